import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Definition } from '../../src/connector/definition.ts';
import { parseJsonFile } from '../../src/connector/json-file.ts';
import { type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import { pathOf, pointerOf } from '../../src/connector/place.ts';
import { readDefinition } from '../../src/connector/read-definition.ts';
import { resolverOf } from '../../src/connector/references.ts';
import { propertiesOf } from '../../src/connector/schemas.ts';

const at = (node: { place: Parameters<typeof pathOf>[0] }) => pointerOf(pathOf(node.place));

function definitionWith(paths: JsonObject, rest: JsonObject = {}) {
  return readDefinition({ swagger: '2.0', paths, ...rest });
}

describe('operations', () => {
  test('inherit what their path has, up to a million parameters in all', () => {
    const parameters = Array.from({ length: 300_000 }, (_, n) => ({ name: `q${n}`, in: 'query', type: 'string' }));
    const definition = definitionWith({
      '/a': { parameters, get: {}, Get: {}, gEt: {}, geT: {}, post: { parameters: [parameters[0] ?? {}] } },
    });
    expect(definition.operations.map((operation) => operation.parameters.length)).toEqual([300_000, 300_000, 300_000, 0, 1]);
  });

  test('methods in any case; path parameters first, unless overridden; media types from operation or document', () => {
    const definition = definitionWith(
      {
        '/a/{id}': {
          parameters: [
            { name: 'id', in: 'path', type: 'string' },
            { name: 'q', in: 'query', type: 'string' },
          ],
          GET: { operationId: 'GetA', parameters: [{ name: 'q', in: 'query', type: 'integer' }], consumes: ['text/plain'] },
          delete: { 'x-ms-visibility': 'Internal' },
          'x-note': {},
        },
        'x-paths': { get: {} },
      },
      { consumes: ['application/json'] },
    );
    expect(definition.operations.map(({ method, methodKey, id, isInternal }) => [method, methodKey, id, isInternal])).toEqual([
      ['get', 'GET', 'GetA', false],
      ['delete', 'delete', undefined, true],
    ]);
    expect(definition.operations[0]?.parameters.map(({ parameter, level }) => [parameter.name, parameter.value['type'], level])).toEqual([
      ['id', 'string', 'path'],
      ['q', 'integer', 'operation'],
    ]);
    expect(definition.operations.map(({ consumes }) => consumes.values)).toEqual([['text/plain'], ['application/json']]);
  });

  test('polling and webhook triggers are told apart', () => {
    const definition = definitionWith({
      '/poll': { get: { 'x-ms-trigger': 'batch' } },
      '/hook': { 'x-ms-notification-content': { schema: { type: 'object' } }, post: { 'x-ms-trigger': 'single' }, get: {}, delete: {} },
    });
    expect(definition.operations.map(({ path, method, trigger }) => `${method} ${path} ${trigger}`)).toEqual([
      'get /poll polling',
      'post /hook webhook',
      'get /hook undefined',
      'delete /hook undefined',
    ]);
  });
});

describe('shared parameters', () => {
  const shared = { parameters: { Page: { name: 'page', in: 'query', type: 'integer' } } };
  const use = { parameters: [{ $ref: '#/parameters/Page' }] };

  test('are one node at their definition, knowing who uses them', () => {
    const definition = definitionWith({ '/a': { get: { operationId: 'A', ...use } }, '/b': { get: { operationId: 'B', ...use } } }, shared);
    expect(definition.parameters.map((parameter) => [at(parameter), parameter.uses.map(({ id }) => id), parameter.isInternal])).toEqual([
      ['/parameters/Page', ['A', 'B'], false],
    ]);
  });

  test('are internal when all their users are', () => {
    const hidden = { 'x-ms-visibility': 'internal', ...use };
    expect(definitionWith({ '/a': { get: hidden } }, shared).parameters[0]?.isInternal).toBe(true);
    expect(definitionWith({ '/a': { get: hidden, post: use } }, shared).parameters[0]?.isInternal).toBe(false);
    expect(definitionWith({}, shared).parameters[0]?.isInternal).toBe(false);
  });
});

describe('schemas', () => {
  const output = (schema: JsonObject) => ({ get: { responses: { '200': { description: '', schema } } } });
  const input = (schema: JsonObject, more: JsonObject = {}) => ({ post: { parameters: [{ name: 'body', in: 'body', schema }], ...more } });

  test('a circle is walked once, and both directions of use are known', () => {
    const definition = definitionWith(
      { '/a': output({ $ref: '#/definitions/Node' }), '/b': input({ $ref: '#/definitions/Node' }) },
      {
        definitions: {
          Node: { type: 'object', properties: { next: { $ref: '#/definitions/Node' }, name: { type: 'string' } } },
          Lost: { type: 'string' },
        },
      },
    );
    expect(definition.schemas.map((schema) => [at(schema), schema.isInput, schema.isOutput, schema.isVisible, schema.isUsed])).toEqual([
      ['/definitions/Node', true, true, true, true],
      ['/definitions/Node/properties/name', true, true, true, true],
      ['/definitions/Lost', false, false, false, false],
    ]);
    expect(definition.references.map((reference) => [at(reference), reference.kind, reference.target && at(reference.target)])).toEqual([
      ['/paths/~1a/get/responses/200/schema', 'schema', '/definitions/Node'],
      ['/paths/~1b/post/parameters/0/schema', 'schema', '/definitions/Node'],
      ['/definitions/Node/properties/next', 'schema', '/definitions/Node'],
    ]);
  });

  test('is internal below anything internal, unless another route to it is visible', () => {
    const item = { type: 'object', properties: { id: { type: 'string' } } };
    const box = { type: 'object', 'x-ms-visibility': 'internal', properties: { item: { $ref: '#/definitions/Item' } } };
    const hidden = definitionWith({ '/a': output(box) }, { definitions: { Item: item } });
    expect(hidden.schemas.map(({ isVisible }) => isVisible)).toEqual([false, false, false]);
    const seen = definitionWith(
      { '/a': output(box), '/b': output({ type: 'array', items: { $ref: '#/definitions/Item' } }) },
      { definitions: { Item: item } },
    );
    expect(seen.schemas.filter(({ isVisible }) => isVisible).map(at)).toEqual([
      '/paths/~1b/get/responses/200/schema',
      '/definitions/Item',
      '/definitions/Item/properties/id',
    ]);
  });

  test('references go nowhere when they are remote, wrong, circular among themselves, or named like a prototype member', () => {
    for (const reference of [
      'http://fabrikam.com/a.json#/x',
      'b.json',
      '#/definitions/None',
      '#/definitions/constructor',
      '#/definitions/A',
      '#/%zz',
      '#a',
    ]) {
      const definition = definitionWith(
        { '/a': output({ $ref: reference }) },
        { definitions: { A: { $ref: '#/definitions/B' }, B: { $ref: '#/definitions/A' } } },
      );
      expect(definition.references[0]?.target).toBeUndefined();
    }
  });

  test('a chain of 20,000 references that only refer on is followed once', () => {
    const definitions = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`D${n}`, { $ref: `#/definitions/D${n + 1}` }]));
    const definition = definitionWith(
      { '/a': output({ $ref: '#/definitions/D0' }) },
      { definitions: { ...definitions, D20000: { type: 'string' } } },
    );
    expect(definition.references.every(({ target }) => target && at(target) === '/definitions/D20000')).toBe(true);
  });

  test('a chain of 5,000 references and a property of 60 levels end', () => {
    const definitions = Object.fromEntries(
      Array.from({ length: 5000 }, (_, n) => [`D${n}`, { properties: { next: { $ref: `#/definitions/D${n + 1}` } } }]),
    );
    expect(definitionWith({ '/a': output({ $ref: '#/definitions/D0' }) }, { definitions }).schemas.every(({ isUsed }) => isUsed)).toBe(
      true,
    );
  });
});

test('whatever has a wrong type anywhere is left out and nothing is thrown', () => {
  const strange: JsonObject[] = [
    { paths: [] },
    { paths: { '/a': null, '/b': [], '/c': { get: 3, parameters: {}, post: { parameters: [null, 1, { $ref: 5 }], responses: [] } } } },
    {
      paths: {
        '/a': { get: { responses: { '200': null, '201': { schema: [], headers: 3 } }, consumes: [1, null], security: 4, tags: 1 } },
      },
    },
    {
      paths: {
        '/a': { get: { parameters: [{ name: 1, in: {}, items: { items: [] }, schema: { properties: [], allOf: {}, items: [{}] } }] } },
      },
    },
    {
      definitions: { a: null, __proto__: { type: 'object' } },
      parameters: 1,
      responses: [],
      securityDefinitions: null,
      tags: [null],
      info: 'x',
      security: [1],
    },
  ];
  for (const document of strange) expect(() => readDefinition(document)).not.toThrow();
});

describe('the properties of a schema', () => {
  test('its own win over those of its branches, a later branch over an earlier one', () => {
    const of = (kind: string) => ({ properties: { a: { title: kind }, [kind]: {} } });
    const document = { definitions: { Base: of('first') } };
    const schema = { allOf: [{ $ref: '#/definitions/Base' }, of('second')], properties: { own: {} } };
    const properties = propertiesOf(schema, resolverOf(document));
    expect([...properties.keys()].sort()).toEqual(['a', 'first', 'own', 'second']);
    expect(properties.get('a')).toEqual({ title: 'second' });
  });

  test('a chain of 30,000 definitions and a circle end', () => {
    const link = (n: number) => ({ allOf: [{ $ref: `#/definitions/D${n}` }], properties: { [`p${n}`]: {} } });
    const definitions = Object.fromEntries(Array.from({ length: 30_000 }, (_, n) => [`D${n}`, link((n + 1) % 30_000)]));
    expect(propertiesOf({ $ref: '#/definitions/D0' }, resolverOf({ definitions })).size).toBe(30_000);
  });
});

test('the names of all members spare questions, and change nothing', () => {
  const name = fc.constantFrom('properties', 'items', 'allOf', 'additionalProperties', '$ref', 'type', 'a');
  const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      fc.constantFrom<unknown>('#/definitions/a', 'string', true, null),
      fc.array(tie('schema'), { maxLength: 2 }),
      fc.dictionary(name, tie('schema'), { maxKeys: 4 }),
    ),
  }));
  const shown = (definition: Definition) => ({
    schemas: definition.schemas.map(({ place, role, isUsed, written, levels, refers }) => [
      pathOf(place),
      role,
      isUsed,
      written,
      levels,
      refers,
    ]),
    references: definition.references.map(({ place, target }) => [pathOf(place), target && pathOf(target.place)]),
  });
  fc.assert(
    fc.property(schema, schema, (a, used) => {
      const document = { definitions: { a }, paths: { '/a': { get: { responses: { '200': { schema: used } } } } } };
      const file = parseJsonFile('apiDefinition.swagger.json', new TextEncoder().encode(JSON.stringify(document)));
      const value = objectOr(file.value);
      expect(shown(readDefinition(value, file.memberNames))).toEqual(shown(readDefinition(value)));
    }),
  );
});
