import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { unchanged } from '../../rules/examples.ts';
import { consultOracle } from '../../src/certify/oracle.ts';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';

const minimal = { swagger: '2.0', info: { title: 'Things', version: '1.0' }, paths: {} };

test.each(['certified', 'independent-publisher', 'custom'] as const)('it takes the golden connector (%s)', async (program) => {
  const bytes = unchanged(program)
    .entries()
    .find(({ path }) => path === 'apiDefinition.swagger.json')?.bytes;
  expect(await consultOracle(JSON.parse(new TextDecoder().decode(bytes)))).toBeUndefined();
});

const get = (operationId: string, members: JsonObject = {}): JsonObject => ({
  get: { operationId, responses: { 200: { description: 'x' } }, ...members },
});

test.each<[string, JsonObject, RegExp]>([
  ['nothing at all', {}, /^It is not a valid Openapi API definition$/],
  ['another version', { ...minimal, swagger: '1.2' }, /Unrecognized Swagger version: 1\.2/],
  ['what the schema forbids', { ...minimal, info: null }, /^Swagger schema validation failed\. #\/info must be object$/],
  ['a name used twice', { ...minimal, paths: { '/a': get('Same'), '/b': get('Same') } }, /Duplicate operation id 'Same'/],
  ['a variable that no parameter explains', { ...minimal, paths: { '/a/{id}': get('A') } }, /missing path parameter\(s\) for \{id\}/],
  [
    'a required property that is not there',
    { ...minimal, definitions: { A: { type: 'object', required: ['b'], properties: {} } } },
    /Property 'b' listed as required but does not exist/,
  ],
  ['a reference to nothing', { ...minimal, definitions: { A: { $ref: '#/definitions/None' } } }, /definitions\/None/],
])('it refuses %s, in one line', async (_name, definition, sentence) => {
  const refusal = await consultOracle(definition);
  expect(refusal).toMatch(sentence);
  expect(refusal).not.toMatch(/[\n\r]/);
});

test('it tells many objections in at most 300 characters', async () => {
  const paths = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`/path-${at}`, { get: {} }]));
  expect((await consultOracle({ ...minimal, paths }))?.length).toBeLessThanOrEqual(300);
});

test('it takes circles, and leaves the definition as it was', async () => {
  const definition = {
    ...minimal,
    paths: { '/a': get('A', { responses: { 200: { description: 'x', schema: { $ref: '#/definitions/A' } } } }) },
    definitions: { A: { type: 'object', properties: { a: { $ref: '#/definitions/A' } } } },
  };
  const before = JSON.stringify(definition);
  expect(await consultOracle(definition)).toBeUndefined();
  expect(JSON.stringify(definition)).toBe(before);
});

test('it fetches and reads nothing', async () => {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.json`;
  // A file that was read would be refused: this one is no schema.
  const file = new URL('../../package.json', import.meta.url).href;
  for (const reference of [url, `${url}#/a`, file, 'package.json', './package.json#/name']) {
    expect(await consultOracle({ ...minimal, definitions: { A: { $ref: reference } } })).toBeUndefined();
  }
  await new Promise((done) => server.close(done));
  expect(requests).toBe(0);
});

test('it is not asked about a definition that refers its way to billions of values', async () => {
  const definitions: Record<string, JsonValue> = { A0: { type: 'string' } };
  for (let at = 1; at < 40; at += 1)
    definitions[`A${at}`] = { properties: { a: { $ref: `#/definitions/A${at - 1}` }, b: { $ref: `#/definitions/A${at - 1}` } } };
  const started = performance.now();
  expect(await consultOracle({ ...minimal, definitions })).toMatch(/^It was not asked/);
  expect(performance.now() - started).toBeLessThan(2_000);
});
