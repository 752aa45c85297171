import { parseJsonFile } from '../../src/connector/json-file.ts';
import { isArray, isObject, type JsonValue } from '../../src/connector/json-value.ts';
import { parseStrictJson } from '../../src/connector/strict-json.ts';
import { bytesOf, partOf } from '../case.ts';
import { isStrictJson } from '../oracles.ts';
import { connectorSeeds, keptCases, partsOf } from '../seeds.ts';
import { promise, type Target } from '../target.ts';

const file = 'a.json';

/** The reader of JSON with positions, held against `JSON.parse`. */
export const json: Target = {
  name: 'json',
  about: '`connector/json-file`, `json-parse`, `json-scan`, `json-locate`, `strict-json`: JSON with positions, against `JSON.parse`',
  medium: { kindOf: () => 'json', mostBytes: 8192 },
  seeds: () => [
    ...keptCases('json'),
    ...partsOf(connectorSeeds(), 'apiProperties.json').map(([part]) => [{ name: file, bytes: part?.bytes ?? new Uint8Array() }]),
    ...['{}', '[]', 'null', '"a"', '-1.5e+3', '{"a":[{"b":null},true,"\\u00e4\\n"]} // c', '{"a":1,"a":2,}', '/* c */ [1, 2,]'].map(
      (text) => [partOf(file, text)],
    ),
  ],
  run: (parts) => {
    const bytes = bytesOf(parts, file);
    const read = parseJsonFile(file, bytes);
    const isWithinLimits = read.tooDeepAt === undefined && read.tooManyNodes === undefined;
    const isClean = read.syntaxProblems.length === 0 && read.invalidByteAt === undefined && isWithinLimits;
    const isStrict = isStrictJson(bytes);
    promise(!isClean || isStrict, 'Nothing is said to be wrong with a file that JSON.parse refuses.');
    promise(isClean || !isStrict || !isWithinLimits, 'Something is said to be wrong with a file that JSON.parse takes.');
    if (isStrict && isWithinLimits) {
      promise(JSON.stringify(read.value) === JSON.stringify(JSON.parse(read.text)), 'The value is not that of JSON.parse.');
    }
    for (const { offset } of [...read.syntaxProblems, ...read.duplicateKeys]) {
      promise(offset >= 0 && offset <= read.text.length, 'A problem stands outside of the text.');
      const { line, column } = read.positionAt(offset);
      promise(line >= 1 && column >= 1, 'A problem has no line or column.');
    }
    if (read.value !== undefined) {
      const paths = pathsOf(read.value, 30);
      const positions = read.positionsOf(paths);
      promise(
        positions.every(({ line, column }) => line >= 1 && column >= 1),
        'A value has no line or column.',
      );
      promise(positions.length === paths.length, 'Not every value has a place.');
    }
    const strict = parseStrictJson(file, bytes);
    promise('problem' in strict || isStrict, 'The strict reader takes what JSON.parse refuses.');
  },
};

function pathsOf(top: JsonValue, most: number): (readonly (string | number)[])[] {
  const found: (readonly (string | number)[])[] = [[]];
  const open: { readonly value: JsonValue; readonly path: readonly (string | number)[] }[] = [{ value: top, path: [] }];
  for (let next = open.pop(); next !== undefined && found.length < most; next = open.pop()) {
    const { value, path } = next;
    const members: readonly (readonly [string | number, JsonValue])[] = isArray(value)
      ? value.map((item, index) => [index, item] as const)
      : isObject(value)
        ? Object.entries(value).map(([name, member]) => [name, member ?? null] as const)
        : [];
    for (const [name, member] of members.slice(0, 8)) {
      found.push([...path, name]);
      open.push({ value: member, path: [...path, name] });
    }
  }
  return found;
}
