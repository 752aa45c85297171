import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importSource } from '../../../src/authoring/import-source.ts';
import type { Note } from '../../../src/authoring/notes.ts';
import { schemaOfSamples } from '../../../src/authoring/sample-schema.ts';
import { parseSource } from '../../../src/authoring/source-document.ts';
import { main } from '../../../src/cli/main.ts';
import type { JsonObject } from '../../../src/connector/json-value.ts';
import { UserError } from '../../../src/connector/user-error.ts';
import { temporaryFolder } from '../../helpers/folder.ts';
import { fakeTerminal } from '../../helpers/terminal.ts';
import { files, odd, orders, things, toys } from './collections.ts';

const choices = { program: 'certified', publisher: 'Contoso', stackOwner: undefined, brandColor: '#1f6feb' } as const;

function imported(collection: unknown) {
  const source = parseSource('c.json', new TextEncoder().encode(JSON.stringify(collection)));
  const made = importSource(source, { operations: [], tags: [] }, choices);
  const text = (name: string): string => Buffer.from(made.files.get(name) ?? []).toString();
  const definition = JSON.parse(text('apiDefinition.swagger.json'));
  return {
    definition,
    paths: definition.paths as Record<string, Record<string, JsonObject>>,
    properties: JSON.parse(text('apiProperties.json')).properties,
    notes: made.notes.map(({ kind, construct, from }) => `${kind} ${construct} @ ${from}`),
    all: text('apiDefinition.swagger.json') + text('apiProperties.json') + text('readme.md') + JSON.stringify(made.notes),
  };
}

test('folders, variables, saved answers and scripts of a collection', () => {
  const { definition, paths, properties, notes } = imported(things);
  expect(definition).toMatchObject({
    info: { title: 'Contoso Things', description: 'Keeps the things that a warehouse holds.' },
    host: 'api.contoso.com',
    produces: ['application/json', 'text/plain'],
    basePath: '/v1',
    securityDefinitions: { bearer: { type: 'apiKey', in: 'header', name: 'Authorization' } },
  });
  expect(Object.keys(paths)).toEqual(['/things/{id}', '/things']);
  expect(paths['/things/{id}']?.['get']).toEqual({
    operationId: 'GetThing',
    summary: 'Get thing',
    description: 'Gets one thing.',
    tags: ['Things'],
    parameters: [
      { name: 'id', in: 'path', description: 'The number.', required: true, type: 'integer' },
      { name: 'expand', in: 'query', description: 'What to add.', type: 'string' },
      { name: 'page', in: 'query', type: 'integer' },
      { name: 'X-Trace', in: 'header', description: 'Keeps a trace.', type: 'boolean' },
    ].map((one) => expect.objectContaining(one)),
    responses: {
      200: {
        description: 'OK',
        schema: {
          type: 'object',
          properties: {
            id: { type: 'integer' },
            name: { type: 'string' },
            price: { type: 'number' },
            made: { type: 'string', format: 'date-time' },
            parts: {
              type: 'array',
              items: { type: 'object', properties: { id: { type: 'integer' }, note: {} }, required: ['id'] },
            },
          },
          required: ['id', 'price', 'parts'],
        },
      },
      404: { description: 'Not Found', schema: { type: 'string' } },
    },
    security: [{ bearer: [] }],
  });
  expect(paths['/things']?.['post']?.['parameters']).toEqual([
    {
      name: 'body',
      in: 'body',
      schema: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          count: {},
          tags: { type: 'array', items: { type: 'string' } },
          size: { type: 'object', properties: { width: { type: 'number' } } },
        },
      },
    },
  ]);
  expect(properties.policyTemplateInstances[0].parameters).toMatchObject({ 'x-ms-apimTemplateParameter.name': 'Authorization' });
  expect(notes.filter((note) => !note.startsWith('changed'))).toEqual([
    'dropped script before the request @ /event/0',
    'dropped test script @ /item/0/item/0/event/0',
    'dropped disabled entry @ /item/0/item/0/request/url/query/2',
    'simplified value of a header @ /item/0/item/0/request/header/1',
    'simplified variable without quotes @ /item/0/item/1/request/body/raw',
  ]);
});

test('version 2.0 with texts for addresses and headers', () => {
  const { definition, paths, notes } = imported(orders);
  expect(definition).toMatchObject({
    host: 'orders.fabrikam.com',
    securityDefinitions: { apikey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
  });
  expect(paths['/api/orders']?.['get']?.['parameters']).toEqual([
    { name: 'state', in: 'query', type: 'string' },
    { name: 'limit', in: 'query', type: 'integer' },
  ]);
  expect(definition.consumes).toEqual(['application/x-www-form-urlencoded']);
  expect(paths['/api/orders/search']?.['post']?.['parameters']).toEqual([
    { name: 'X-Region', in: 'header', type: 'string' },
    { name: 'text', in: 'formData', description: 'What to look for.', type: 'string' },
    { name: 'exact', in: 'formData', type: 'boolean' },
  ]);
  expect(notes).toEqual([
    'simplified value of a header @ /item/1/request/header',
    'dropped disabled entry @ /item/1/request/body/urlencoded/2',
  ]);
});

test('forms with files, files alone, GraphQL and XML', () => {
  const { definition, paths, all } = imported(files);
  expect(definition).toMatchObject({ host: 'files.northwindtraders.com' });
  expect(definition.securityDefinitions).toBeUndefined();
  expect(paths['/files/{folder}']?.['post']?.['parameters']).toEqual([
    { name: 'folder', in: 'path', required: true, type: 'string' },
    { name: 'file', in: 'formData', type: 'file' },
    { name: 'note', in: 'formData', type: 'string' },
  ]);
  expect(paths['/raw']?.['put']).toMatchObject({
    parameters: [{ in: 'body', schema: { type: 'string', format: 'binary' } }],
    security: [],
  });
  expect(paths['/graphql']?.['post']?.['parameters']).toMatchObject([{ schema: { required: ['query'] } }]);
  expect(paths['/xml']?.['post']).toMatchObject({ consumes: ['application/xml'], parameters: [{ schema: { type: 'string' } }] });
  expect(all).not.toMatch(/secret\.txt|passwd/);
});

test('sign-ins of the collection, a folder and a request; other hosts and second requests are told', () => {
  const { definition, paths, properties, notes } = imported(toys);
  expect(definition.securityDefinitions).toMatchObject({
    oauth2: { flow: 'accessCode', authorizationUrl: 'https://login.tailspintoys.com/authorize', scopes: { read: 'read', write: 'write' } },
    basic: { type: 'basic' },
  });
  expect(['/toys', '/reset', '/state', '/sign'].map((path) => Object.values(paths[path] ?? {})[0]?.['security'])).toEqual([
    [{ oauth2: [] }],
    [{ basic: [] }],
    [],
    undefined,
  ]);
  expect(properties.connectionParameterSets.values.map(({ name }: { name: string }) => name)).toEqual(['oauth', 'basic']);
  expect(notes).toEqual([
    'dropped request of another @ /item/1/request',
    'dropped another host @ /item/3/request',
    'dropped sign-in @ /item/2/item/2/request',
  ]);
});

test('values that were left out and types that nobody told are noted with both places', async () => {
  const call = {
    name: 'Set thing',
    request: {
      method: 'PUT',
      url: 'https://api.contoso.com/things/:id?full=true',
      header: [
        { key: 'Accept', value: 'application/json' },
        { key: 'X-Tenant', value: '{{tenant}}' },
        { key: 'X-Secret', value: 'hunter2-secret' },
        { key: 'Authorization', value: 'Bearer hunter2-secret' },
      ],
      body: { mode: 'raw', raw: '{"n": {{n}}, "name": "a {{n}} \\"", "list": [{"m": {{ m }}}], "none": null}' },
    },
  };
  const cwd = temporaryFolder({ 'c.json': JSON.stringify({ ...things, variable: [], auth: { type: 'noauth' }, event: [], item: [call] }) });
  const terminal = fakeTerminal(cwd);
  expect(await main(['import', 'c.json', '--output', 'made', '--report', 'notes.json'], terminal)).toBe(0);
  const notes: readonly Note[] = JSON.parse(readFileSync(join(cwd, 'notes.json'), 'utf8')).notes;
  const parameters = '/paths/~1things~1{id}/put/parameters';
  expect(notes.filter(({ from }) => /header|body/.test(from)).map(({ kind, construct, from, to }) => [kind, construct, from, to])).toEqual([
    ['simplified', 'value of a header', '/item/0/request/header/2', `${parameters}/3`],
    ['dropped', 'header that signs in', '/item/0/request/header/3', null],
    ['simplified', 'variable without quotes', '/item/0/request/body/raw', `${parameters}/4/schema/properties/n`],
    ['simplified', 'variable without quotes', '/item/0/request/body/raw', `${parameters}/4/schema/properties/list/items/properties/m`],
  ]);
  const definition = JSON.parse(readFileSync(join(cwd, 'made/apiDefinition.swagger.json'), 'utf8'));
  const made = definition.paths['/things/{id}'].put.parameters;
  expect([made[3].name, made[4].schema.properties.n.type]).toEqual(['X-Secret', undefined]);
  expect(terminal.printed.out + JSON.stringify(notes) + JSON.stringify(definition)).not.toContain('hunter2');
});

test('what cannot be known is left to a person, and names are made plain', () => {
  const { definition, paths, notes } = imported(odd);
  expect(definition.info.title).toBe('Odd things');
  expect(definition.host).toBeUndefined();
  expect(Object.keys(paths)).toEqual(['/a%20b/{kind}', '/__proto__']);
  expect(paths['/a%20b/{kind}']?.['post']).toMatchObject({
    operationId: 'PostIt',
    summary: 'Post it',
    parameters: [{ name: 'kind' }, { schema: { type: 'object' } }],
  });
  expect(paths['/__proto__']?.['get']).toMatchObject({
    operationId: 'Proto',
    parameters: [{ name: '__proto__' }, { name: 'constructor' }],
  });
  expect(notes).toEqual([
    'dropped request without an address @ /item/3',
    'dropped method @ /item/2/request',
    'simplified raw body @ /item/0/request/body',
  ]);
});

test.each([things, orders, files, toys, odd])('no secret and no value of a sample is copied', (collection) => {
  expect(imported(collection).all).not.toMatch(/hunter2|Bolt|"parts","|bolt/);
});

test.each<[string, unknown, string]>([
  ['version 1', { id: 'a', order: [], requests: [] }, 'c.json is a Postman collection of version 1; export it as version 2.1.'],
  [
    'no requests',
    { ...things, item: [] },
    'No operation is left that the platform takes: it knows paths without query and fragment, and no TRACE.',
  ],
  [
    'folders in folders without end',
    { ...things, item: Array.from({ length: 60 }).reduce<unknown[]>((item) => [{ name: 'f', item }], []) },
    'The collection has folders more than 50 deep.',
  ],
  ['a file of 50 MB', 'x'.repeat(50_000_000), 'c.json has 50000002 bytes; at most 25000000 are read.'],
])('a collection with %s is refused in one sentence', (_, collection, sentence) => {
  expect(() => imported(collection)).toThrow(new UserError(sentence));
});

test('nothing is written of a collection that is refused', async () => {
  const folder = temporaryFolder({ 'c.json': JSON.stringify({ ...things, item: [] }) });
  const terminal = fakeTerminal(folder);
  expect(await main(['import', 'c.json', '--output', 'made'], terminal)).toBe(2);
  expect(await main(['import', 'made'], terminal)).toBe(2);
  expect(terminal.printed.err).toContain("There is no file 'made'.");
});

test('every sample fits its schema: its types, and what is required', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 4 }), { minLength: 1, maxLength: 4 }), (samples) => {
      const schema = schemaOfSamples(JSON.parse(JSON.stringify(samples)));
      for (const sample of samples) expect(fits(JSON.parse(JSON.stringify(sample)), schema)).toBe(true);
    }),
  );
});

test('no collection makes it throw anything but a sentence', () => {
  const name = fc.constantFrom(
    'item',
    'request',
    'url',
    'raw',
    'body',
    'mode',
    'auth',
    'type',
    'name',
    'key',
    'value',
    'header',
    'response',
    'variable',
    '__proto__',
  );
  const text = fc.constantFrom(
    '',
    'raw',
    'GET',
    '{{a}}',
    '{{a}}{{a}}/:a',
    'https://a.example.com/b',
    'oauth2',
    'file',
    'a',
    '[[[[',
    '{"a":1}',
  );
  const { node } = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5 },
      text,
      fc.constant(null),
      // What `String()` throws for.
      fc.constant({ toString: 0 }),
      fc.integer(),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(name, tie('node'), { maxKeys: 4 }),
    ),
  }));
  const request = fc.record({
    name: node,
    request: fc.record({ method: text, url: node, body: node, header: node, auth: node }),
    response: node,
  });
  fc.assert(
    fc.property(fc.array(request, { maxLength: 3 }), node, node, (item, auth, variable) => {
      try {
        imported({ info: things.info, item, auth, variable });
      } catch (thrown) {
        if (!(thrown instanceof UserError)) throw thrown;
      }
    }),
    { numRuns: 300 },
  );
});

function fits(value: unknown, schema: JsonObject): boolean {
  if (value === null || schema['type'] === undefined) return true;
  if (schema['type'] === 'array') return Array.isArray(value) && value.every((item) => fits(item, schema['items'] as JsonObject));
  if (schema['type'] !== 'object') return typeof value === (schema['type'] === 'integer' ? 'number' : schema['type']);
  const members = Object.entries(value as object);
  const properties = new Map(Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>));
  const required = (schema['required'] ?? []) as string[];
  return (
    required.every((one) => members.some(([key]) => key === one)) && members.every(([key, one]) => fits(one, properties.get(key) ?? {}))
  );
}
