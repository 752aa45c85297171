import { describe, expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import { type Example, folder, operation, paths, properties, response, unchanged, update } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { connectorOf } from '../helpers/judge-example.ts';

const comparer = comparerOf(Object.values<Rule>(index));
const golden = connectorOf(unchanged());

test('a version compared with itself gives nothing', () => {
  expect(comparer.compare(golden, connectorOf(unchanged()))).toEqual([]);
});

test('a renamed operation is told at its new place, with its old one', () => {
  const renamed = connectorOf(update(operation('renamed', { operationId: 'ListAllThings' })));
  const [change] = comparer.compare(golden, renamed).filter(({ finding }) => finding.ruleId === 'change-operation-removed');
  expect(change).toMatchObject({
    isBreaking: true,
    updateClass: 'major',
    operation: 'ListThings',
    old: 'ListThings',
    new: 'ListAllThings',
    finding: {
      message: 'Operation ListThings ("GET /things") is now called ListAllThings; flows know it by the old name.',
      location: { file: 'apiDefinition.swagger.json', pointer: '/paths/~1things/get/operationId', line: 27, column: 24 },
    },
    previous: { file: 'apiDefinition.swagger.json', pointer: '/paths/~1things/get', line: 26, column: 14 },
  });
});

test('the fingerprint of a change stays when the files are written differently, and differs from connector to connector', () => {
  const renamed = connectorOf(update(operation('renamed', { operationId: 'ListAllThings' })));
  const [first] = comparer.compare(golden, renamed);
  const [other] = comparer.compare({ ...golden, name: 'Other' }, { ...renamed, name: 'Other' });
  expect(first?.fingerprint).toMatch(/^[0-9a-f]{32}$/);
  expect(comparer.compare(golden, renamed)[0]?.fingerprint).toBe(first?.fingerprint);
  expect(other?.fingerprint).not.toBe(first?.fingerprint);
});

test('changes whose names differ only where a message leaves out are told each', () => {
  const names = ['a', 'b'].map((letter) => `${'x'.repeat(100)}${letter}${'x'.repeat(100)}`);
  const answer = (properties: JsonObject) => update(response('', { schema: { properties } }));
  const before = connectorOf(answer(Object.fromEntries(names.map((name) => [name, { type: 'string' }]))));
  const changes = comparer.compare(before, connectorOf(answer({})));
  expect(changes.filter(({ finding }) => finding.ruleId === 'change-output-removed').map(({ old }) => old)).toEqual(
    names.map((name) => `body.${name}`),
  );
});

test('a long value is told by its beginning and a digest of the whole, which the fingerprint follows', () => {
  const path = `/${'long/'.repeat(300)}`;
  const at = (end: string) =>
    connectorOf(update(paths('', { '/things/{id}': undefined, [path + end]: { get: { operationId: 'GetThing' } } })));
  const [one, two] = ['a', 'b'].map((end) =>
    comparer.compare(golden, at(end)).find(({ finding }) => finding.ruleId === 'change-path-template'),
  );
  expect(String(one?.new).slice(0, 1_000)).toBe(path.slice(0, 1_000));
  expect(String(one?.new).slice(1_000)).toMatch(/^… \(1502 characters, sha256 [0-9a-f]{32}\)$/);
  expect(one?.fingerprint).not.toBe(two?.fingerprint);
});

test('more changes of one rule than anybody reads are cut, and that is an error', () => {
  const properties = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, { type: 'string' }]));
  const answer = (count: number) =>
    connectorOf(update(response('', { schema: { type: 'array', items: { properties: properties(count) } } })));
  const changes = comparer.compare(answer(10_010), answer(1));
  expect(changes.filter(({ finding }) => finding.ruleId === 'change-output-removed')).toHaveLength(10_000);
  expect(changes.filter(({ finding }) => finding.ruleId === 'change-comparison-complete').map(({ finding }) => finding.message)).toEqual([
    'There are too many changes to tell all that change-output-removed found.',
  ]);
});

describe('what was not compared is acknowledged for these two versions alone', () => {
  const fields = (count: number, described = ''): Example =>
    update(
      response('', {
        description: described || 'Things.',
        schema: { type: 'array', items: { properties: Object.fromEntries(Array.from({ length: count }, (_, one) => [`p${one}`, {}])) } },
      }),
    );
  const maze = (type: string, described = 'Things.'): Example => {
    const next = (room: number): JsonObject => ({ $ref: `#/definitions/Room${room}` });
    const rooms = Array.from({ length: 20 }, (_, room) => [`Room${room}`, { properties: { left: next(room + 1), right: next(room + 1) } }]);
    return update(
      response(
        '',
        { description: described, schema: next(0) },
        { document: { definitions: { ...Object.fromEntries(rooms), Room20: { type } } } },
      ),
    );
  };
  const broken = (text: string): Example => update(folder('', { 'apiDefinition.swagger.json': text }));

  test.each<[string, Example, Example, Example]>([
    ['too many changes', fields(10_010), fields(1), fields(1, 'Other things.')],
    ['schemas that are too entangled', maze('string'), maze('integer'), maze('integer', 'Other things.')],
    ['a definition that cannot be read', unchanged(), broken('['), broken('[ ')],
    [
      'properties that could not be read',
      update(folder('', { 'apiProperties.json': '!' })),
      unchanged(),
      update(properties('', { publisher: 'Fabrikam' })),
    ],
  ])('%s', (_name, before, after, later) => {
    const fingerprints = (one: Example, other: Example): string[] =>
      comparer
        .compare(connectorOf(one), connectorOf(other))
        .filter(({ finding }) => finding.ruleId === 'change-comparison-complete')
        .map(({ fingerprint }) => fingerprint);
    const first = fingerprints(before, after);
    expect(first).toHaveLength(1);
    expect(fingerprints(before, after)).toEqual(first);
    const second = fingerprints(before, later);
    expect(second).toHaveLength(1);
    expect(second).not.toEqual(first);
  });
});
