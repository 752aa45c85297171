import { describe, expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import type { Example } from '../../rules/examples.ts';
import { golden } from '../../rules/golden.ts';
import * as index from '../../rules/index.ts';
import { type Certifier, certifierOf } from '../../src/certify/certify.ts';
import type { Step } from '../../src/certify/proposal.ts';
import { repairableOf, repairConnector } from '../../src/certify/repair.ts';
import { editsOf, jsonActions, withEdits } from '../../src/certify/text-edits.ts';
import { type Connector, readConnector } from '../../src/connector/connector.ts';
import type { FolderEntry } from '../../src/connector/folder.ts';
import { isArray, isObject, type JsonValue, objectOr } from '../../src/connector/json-value.ts';
import { type Path, parsePointer, pointerOf, valueAt } from '../../src/connector/place.ts';

const rules: readonly Rule[] = Object.values(index);
const certifier = certifierOf(rules);

function connectorOf({ folderName, program, entries }: Pick<Example, 'entries' | 'folderName' | 'program'>): Connector {
  return readConnector({ path: folderName, name: folderName, program, entries: entries(), truncated: false });
}

/** The files' bytes as text, one character each. */
function textsOf(connector: Connector): Record<string, string> {
  return Object.fromEntries(connector.entries.map(({ path, bytes }) => [path, Buffer.from(bytes ?? []).toString('latin1')]));
}

/** Repairs of one rule alone; all rules judge them. */
function only(rule: Rule): Certifier {
  const judge: Certifier['judge'] = (connector) => {
    const all = certifier.judge(connector);
    return { ...all, proposals: () => all.proposals().filter(({ finding }) => finding.ruleId === rule.id) };
  };
  return { ...certifier, judge };
}

/** What findings are about; a repair that moves or renames a place moves the findings in it. */
function placesOf(connector: Connector, nameOf = (file: string) => file): string[] {
  return certifier
    .certify(connector)
    .findings.map(({ ruleId, location: { file, pointer } }) => `${ruleId} ${nameOf(file)} ${pointer ?? ''}`);
}
const moving = new Set([
  'array-values-unique',
  'extension-name-spelling',
  'operation-method-lowercase',
  'path-leading-slash',
  'tag-unique',
]);

const repairable = rules
  .map((rule) => {
    const alone = certifierOf([rule]);
    return { rule, examples: rule.invalid.filter((example) => alone.judge(connectorOf(example)).proposals().length > 0) };
  })
  .filter(({ examples }) => examples.length > 0);

test('these rules repair', () => {
  expect(repairable.map(({ rule }) => rule.id).sort()).toMatchInlineSnapshot(`
    [
      "array-values-unique",
      "base-path-leading-slash",
      "brand-color-independent",
      "capabilities-known",
      "connection-parameter-constraints-typed",
      "connection-parameter-tenant-id-texts",
      "connection-parameter-type",
      "connector-metadata-category-casing",
      "connector-metadata-category-separator",
      "connector-metadata-name-casing",
      "definition-file-name",
      "dynamic-item-value-path-match",
      "dynamic-not-on-body-parameter",
      "extension-name-spelling",
      "folder-executable-bit",
      "host-lowercase",
      "info-description-escapes",
      "info-description-final-period",
      "info-title-end",
      "json-bom-absent",
      "json-encoding-utf8",
      "json-indentation-consistent",
      "json-indentation-spaces",
      "oauth-client-id-zero-guid-absent",
      "oauth-redirect-mode",
      "oauth-redirect-mode-known",
      "oauth-redirect-url-absent",
      "operation-deprecated-flag",
      "operation-deprecated-marker",
      "operation-description-punctuation",
      "operation-method-lowercase",
      "operation-summary-end",
      "parameter-allow-empty-value",
      "parameter-body-members",
      "parameter-description-punctuation",
      "path-item-operations",
      "path-leading-slash",
      "path-parameter-encoding",
      "path-parameter-required",
      "policy-instances-non-empty",
      "policy-template-spelling",
      "query-parameter-encoding-absent",
      "readme-heading-space",
      "readme-name-lowercase",
      "readme-product-name-apps",
      "readme-product-name-flow",
      "reference-used",
      "response-headers-non-empty",
      "root-empty-members",
      "schema-default-type",
      "schema-empty-strings-absent",
      "schema-enum-non-empty",
      "schema-property-description-punctuation",
      "schema-property-title-non-empty",
      "schema-required-non-empty",
      "schema-type-present",
      "schemes-non-empty",
      "security-requirement-array",
      "security-requirement-empty",
      "tag-unique",
      "text-single-blanks",
      "text-single-line",
      "text-trimmed",
      "visibility-value",
      "webhook-notification-url-internal",
      "webhook-notification-url-required",
      "webhook-notification-url-string",
    ]
  `);
});

describe.each(repairable.map((one) => [one.rule.id, one] as const))('%s', (id, { rule, examples }) => {
  const named = examples.map((example) => [example.name, example] as const);

  test.each(named)('makes its finding go, brings no other, and has nothing to do a second time: %s', (_name, example) => {
    const connector = connectorOf(example);
    const { fixed, connector: after } = repairConnector(connector, only(rule));
    const alone = certifierOf([rule]);
    expect(alone.certify(after).findings).toHaveLength(alone.certify(connector).findings.length - fixed.length);
    // A file that got another name takes its findings along.
    const names = new Map(connector.entries.map(({ path }, at) => [path, after.entries[at]?.path ?? path]));
    const known = placesOf(connector, (file) => names.get(file) ?? file);
    const left = placesOf(after);
    expect(left.length).toBeLessThanOrEqual(known.length - fixed.length);
    if (!moving.has(id)) expect(left.filter((place) => !known.includes(place))).toEqual([]);
    expect(repairConnector(after, only(rule)).fixed).toEqual([]);
  });

  test('stands the test in at least one example', () => {
    expect(examples.some((example) => repairConnector(connectorOf(example), only(rule)).fixed.length > 0)).toBe(true);
  });

  test.each(named)('does the same to a file with the line ends of Windows: %s', (_name, example) => {
    const windows = connectorOf({ ...example, entries: () => example.entries().map(withWindowsLines) });
    const expected = repairConnector(connectorOf(example), only(rule)).connector.entries.map(withWindowsLines);
    expect(textsOf(repairConnector(windows, only(rule)).connector)).toEqual(textsOf({ ...windows, entries: expected }));
  });
});

function withWindowsLines(entry: FolderEntry): FolderEntry {
  const bytes = Buffer.from(
    Buffer.from(entry.bytes ?? [])
      .toString('latin1')
      .replace(/\r?\n/g, '\r\n'),
    'latin1',
  );
  return entry.bytes === undefined ? entry : { ...entry, bytes, size: bytes.length };
}

describe('the edits of a text', () => {
  /** Numbers that only look random: the same in each run. */
  function randomOf(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
  }
  const names = ['a', 'b', '"', '\\', 'a\\"', '', '__proto__', 'constructor', '0', '~1/', '{', ',', ':'];
  const blanks = ['', ' ', '\n', '\r\n\t', ' \n  '];

  function anyValue(random: (below: number) => number, depth: number): JsonValue {
    const kind = random(depth > 3 ? 3 : 5);
    if (kind < 3) return [random(100), names[random(names.length)] ?? '', null][kind] ?? null;
    const size = random(5);
    if (kind === 3) return Array.from({ length: size }, () => anyValue(random, depth + 1));
    return Object.fromEntries(Array.from({ length: size }, () => [names[random(names.length)] ?? '', anyValue(random, depth + 1)]));
  }

  function printed(value: JsonValue, random: (below: number) => number): string {
    const blank = () => blanks[random(blanks.length)] ?? '';
    const list = (parts: readonly string[]) => parts.map((part) => blank() + part + blank()).join(',') || blank();
    if (isArray(value)) return `[${list(value.map((item) => printed(item, random)))}]`;
    if (!isObject(value)) return JSON.stringify(value);
    const members = Object.entries(value).map(
      ([name, one]) => `${JSON.stringify(name)}${blank()}:${blank()}${printed(one ?? null, random)}`,
    );
    return `{${list(members)}}`;
  }

  /** Steps for a value of the member `top`, and the value they should give. */
  function stepsFor(value: JsonValue, random: (below: number) => number): { steps: Step[]; expected: JsonValue } {
    const steps: Step[] = [];
    if (isArray(value)) {
      const gone = value.map(() => random(2) === 0);
      for (const [at, isGone] of gone.entries()) if (isGone) steps.push({ path: ['top', at], repair: { kind: 'remove' } });
      return { steps, expected: value.filter((_, at) => !gone[at]) };
    }
    if (!isObject(value)) return { steps: [{ path: ['top'], repair: { kind: 'replace', value: 'new\n' } }], expected: 'new\n' };
    const kept: [string, JsonValue][] = [];
    for (const [name, member = null] of Object.entries(value)) {
      const path = ['top', name];
      const choice = random(4);
      if (choice === 0) steps.push({ path, repair: { kind: 'remove' } });
      if (choice === 1) steps.push({ path, repair: { kind: 'replace', value: [name] } });
      if (choice === 2) steps.push({ path, repair: { kind: 'rename', name: `new ${name}` } });
      if (choice !== 0) kept.push([choice === 2 ? `new ${name}` : name, choice === 1 ? [name] : member]);
    }
    if (steps.every(({ repair }) => repair.kind !== 'remove')) {
      steps.push({ path: ['top'], repair: { kind: 'set', name: 'a "member"', value: true } });
      kept.push(['a "member"', true]);
    }
    return { steps, expected: Object.fromEntries(kept) };
  }

  test('give the very value, in any formatting', () => {
    for (let seed = 1; seed <= 2000; seed += 1) {
      const random = randomOf(seed);
      const top = anyValue(random, 0);
      const text = printed({ top, end: 1 }, random);
      const { steps, expected } = stepsFor(top, random);
      const actions = jsonActions(text, JSON.parse(text), steps).filter((action) => action !== undefined);
      expect(actions).toHaveLength(steps.length);
      const edited = withEdits(text, editsOf(actions));
      const isRight = JSON.stringify(sorted(JSON.parse(edited))) === JSON.stringify(sorted({ top: expected, end: 1 }));
      expect(isRight, `seed ${seed}: ${text} became ${edited}`).toBe(true);
    }
  });

  function sorted(value: JsonValue): JsonValue {
    if (isArray(value)) return value.map(sorted);
    if (!isObject(value)) return value;
    return Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member = null]) => [name, sorted(member)]);
  }

  test('keep the spelling of what stays', () => {
    const text = String.raw`{"t":"\u00e9  \/ \ud83d\ude00  end\n"}`;
    const replaced = (value: string) => {
      const actions = jsonActions(text, JSON.parse(text), [{ path: ['t'], repair: { kind: 'replace', value } }]);
      return withEdits(text, editsOf(actions.filter((action) => action !== undefined)));
    };
    expect(replaced('é / 😀 end.')).toBe(String.raw`{"t":"\u00e9 \/ \ud83d\ude00 end."}`);
    expect(replaced('é  / 😁  "end"\n')).toBe(String.raw`{"t":"\u00e9  \/ 😁  \"end\"\n"}`);
  });

  test('take one comma with a member, and indent a new one as its siblings', () => {
    const edited = (text: string, ...steps: Step[]) =>
      withEdits(text, editsOf(jsonActions(text, JSON.parse(text), steps).filter((action) => action !== undefined)));
    const remove = (...path: (string | number)[]): Step => ({ path, repair: { kind: 'remove' } });
    const lines = '{\n\t"a": 1,\n\t"b": 2 ,\n\t"c": 3\n}\n';
    expect(edited(lines, remove('a'))).toBe('{\n\t"b": 2 ,\n\t"c": 3\n}\n');
    expect(edited(lines, remove('b'))).toBe('{\n\t"a": 1 ,\n\t"c": 3\n}\n');
    expect(edited(lines, remove('c'))).toBe('{\n\t"a": 1,\n\t"b": 2 \n}\n');
    expect(edited(lines, remove('a'), remove('b'))).toBe('{\n\t"c": 3\n}\n');
    expect(edited(lines, remove('a'), remove('b'), remove('c'))).toBe('{}\n');
    const set: Step = { path: [], repair: { kind: 'set', name: 'd', value: [] } };
    expect(edited(lines, set)).toBe('{\n\t"a": 1,\n\t"b": 2 ,\n\t"c": 3,\n\t"d": []\n}\n');
    expect(edited('{"a":1}', set)).toBe('{"a":1,"d":[]}');
    expect(edited('{"a": 1}', set)).toBe('{"a": 1, "d": []}');
    expect(edited('{ "a" : 1 }', set)).toBe('{ "a" : 1, "d" : [] }');
  });

  test('put an item behind the last one, as its siblings stand', () => {
    const appended = (text: string) => {
      const step: Step = { path: ['a'], repair: { kind: 'append', value: 'x' } };
      return withEdits(text, editsOf(jsonActions(text, JSON.parse(text), [step]).filter((action) => action !== undefined)));
    };
    expect(appended('{"a": []}')).toBe('{"a": ["x"]}');
    expect(appended('{"a": [ ]}')).toBe('{"a": ["x" ]}');
    expect(appended('{"a":["b"]}')).toBe('{"a":["b", "x"]}');
    expect(appended('{"a":["b","c"]}')).toBe('{"a":["b","c","x"]}');
    expect(appended('{"a":["b" , "c"]}')).toBe('{"a":["b" , "c", "x"]}');
    expect(appended('{"a": [\r\n\t"b"\r\n]}')).toBe('{"a": [\r\n\t"b",\r\n\t"x"\r\n]}');
    expect(appended('{"a": {}}')).toBe('{"a": {}}');
  });

  test('are not made where a place is not there or a name is taken', () => {
    const text = '{"a": 1, "b": 2}';
    const actionOf = (step: Step) => jsonActions(text, JSON.parse(text), [step])[0];
    expect(actionOf({ path: ['a'], repair: { kind: 'rename', name: 'b' } })).toBeUndefined();
    expect(actionOf({ path: ['c'], repair: { kind: 'remove' } })).toBeUndefined();
    expect(actionOf({ path: [], repair: { kind: 'remove' } })).toBeUndefined();
    expect(actionOf({ path: [], repair: { kind: 'rename-file', name: 'x' } })).toBeUndefined();
    expect(actionOf({ path: ['a'], repair: { kind: 'set', name: 'x', value: 1 } })).toBeUndefined();
  });
});

test('what is called repairable is repaired, and of a repaired connector nothing is', () => {
  let count = 0;
  for (const { rule } of repairable) {
    for (const example of rule.invalid) {
      const connector = connectorOf(example);
      const promised = repairableOf(connector, certifier.judge(connector), certifier);
      const repaired = repairConnector(connector, certifier);
      const promises = [...promised].map(({ ruleId }) => ruleId).sort();
      const kept = repaired.fixed.map(({ ruleId }) => ruleId);
      for (const id of promises) expect(kept.splice(kept.indexOf(id), 1), example.name).toEqual([id]);
      expect([...repairableOf(repaired.connector, repaired.judgement, certifier)]).toEqual([]);
      count += promises.length;
    }
  }
  expect(count).toBeGreaterThan(repairable.length);
});

test('a repair that does harm is tried once, and once more when nothing else is left, however many rounds there are', () => {
  const { definition, properties, readme } = golden('certified');
  const paths = objectOr(definition['paths']);
  const [list, thing] = [objectOr(paths['/things']), objectOr(paths['/things/{id}'])];
  // Without its full stop the first summary would be told to be in sentence case, which nobody can repair.
  const changed = {
    ...definition,
    paths: {
      ...paths,
      '/things': { ...list, get: { ...objectOr(list['get']), summary: 'List All Things of Shops.' } },
      '/things/{id}': { ...thing, get: { ...objectOr(thing['get']), summary: ' Get a thing. ', description: ' Gets one thing' } },
    },
  };
  const texts = {
    'apiDefinition.swagger.json': JSON.stringify(changed),
    'apiProperties.json': JSON.stringify(properties),
    'readme.md': readme,
  };
  const entries = Object.entries(texts).map(([path, text]): FolderEntry => {
    const bytes = new TextEncoder().encode(text);
    return { path, kind: 'file', executable: false, size: bytes.length, bytes };
  });
  const connector = readConnector({ path: 'x', name: 'Northwind Things', program: 'certified', entries, truncated: false });
  const seen: string[] = [];
  const watched: Certifier = {
    ...certifier,
    judge: (one) => {
      seen.push(textsOf(one)['apiDefinition.swagger.json'] ?? '');
      return certifier.judge(one);
    },
  };
  const repaired = repairConnector(connector, watched);
  expect(textsOf(repaired.connector)['apiDefinition.swagger.json']).toContain('"List All Things of Shops."');
  expect(repaired.fixed.map(({ ruleId }) => ruleId)).toEqual(['operation-description-punctuation', 'text-trimmed']);
  expect(seen.length).toBeLessThanOrEqual(13);
});

test.each([...moving])('%s tells where everything stands afterwards, and what is gone', (id) => {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(id);
  let moved = 0;
  for (const example of rule.invalid) {
    const connector = connectorOf(example);
    const repaired = repairConnector(connector, only(rule));
    for (const [before, after] of [
      [connector.definitionFile, repaired.connector.definitionFile],
      [connector.propertiesFile, repaired.connector.propertiesFile],
    ])
      for (const [path, value] of before?.value === undefined ? [] : leavesBelow(before.value)) {
        const pointer = pointerOf(path);
        const place = repaired.placeAfter(before?.name ?? '', pointer);
        if (place === undefined) continue;
        expect([example.name, pointer, valueAt(after?.value, parsePointer(place) ?? [])]).toEqual([example.name, pointer, value]);
        if (place !== pointer) moved += 1;
      }
  }
  // An item that stays does not always have one before it that goes.
  if (id !== 'array-values-unique' && id !== 'tag-unique') expect(moved).toBeGreaterThan(0);
});

/** What holds nothing else, with its place. */
function* leavesBelow(value: JsonValue, path: Path = []): Generator<readonly [Path, JsonValue]> {
  const members = isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  if (members.length === 0) yield [path, value];
  for (const [key, one] of members) yield* leavesBelow(one ?? null, [...path, key]);
}
