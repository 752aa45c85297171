import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJsonFile } from '../../src/connector/json-file.ts';
import { locate, type Spot } from '../../src/connector/json-locate.ts';
import { scanJson } from '../../src/connector/json-scan.ts';
import { isObject } from '../../src/connector/json-value.ts';
import { limits } from '../../src/connector/limits.ts';
import { type Path, pathOf, root, valueAt } from '../../src/connector/place.ts';

const read = (text: string | Uint8Array) =>
  parseJsonFile('apiProperties.json', typeof text === 'string' ? new TextEncoder().encode(text) : text);
const problemsOf = (text: string) => {
  const file = read(text);
  return file.syntaxProblems.map(({ offset, message }) => ({ ...file.positionAt(offset), message }));
};

describe('what is not strict JSON is said, with its place', () => {
  test('a trailing comma in an object and in an array; the rest is read', () => {
    expect(problemsOf('{\n  "a": [1, 2, ],\n}')).toEqual([
      { line: 2, column: 13, message: "A comma stands before ']' with nothing after it." },
      { line: 2, column: 16, message: "A comma stands before '}' with nothing after it." },
    ]);
    expect(read('{"a": [1, 2, ],}').value).toEqual({ a: [1, 2] });
  });

  test('comments', () => {
    expect(problemsOf('// one\n{ /* two */ "a": 1 }')).toEqual([
      { line: 1, column: 1, message: 'JSON allows no comments.' },
      { line: 2, column: 3, message: 'JSON allows no comments.' },
    ]);
    expect(read('// one\n{ /* " [ */ "a": 1 }').value).toEqual({ a: 1 });
  });

  test('a raw line break in a string', () => {
    const text = '{"a": "one\ntwo"}';
    expect(problemsOf(text)).toEqual([
      { line: 1, column: 11, message: 'A string holds a raw control character (U+000A); write it as an escape such as \\n.' },
    ]);
    expect(read(text).value).toEqual({ a: 'one\ntwo' });
  });

  test('something after the value', () => {
    expect(problemsOf('{"a": 1}\n}')).toEqual([{ line: 2, column: 1, message: "Something follows the end of the JSON value: '}'." }]);
    // Half a document would only be judged for what the other half holds.
    expect(read('{"a": 1}\n}').value).toBeUndefined();
  });

  test.each([
    ['', 1, 1, 'The file is empty.'],
    ['{"a" 1}', 1, 6, "':' is expected after the member name, found '1'."],
    ['{"a": 1 "b": 2}', 1, 9, "',' or '}' is expected here, found '\"'."],
    ["{'a': 1}", 1, 2, "A member name in double quotes is expected here, found '''."],
    ['{"a": 01}', 1, 8, "A number ends in '1'."],
    ['{"a": "b', 1, 7, 'The string that begins here never ends.'],
    ['{"a": [1,\n', 1, 7, "The '[' that begins here is never closed."],
    ['{"a": "\\x"}', 1, 8, 'Strings know no escape \\x.'],
    ['{"a": "\\u12"}', 1, 8, 'After \\u a string needs four hexadecimal digits.'],
    ['{"a": tru}', 1, 7, "A value is expected here, found 't'."],
    ['{"a": \u202e}', 1, 7, 'A value is expected here, found character U+202E.'],
  ])('what cannot be understood ends the reading: %j', (text, line, column, message) => {
    expect(problemsOf(text).at(-1)).toEqual({ line, column, message });
    expect(read(text).value).toBeUndefined();
  });

  test('a text of CRLF lines counts lines as editors do', () => {
    expect(problemsOf('{\r\n  "a": 1,\r\n}')).toEqual([
      { line: 2, column: 9, message: "A comma stands before '}' with nothing after it." },
    ]);
  });
});

describe('bytes', () => {
  test('a byte order mark is noted and not part of the text', () => {
    const file = read('\ufeff{"a": 1}');
    expect(file.hasByteOrderMark).toBe(true);
    expect(file.value).toEqual({ a: 1 });
    expect(file.positionsOf([['a']])).toEqual([{ line: 1, column: 7 }]);
  });

  test('the first byte that is not UTF-8 is named', () => {
    expect(read(new Uint8Array([0x22, 0xc3, 0xa9, 0xff, 0x22])).invalidByteAt).toBe(3);
    expect(read(new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])).invalidByteAt).toBe(1);
    expect(read('"é"').invalidByteAt).toBeUndefined();
  });

  test('UTF-16 is read, and is an error all the same', () => {
    const file = read(new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from('{"a": 1}', 'utf16le'))]));
    expect(file.value).toEqual({ a: 1 });
    expect(file.syntaxProblems).toEqual([{ offset: 0, message: 'The file is encoded as UTF-16; JSON is UTF-8.' }]);
    expect(file.invalidByteAt).toBe(0);
  });

  test('any bytes at all give an answer, and a file without problems is what JSON.parse accepts', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => new TextEncoder().encode(text)),
      fc.json().chain((text) => fc.nat(text.length).map((cut) => new TextEncoder().encode(text.slice(0, cut)))),
      fc
        .array(fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', '//', '/*', '*/', '1', 'a', '\n', '"a"'), { maxLength: 30 })
        .map((parts) => new TextEncoder().encode(parts.join(''))),
    );
    fc.assert(
      fc.property(bytes, (input) => {
        const file = read(input);
        const isClean =
          file.syntaxProblems.length === 0 && file.invalidByteAt === undefined && !file.hasByteOrderMark && file.duplicateKeys.length === 0;
        let strict: unknown;
        try {
          strict = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(input));
        } catch {
          expect(isClean).toBe(false);
          return;
        }
        if (isClean) expect(file.value).toEqual(strict);
        else expect(file.syntaxProblems).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('names', () => {
  test('a repeated name is found in whichever object it is, at its second place; the last value counts', () => {
    const file = read('{\n  "a": { "x": 1, "x": 2 },\n  "a": 3\n}');
    expect(file.duplicateKeys.map(({ path, offset }) => ({ path, ...file.positionAt(offset) }))).toEqual([
      { path: ['a', 'x'], line: 2, column: 18 },
      { path: ['a'], line: 3, column: 3 },
    ]);
    expect(file.value).toEqual({ a: 3 });
    expect(file.positionsOf([['a']])).toEqual([{ line: 3, column: 8 }]);
  });

  test('what only the first of repeated names holds is not there: the place is that of the last', () => {
    const file = read('{\n  "a": { "x": { "y": 1 } },\n  "a": { "z": 2 }\n}');
    const last = { line: 3, column: 8 };
    expect(file.positionsOf([['a', 'x', 'y'], ['a', 'x'], ['a', 'z'], ['a']])).toEqual([last, last, { line: 3, column: 15 }, last]);
  });

  test.each(['{"__proto__": {"polluted": true}, "constructor": 1}', '{"__proto__": {"polluted": true}, "constructor": 1,}'])(
    '__proto__ and constructor are plain names: %s',
    (text) => {
      const { value } = read(text);
      expect(isObject(value) && Object.keys(value)).toEqual(['__proto__', 'constructor']);
      expect(valueAt(value, ['__proto__', 'polluted'])).toBe(true);
      expect(valueAt(value, ['toString'])).toBeUndefined();
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );
});

describe('limits hold before anything is parsed', () => {
  test('200,000 nested brackets', () => {
    const file = read('['.repeat(200_000) + ']'.repeat(200_000));
    expect(file.value).toBeUndefined();
    expect(file.tooDeepAt).toBe(limits.jsonDepth);
    expect(file.syntaxProblems).toEqual([]);
  });

  test('brackets hidden from the count by a comment are still refused', () => {
    const file = read(`/*"*/${'['.repeat(100_000)}`);
    expect(file.value).toBeUndefined();
    expect(file.syntaxProblems.at(-1)?.message).toBe('Objects and arrays are nested more than 64 levels deep.');
  });

  test('what is wrong at the deepest level that is allowed is told as what it is', () => {
    const deepest = (inner: string) => read('['.repeat(limits.jsonDepth - 1) + inner + ']'.repeat(limits.jsonDepth - 1));
    const repeated = deepest('{"a":1,"a":2}');
    expect(repeated.syntaxProblems).toEqual([]);
    expect(repeated.duplicateKeys.map(({ path }) => path.at(-1))).toEqual(['a']);
    expect(repeated.value).toBeDefined();
    expect(deepest('[1,]').syntaxProblems.map(({ message }) => message)).toEqual(["A comma stands before ']' with nothing after it."]);
  });

  test('values hidden from the count by a comment are still refused, and a file of comments has a hundred problems', () => {
    const hidden = read(`{/*"*/"a":[${'0,'.repeat(limits.jsonNodes)}0]}`);
    expect(hidden.value).toBeUndefined();
    expect(hidden.syntaxProblems.at(-1)?.message).toBe('The file holds more than 200,000 values.');
    expect(read(`${'//\n'.repeat(300_000)}{}`).syntaxProblems).toHaveLength(100);
  });

  test('exactly the allowed depth is read', () => {
    expect(read('['.repeat(64) + ']'.repeat(64)).value).toBeDefined();
    expect(read('['.repeat(65) + ']'.repeat(65)).value).toBeUndefined();
  });

  test('too many values', () => {
    const file = read(`[${'1,'.repeat(limits.jsonNodes)}1]`);
    expect(file.tooManyNodes).toBe(limits.jsonNodes + 2);
    expect(file.value).toBeUndefined();
    expect(read(`[${'1,'.repeat(limits.jsonNodes - 2)}1]`).tooManyNodes).toBeUndefined();
  });
});

test('every node of any document is found where it begins', () => {
  const isBlankOr = fc.constantFrom('', ' ', '\n', '\t');
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), isBlankOr, (value, blank) => {
      const text = blank + JSON.stringify(value, null, blank === '' ? 0 : 2);
      const file = read(text);
      const paths = allPaths(JSON.parse(JSON.stringify(value)));
      const lines = text.split('\n');
      file.positionsOf(paths).forEach(({ line, column }, at) => {
        const rest = [(lines[line - 1] ?? '').slice(column - 1), ...lines.slice(line)].join('\n');
        const node = JSON.stringify(valueAt(file.value, paths[at] ?? []));
        expect(rest.replace(/\s+/g, '').startsWith(node.replace(/\s+/g, '').slice(0, 10))).toBe(true);
      });
    }),
  );
});

test('nodes are found alike when what comes after the last of them is not read', () => {
  const keys = fc.array(fc.constantFrom<string | number>('a', 'b', 'c', 0, 1), { maxLength: 4 });
  const { value: json } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, fc.constantFrom(1, 'a', '}'), fc.array(tie('value'), { maxLength: 3 }), tie('object')),
    object: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
  }));
  fc.assert(
    fc.property(json, fc.array(keys, { maxLength: 5 }), (value, paths) => {
      const text = JSON.stringify(value, null, 2);
      const found = ({ start, pointer, line, column }: Spot) => ({ start, pointer, line, column });
      expect(locate(text, paths, { repeatsNothing: true }).map(found)).toEqual(locate(text, paths).map(found));
    }),
    { numRuns: 2_000 },
  );
});

describe('lines are skipped only where the layout allows it', () => {
  const { value: json } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(1, '}', '\\"\\n}]', ' '),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(fc.constantFrom('a', 'b', '}'), tie('value'), { maxKeys: 3 }),
  }));
  const wanted = fc.array(fc.array(fc.constantFrom<string | number>('a', 'b', '}', 0, 1, 2), { maxLength: 4 }), { maxLength: 4 });
  const found = (spots: readonly Spot[]) => spots.map(({ start, pointer, line, column }) => ({ start, pointer, line, column }));
  const indentOf = (text: string) => scanJson(new TextEncoder().encode(text), limits.jsonDepth).indent;

  /** Each list and object in one line or in lines of its own, indented as `next` says from 0 to 99: by the level, nearly always. */
  const layout = (value: unknown, indent: number, next: () => number, level = 0): string => {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    const members = Object.entries(value).map(([key, member]) => {
      const name = Array.isArray(value) ? '' : `${JSON.stringify(key)}: `;
      return name + layout(member, indent, next, level + 1);
    });
    const lineEnd = (at: number): string => {
      const choice = next();
      if (choice < 80) return `\n${' '.repeat(indent * at)}`;
      return choice < 95 ? `\n${' '.repeat(indent * (choice % 4))}` : (['', ' ', '\n', '\r\n', '\n\t'][choice % 5] ?? '');
    };
    if (members.length === 0 || next() < 20) return `${open}${members.join(', ')}${close}`;
    return `${open}${members.map((member) => lineEnd(level + 1) + member).join(',')}${lineEnd(level)}${close}`;
  };

  test('nodes are found where they are found letter by letter', () => {
    let laidOut = 0;
    fc.assert(
      fc.property(
        json,
        fc.integer({ min: 0, max: 3 }),
        fc.infiniteStream(fc.nat(99)),
        fc.integer({ min: 0, max: 20 }),
        wanted,
        (...given) => {
          const [value, indent, numbers, oddity, paths] = given;
          // Most texts are laid out as they should be: only every so many choices may be odd.
          const text = layout(value, indent, () => {
            const choice = Number(numbers.next().value);
            return oddity === 0 || choice < 20 ? choice : Math.min(choice, 79);
          });
          const facts = { repeatsNothing: true, indent: indentOf(text) };
          if (facts.indent !== undefined) laidOut += 1;
          expect(found(locate(text, paths, facts))).toEqual(found(locate(text, paths)));
        },
      ),
      { numRuns: 5_000 },
    );
    expect(laidOut).toBeGreaterThan(1_000);
  });

  test.each([
    ['{\n  "a": {\n    "b": [1, {}]\n  }\n}', 2],
    ['[\n   {\n      "b": [1, {}]\n   }\n]\n', 3],
    ['{\r\n "a": [\r\n  1\r\n ]\r\n}', 1],
    ['{\n  "a": [\n1,\n\n        2\n  ]\n}', 2],
  ])('%j is laid out', (text, indent) => expect(indentOf(text)).toBe(indent));

  test.each([
    ['in one line', '{"a": {"b": [1, {}]}}'],
    ['a bracket behind something', '{\n  "a": {\n    "b": 1 }\n}'],
    ['two brackets in a line', '[\n  [{\n    "b": 1\n  }]\n]'],
    ['a bracket that is indented too much', '{\n  "a": {\n    "b": 1\n    }\n}'],
    ['tabs', '{\n\t"a": {\n\t\t"b": 1\n\t}\n}'],
    ['no indentation', '{\n"a": {\n"b": 1\n}\n}'],
  ])('%s is not', (_, text) => expect(indentOf(text)).toBeUndefined());

  test('what is no strict JSON is read letter by letter', () => {
    const file = read('{\n  "a": {\n    "b": "one\n  }"\n  },\n  "c": 1\n}');
    expect(file.positionsOf([['c']])).toEqual([{ line: 6, column: 8 }]);
  });
});

test('a file that repeats a name is read to its end', () => {
  const file = read('{\n  "a": 1,\n  "b": { "c": 1, "c": 2 },\n  "a": 2\n}');
  expect(file.positionsOf([['a']])).toEqual([{ line: 4, column: 8 }]);
  const finder = file.spotFinder();
  const spots = [finder.spotOf(root, ['a']), finder.spotOf(root, ['b', 'c'])];
  finder.find();
  expect(spots.map(({ line, column }) => ({ line, column }))).toEqual([
    { line: 4, column: 8 },
    { line: 3, column: 23 },
  ]);
});

function allPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => allPaths(child, [...path, key]))];
}

test('a path ends at the root', () => {
  expect(pathOf({ parent: undefined, key: '' })).toEqual([]);
});

describe('what a text costs is counted in its bytes', () => {
  const indentation = fc.constantFrom('', ' ', '  ', '   ', '\t', ' \t', '     ');

  test('lines are counted by how they are indented, however strings look', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.infiniteStream(indentation),
        fc.constantFrom('\n', '\r\n', '\n\n', '\n \n'),
        fc.boolean(),
        (value, indentations, lineEnd, hasByteOrderMark) => {
          const text = JSON.stringify(value, null, 1)
            .split('\n')
            .map((line) => String(indentations.next().value) + line.trimStart())
            .join(lineEnd);
          const file = read(hasByteOrderMark ? `\ufeff${text}` : text);
          const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
          const tabbedLines = lines.filter((line) => /^ *\t/.test(line)).length;
          const oddLines = lines.filter((line) => /^(?: {2})* [^ \t]/.test(line)).length;
          expect(file.syntaxProblems).toEqual([]);
          expect(file.indentation).toEqual({ tabbedLines, oddLines });
        },
      ),
    );
  });

  test('the bracket that nests too deep is told where it stands in the text, not in the bytes', () => {
    const open = '['.repeat(limits.jsonDepth);
    const file = read(`{"größe 😀": ${open}${']'.repeat(limits.jsonDepth)}}`);
    expect(file.tooDeepAt).toBe('{"größe 😀": '.length + limits.jsonDepth - 1);
    expect(file.value).toBeUndefined();
  });
});

test('the names of all members are known, at any depth, however they are written', () => {
  expect(read(String.raw`{"a": [{"b\u002dc": {"__proto__": 1}}], "d": "e"}`).memberNames).toEqual(new Set(['a', 'd', 'b-c', '__proto__']));
  expect(read('{"a": {"b": 1, "b": {"c": 2}},}').memberNames).toEqual(new Set(['a', 'b', 'c']));
  expect(read('{"a": 1, "a": {"b": 2}}').memberNames).toEqual(new Set(['a', 'b']));
  expect(read('{"a": ').memberNames).toEqual(new Set());
});
