import { describe, expect, test } from 'vitest';
import { type Connector, readConnector } from '../../src/connector/connector.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { changedInputs, changedOutputs, type OperationField } from '../../src/connector/operation-fields.ts';
import { pathOf, pointerOf } from '../../src/connector/place.ts';
import { type Versions, versionsOf } from '../../src/connector/versions.ts';

const text = { type: 'string' };
const node = { type: 'object', properties: { name: text, children: { type: 'array', items: { $ref: '#/definitions/Node' } } } };

describe('operations', () => {
  test('are paired by their id, wherever they stand', () => {
    const versions = compared({ '/a': { get: { operationId: 'Get' } } }, { '/b': { post: { operationId: 'Get' } } });
    expect(versions.operations.map(({ name, before, after }) => [name, before?.path, after?.path])).toEqual([['Get', '/a', '/b']]);
  });

  test('know what stands at their path and method where they are missing', () => {
    const versions = compared({ '/a/{x}': { get: { operationId: 'Old' } } }, { '/a/{y}': { get: { operationId: 'New' } } });
    expect(versions.operations.map(({ name, counterpart }) => [name, counterpart?.id])).toEqual([
      ['Old', 'New'],
      ['New', 'Old'],
    ]);
  });

  test('that swap their paths are no rename', () => {
    const before = { '/a': { get: { operationId: 'A' } }, '/b': { get: { operationId: 'B' } } };
    const versions = compared(before, { '/a': { get: { operationId: 'B' } } });
    expect(versions.operations.map(({ name, counterpart }) => [name, counterpart?.id])).toEqual([
      ['A', undefined],
      ['B', undefined],
    ]);
  });

  test('without an id are named by method and path', () => {
    const versions = compared({ '/a': { get: {} } }, { '/a': { GET: {} } });
    expect(versions.operations.map(({ name, before, after }) => [name, before?.methodKey, after?.methodKey])).toEqual([
      ['GET /a', 'get', 'GET'],
    ]);
  });
});

describe('operations of one id', () => {
  const twice = (second: JsonObject, first: JsonObject = {}) => ({
    '/a': { get: { operationId: 'Get', ...first } },
    '/b': { post: { operationId: 'Get', ...second } },
  });

  test('are each compared, in whatever order they are written', () => {
    const input = { parameters: [{ name: 'id', in: 'query', ...text }] };
    const names = ({ operations }: Versions) => operations.map(({ name, before, after }) => [name, before?.path, after?.path]);
    expect(names(compared(twice({}), twice({})))).toEqual([
      ['Get', '/a', '/a'],
      ['Get (post /b)', '/b', '/b'],
    ]);
    expect(told(twice({}), twice(input))).toEqual(['input id: new']);
    expect(told(twice(input), Object.fromEntries(Object.entries(twice(input)).reverse()))).toEqual([]);
  });

  test('are new or gone one by one', () => {
    const { '/a': first, '/b': second } = twice({});
    const names = (before: JsonObject, after: JsonObject) =>
      compared(before, after).operations.map(({ name, before, after }) => `${name}: ${before?.path} ${after?.path}`);
    expect(names({ '/a': first }, twice({}))).toEqual(['Get: /a /a', 'Get (post /b): undefined /b']);
    expect(names({ '/b': second }, twice({}))).toEqual(['Get: /b /b', 'Get (get /a): undefined /a']);
    expect(names(twice({}), { '/c': first })).toEqual(['Get: /a /c', 'Get (post /b): /b undefined']);
  });
});

describe('inputs', () => {
  test('that say the same are told however they are written down', () => {
    const limit = { name: 'limit', in: 'query', type: 'integer', minimum: 1 };
    const before = { '/a': { get: { operationId: 'Get', parameters: [limit] } } };
    expect(told(before, { '/a': { parameters: [limit], get: { operationId: 'Get' } } })).toEqual([]);
    expect(
      told(before, { '/a': { get: { operationId: 'Get', parameters: [{ $ref: '#/parameters/l' }] } } }, {}, { parameters: { l: limit } }),
    ).toEqual([]);
    expect(told(before, { '/a': { get: { operationId: 'Get', parameters: [{ ...limit, required: false }] } } })).toEqual([]);
  });

  test('that moved are the same ones', () => {
    const at = (location: string, ...more: JsonObject[]) => parameters({ name: 'id', in: location, ...text }, ...more);
    expect(told(at('query'), at('header'))).toEqual(['input id: header in']);
    expect(told(at('query', { name: 'id', in: 'header' }), at('header'))).toEqual(['input id: gone', 'input id: type']);
    expect(told(at('query'), at('body'))).toEqual(['input id: gone', 'input body: new']);
  });

  test('of the body are told with all that holds above them', () => {
    const body = (schema: JsonObject, more: JsonObject = {}) => parameters({ name: 'body', in: 'body', schema, ...more });
    const place = { properties: { hall: { ...text, 'x-ms-visibility': 'internal' } } };
    const [field] = fields(body({}, { required: true }), body({ required: ['place'], properties: { place } }, { required: true }));
    expect(field?.after).toMatchObject({ isRequired: true, isRequiredAbove: true, isInternal: false, isInternalAbove: false });
    const [deep] = fields(
      body({ required: ['place'], properties: { place: { properties: {} } } }),
      body({ required: ['place'], properties: { place: { ...place, required: ['hall'] } } }),
    );
    expect(deep?.label).toBe('body.place.hall');
    expect(deep?.after).toMatchObject({ isRequired: true, isRequiredAbove: false, isInternal: true, isInternalAbove: false });
    const [hidden] = fields(
      body({}, { 'x-ms-visibility': 'internal' }),
      body({ properties: { a: text } }, { 'x-ms-visibility': 'internal' }),
    );
    expect(hidden?.after).toMatchObject({ isInternal: false, isInternalAbove: true });
  });

  test('compare the parameter that holds the body apart from its schema', () => {
    const before = parameters({ name: 'body', in: 'body', description: 'A', schema: { description: 'B' } });
    const after = parameters({ name: 'thing', in: 'body', description: 'C', schema: { description: 'D' } });
    expect(told(before, after)).toEqual(['input body: description, name', 'input body: description']);
    expect(fields(before, after).map(({ isParameter }) => isParameter)).toEqual([true, false]);
    expect(
      told(parameters({ name: 'body', in: 'body' }), parameters({ name: 'body', in: 'body', schema: { properties: { a: text } } })),
    ).toEqual(['input body.a: new']);
  });

  test('stand where they are to be changed: at the operation when another one shares them', () => {
    const own = parameters({ name: 'a', in: 'query', ...text });
    expect(sites({ '/a': { get: { operationId: 'Get' } } }, own)).toEqual(['/paths/~1a/get/parameters/0']);
    const shared = { '/a': { get: { operationId: 'Get', parameters: [{ $ref: '#/parameters/a' }] } } };
    const root = { parameters: { a: { name: 'a', in: 'query', ...text } } };
    expect(sites({ '/a': { get: { operationId: 'Get' } } }, shared, {}, root)).toEqual(['/paths/~1a/get']);
    const ofPath = { '/a': { parameters: [{ name: 'a', in: 'query', ...text }], get: { operationId: 'Get' } } };
    expect(sites({ '/a': { get: { operationId: 'Get' } } }, ofPath)).toEqual(['/paths/~1a/parameters/0']);
    const ofTwo = { '/a': { ...ofPath['/a'], put: { operationId: 'Put' } } };
    expect(sites({ '/a': { get: { operationId: 'Get' }, put: { operationId: 'Put' } } }, ofTwo)).toEqual([
      '/paths/~1a/get',
      '/paths/~1a/put',
    ]);
  });
});

describe('schemas', () => {
  test('are the same by reference and by copy, under whatever name', () => {
    const schema = { properties: { a: { properties: { b: text } } } };
    const definitions = { A: { properties: { b: text } }, Whole: { properties: { a: { $ref: '#/definitions/A' } } } };
    const byReference = answer({ $ref: '#/definitions/Whole' });
    expect(told(answer(schema), byReference, {}, { definitions })).toEqual([]);
    expect(told(byReference, answer(schema), { definitions }, {})).toEqual([]);
    const renamed = { definitions: { Other: { properties: { a: { $ref: '#/definitions/B' } } }, B: { properties: { b: text } } } };
    expect(told(byReference, answer({ $ref: '#/definitions/Other' }), { definitions }, renamed)).toEqual([]);
    expect(
      told(answer({ $ref: '#/definitions/One' }), answer(schema), { definitions: { One: { $ref: '#/definitions/Two' }, Two: schema } }),
    ).toEqual([]);
  });

  test('are the same in one piece and in branches', () => {
    const whole = { type: 'object', description: 'It.', required: ['a'], properties: { a: text, b: text } };
    const branches = {
      type: 'object',
      description: 'It.',
      properties: { b: text },
      allOf: [{ allOf: [{ $ref: '#/definitions/A' }] }, { required: ['a'], description: 'Not this.' }],
    };
    expect(told(answer(whole), answer(branches), {}, { definitions: { A: { properties: { a: text } } } })).toEqual([]);
  });

  test('of which two branches disagree take the narrowest limits and the values that all allow', () => {
    const limits = { type: 'integer', minimum: 2, maximum: 7, uniqueItems: true, enum: ['b', 'c'] };
    const whole = { type: 'integer', maximum: 9, minimum: 2, enum: ['a', 'b', 'c'] };
    const wide = { minimum: 1, maximum: 7, uniqueItems: true, enum: ['c', 'b', 'd'] };
    expect(told(answer(limits), answer({ ...whole, allOf: [wide] }))).toEqual([]);
    expect(told(answer(limits), answer({ allOf: [whole, { $ref: '#/definitions/Wide' }] }), {}, { definitions: { Wide: wide } })).toEqual([
      'output body: enum',
    ]);
    expect(told(answer({ ...text, maxLength: 500 }), answer({ ...text, maxLength: 500, allOf: [{ maxLength: 1 }] }))).toEqual([
      'output body: maxLength',
    ]);
  });

  test('of which a branch says otherwise what cannot be narrowed tell so', () => {
    const branch = (pattern: string) => answer({ ...text, pattern: 'a', allOf: [{ pattern }, { pattern: 'a' }] });
    expect(told(answer({ ...text, pattern: 'a' }), branch('a'))).toEqual([]);
    expect(told(branch('a'), branch('b'))).toEqual(['output body: allOf']);
    expect(told(branch('b'), branch('c'))).toEqual(['output body: allOf']);
    expect(told(answer(text), answer({ ...text, description: 'A', allOf: [{ description: 'B' }] }))).toEqual(['output body: description']);
  });

  test('of which several branches have one property compare all that they say of it', () => {
    const one = (...properties: JsonObject[]) => answer({ properties: { a: text }, allOf: properties.map((a) => ({ properties: { a } })) });
    expect(told(one(), one(text))).toEqual([]);
    expect(told(one(), one({ type: 'integer' }))).toEqual(['output body.a: allOf']);
    expect(told(one(), one({ properties: { b: text } }))).toEqual(['output body.a.b: new']);
    const items = (...branches: JsonObject[]) => answer({ items: text, allOf: branches.map((branch) => ({ items: branch })) });
    expect(told(items(text), items({ ...text, maxLength: 1 }))).toEqual(['output body[]: maxLength']);
  });

  test('of which two are part of themselves and of each other by one name end', () => {
    const circle = (type: string) => ({
      definitions: {
        A: { properties: { x: { $ref: '#/definitions/A' } }, allOf: [{ properties: { x: { $ref: '#/definitions/B' } } }] },
        B: { type, properties: { x: { $ref: '#/definitions/B' } } },
      },
    });
    const whole = answer({ $ref: '#/definitions/A' });
    expect(told(whole, whole, circle('object'), circle('object'))).toEqual([]);
    expect(told(whole, whole, circle('object'), circle('array'))).toEqual(['output body.x: type', 'output body.x.x: type']);
  });

  test('take what stands beside a reference, and what the reference leads to', () => {
    const definitions = { A: { ...text, description: 'A', title: 'T' } };
    const beside = answer({ properties: { a: { $ref: '#/definitions/A', description: 'B' } } });
    expect(told(answer({ properties: { a: { ...text, title: 'T', description: 'B' } } }), beside, {}, { definitions })).toEqual([]);
    expect(told(answer({ properties: { a: { $ref: '#/definitions/A' } } }), beside, { definitions }, { definitions })).toEqual([
      'output body.a: description',
    ]);
  });

  test('that are hidden by the reference or by what it leads to are hidden', () => {
    const hidden = { 'x-ms-visibility': 'internal' };
    const [one] = fields(
      answer({}),
      answer({ properties: { a: { $ref: '#/definitions/A', ...hidden } } }),
      {},
      { definitions: { A: text } },
    );
    const [two] = fields(answer({}), answer({ properties: { a: { $ref: '#/definitions/A' } } }), {}, { definitions: { A: hidden } });
    expect([one?.after?.isInternal, two?.after?.isInternal]).toEqual([true, true]);
  });

  test('differ by their items, by their further properties and by what is required at each level', () => {
    const before = answer({ type: 'array', items: { additionalProperties: { properties: { a: { properties: { b: text } } } } } });
    const after = answer({
      type: 'array',
      items: {
        additionalProperties: { required: ['a'], properties: { a: { required: ['b'], properties: { b: { ...text, format: 'date' } } } } },
      },
    });
    expect(told(before, after)).toEqual(['output body[]{}.a: required', 'output body[]{}.a.b: format required']);
    expect(told(answer({ items: text }), answer({ items: { type: 'integer' } }))).toEqual(['output body[]: type']);
    expect(told(answer({ additionalProperties: true }), answer({ additionalProperties: false }))).toEqual([
      'output body: additionalProperties',
    ]);
    expect(told(answer({ required: ['a'] }), answer({ required: ['b'] }))).toEqual(['output body: required']);
  });

  test('tell a property of any name from items and further properties', () => {
    const before = answer({ properties: { '*': text, '{}': text, '[]': text }, additionalProperties: text, items: text });
    expect(told(before, answer({}))).toEqual(['.*', '.{}', '.[]', '[]', '{}'].map((label) => `output body${label}: gone`));
  });

  test('that lead nowhere are told', () => {
    expect(told(answer({ $ref: '#/definitions/A' }), answer({ $ref: '#/definitions/B' }))).toEqual(['output body: $ref']);
    const [before, after] = [{ definitions: { A: { properties: { a: text } } } }, { definitions: {} }];
    expect(told(answer({ $ref: '#/definitions/A' }), answer({ $ref: '#/definitions/A' }), before, after)).toEqual([
      'output body: $ref',
      'output body.a: gone',
    ]);
  });

  test('that two operations share differ in both', () => {
    const two = {
      '/a': { get: { operationId: 'A', responses: { '200': { schema: { $ref: '#/definitions/A' } } } } },
      '/b': { get: { operationId: 'B', responses: { '200': { schema: { items: { $ref: '#/definitions/A' } } } } } },
    };
    const changed = { definitions: { A: { properties: { a: text, b: text } } } };
    expect(told(two, two, { definitions: { A: { properties: { a: text } } } }, changed)).toEqual([
      'output body.b: new',
      'output body[].b: new',
    ]);
  });
});

describe('circles', () => {
  const tree = answer({ $ref: '#/definitions/Node' });

  test('that did not change give nothing, also when a level is written out', () => {
    expect(told(tree, tree, { definitions: { Node: node } }, { definitions: { Node: node } })).toEqual([]);
    expect(told(tree, answer(node), { definitions: { Node: node } }, { definitions: { Node: node } })).toEqual([]);
  });

  test('are told once, and at every place that leads back', () => {
    const definitions = { Node: { ...node, description: 'New.', properties: { ...node.properties, size: text } } };
    expect(told(tree, tree, { definitions: { Node: node } }, { definitions })).toEqual([
      'output body: description',
      'output body.size: new',
      'output body.children[]: description',
    ]);
  });

  test('of several schemas are entered from each side', () => {
    const pair = (size: JsonObject) => ({
      definitions: {
        Man: { properties: { dog: { $ref: '#/definitions/Dog' } } },
        Dog: { properties: { owner: { $ref: '#/definitions/Man' }, ...size } },
      },
    });
    const both = answer({ properties: { man: { $ref: '#/definitions/Man' }, dog: { $ref: '#/definitions/Dog' } } });
    expect(told(both, both, pair({ size: text }), pair({}))).toEqual(['output body.man.dog.size: gone', 'output body.dog.size: gone']);
  });

  test('are told by the same way whatever the order of the members', () => {
    const maze = (names: readonly string[], more: JsonObject) => ({
      definitions: {
        Hall: { properties: Object.fromEntries(names.map((name) => [name, { properties: { room: { $ref: '#/definitions/Room' } } }])) },
        Room: { properties: { hall: { $ref: '#/definitions/Hall' }, ...more } },
      },
    });
    const hall = answer({ $ref: '#/definitions/Hall' });
    const expected = ['output body.east.room.size: gone', 'output body.west.room.size: gone'];
    const found = told(hall, hall, maze(['west', 'east'], { size: text }), maze(['east', 'west'], {}));
    expect(found).toEqual(told(hall, hall, maze(['east', 'west'], { size: text }), maze(['west', 'east'], {})));
    expect(expected).toContain(found[0]);
    expect(found).toHaveLength(1);
  });
});

describe('responses', () => {
  const ok = { schema: { properties: { a: text } } };

  test('are paired by code, and the only successes whatever their codes', () => {
    expect(told(responses({ '200': ok }), responses({ '201': ok }))).toEqual([]);
    expect(told(responses({ '200': ok }), responses({ default: ok }))).toEqual([]);
    expect(told(responses({ '200': ok, '202': ok }), responses({ '200': ok }))).toEqual(['output 202 body: gone']);
    expect(told(responses({ '200': ok }), responses({ '200': ok, '202': ok }))).toEqual(['output 202 body: new']);
    expect(told(responses({ '200': ok, '201': {} }), responses({ '201': {}, '202': ok }))).toEqual([]);
  });

  test('that are no success are no output', () => {
    expect(told(responses({ '200': ok, '404': ok }), responses({ '200': ok }))).toEqual([]);
  });

  test('of a webhook include its notification, of the operation or of the path', () => {
    const content = { schema: { properties: { a: text } } };
    const ofPath = { '/a': { 'x-ms-notification-content': content, post: { operationId: 'Get' } } };
    const ofOperation = { '/a': { post: { operationId: 'Get', 'x-ms-notification-content': content } } };
    expect(told(ofPath, ofOperation)).toEqual([]);
    expect(told(ofPath, { '/a': { 'x-ms-notification-content': { schema: {} }, post: { operationId: 'Get' } } })).toEqual([
      'output notification.a: gone',
    ]);
    expect(told(ofOperation, { '/a': { post: { operationId: 'Get' } } })).toEqual(['output notification: gone']);
  });
});

describe('names that objects inherit are plain names', () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

  test.each(names)('%s as a property', (name) => {
    const properties = `{"${name}":{"type":"string"}}`;
    const before = `{"paths":{"/a":{"get":{"operationId":"Get","responses":{"200":{"schema":{"properties":${properties}}}}}}}}`;
    expect(toldOf(versionsOf(connector(before), connector(before.replace(properties, '{}'))))).toEqual([`output body.${name}: gone`]);
    expect(toldOf(versionsOf(connector(before), connector(before.replace('string', 'integer'))))).toEqual([`output body.${name}: type`]);
  });

  test.each(names)('%s as a parameter, a path, an operation and a definition', (name) => {
    const before = `{"paths":{"/${name}":{"get":{"operationId":"${name}","parameters":[{"name":"${name}","in":"query"},{"name":"b","in":"body","schema":{"$ref":"#/definitions/${name}"}}]}}},"definitions":{"${name}":{"type":"object"}}}`;
    const versions = versionsOf(connector(before), connector(before.replace('"object"', '"array"').replace('"query"', '"header"')));
    expect(versions.operations.map((operation) => operation.name)).toEqual([name]);
    expect(toldOf(versions)).toEqual([`input ${name}: header in`, 'input body: type']);
  });

  test.each(names)('%s as a member that only one version has', (name) => {
    const of = (members: string) => connector(`{"paths":{"/a":{"get":{"operationId":"Get","responses":{"200":{"schema":{${members}}}}}}}}`);
    expect(toldOf(versionsOf(of(`"${name}":1`), of('')))).toEqual([`output body: ${name}`]);
  });
});

describe('definitions made to harm', () => {
  test('in which all schemas refer to all others are compared to the end', () => {
    const crowd = (type: string) => all(150, (other) => other, { last: { type } });
    const versions = compared(
      answer({ $ref: '#/definitions/D0' }),
      answer({ $ref: '#/definitions/D0' }),
      crowd('string'),
      crowd('integer'),
    );
    // Each of the 150 is told by its shortest way.
    expect(toldOf(versions)).toHaveLength(150);
    expect(versions.definitions?.schemas.isExhausted()).toBe(false);
  });

  test('that lead to each other crosswise are given up, and that is known', () => {
    const crossed = all(150, (other, one) => (other * 7 + one * 3) % 150);
    const versions = compared(
      answer({ $ref: '#/definitions/D0' }),
      answer({ $ref: '#/definitions/D0' }),
      all(150, (other) => other),
      crossed,
    );
    toldOf(versions);
    expect(versions.definitions?.schemas.isExhausted()).toBe(true);
  });

  test('of which each refers twice to the next are given up, and that is known', () => {
    const versions = compared(
      answer({ $ref: '#/definitions/D0' }),
      answer({ $ref: '#/definitions/D0' }),
      doubling('string'),
      doubling('integer'),
    );
    expect(toldOf(versions).length).toBeLessThan(500_000);
    expect(versions.definitions?.schemas.isExhausted()).toBe(true);
    const same = compared(
      answer({ $ref: '#/definitions/D0' }),
      answer({ $ref: '#/definitions/D0' }),
      doubling('string'),
      doubling('string'),
    );
    expect(toldOf(same)).toEqual([]);
    expect(same.definitions?.schemas.isExhausted()).toBe(false);
  });

  test('with a chain of ten thousand references are followed to its end', () => {
    const references = (type: string) => chain(10_000, (next) => next, { type });
    expect(
      told(answer({ $ref: '#/definitions/D0' }), answer({ $ref: '#/definitions/D0' }), references('string'), references('integer')),
    ).toEqual(['output body: type']);
    const nested = (type: string) => chain(10_000, (next) => ({ properties: { a: next } }), { type });
    const [deep] = told(answer({ $ref: '#/definitions/D0' }), answer({ $ref: '#/definitions/D0' }), nested('string'), nested('integer'));
    expect(deep).toBe(`output body${'.a'.repeat(10_000)}: type`);
    const branches = (type: string) => chain(10_000, (next) => ({ allOf: [next] }), { type });
    expect(
      told(answer({ $ref: '#/definitions/D0' }), answer({ $ref: '#/definitions/D0' }), branches('string'), branches('integer')),
    ).toEqual(['output body: type']);
  });

  test('with a name of a megabyte are told by its beginning and a digest', () => {
    const name = 'a'.repeat(1_000_000);
    const long = (end: string, type: string) => answer({ required: [name + end], properties: { [name + end]: { type } } });
    const [field] = fields(long('x', 'string'), long('x', 'integer'));
    expect(field?.label).toMatch(/^body\.a{250}… \(1000001 characters, sha256 [0-9a-f]{32}\)$/);
    expect(fields(long('x', 'string'), long('y', 'string'))).toHaveLength(2);
    const input = parameters({ name, in: 'query', ...text });
    expect(fields(input, parameters())[0]?.label).toMatch(/^a{250}… \(1000000 characters, sha256 [0-9a-f]{32}\)$/);
  });

  test('of which each operation makes one large schema its branch read it once, or give up', () => {
    const properties = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`p${index}`, text]));
    const between = (beside: JsonObject) => {
      const schema = { allOf: [{ $ref: '#/definitions/Large' }], ...beside };
      const ids = Array.from({ length: 100 }, (_, index) => `Get${index}`);
      const paths = Object.fromEntries(ids.map((id) => [`/${id}`, { get: { operationId: id, responses: { '200': { schema } } } }]));
      const large = (type: string) => ({ definitions: { Large: { properties: { ...properties, last: { type } } } } });
      return compared(paths, paths, large('string'), large('integer'));
    };
    const shared = between({});
    expect(toldOf(shared)).toHaveLength(100);
    expect(shared.definitions?.schemas.isExhausted()).toBe(false);
    const copied = between({ type: 'object' });
    toldOf(copied);
    expect(copied.definitions?.schemas.isExhausted()).toBe(true);
  });

  test('with a schema that is a branch of itself end', () => {
    const self = (type: string) => ({
      definitions: { A: { type, allOf: [{ $ref: '#/definitions/A' }, { $ref: '#/definitions/B' }] }, B: { $ref: '#/definitions/B' } },
    });
    expect(told(answer({ $ref: '#/definitions/A' }), answer({ $ref: '#/definitions/A' }), self('string'), self('integer'))).toEqual([
      'output body: type',
    ]);
  });

  test('with anything anywhere never throw', () => {
    for (const odd of [null, 1, 'x', [], [[]], {}, { $ref: 1 }, { $ref: '#/paths' }]) {
      const before = {
        '/a': { get: { operationId: 'Get', parameters: [odd, { name: odd, in: odd, schema: odd }], responses: { '200': odd } } },
      };
      const after = answer({ properties: odd, items: odd, allOf: [odd], additionalProperties: odd, required: odd });
      expect(() => [toldOf(compared(before, after)), toldOf(compared(after, before)), toldOf(compared(after, answer({})))]).not.toThrow();
    }
  });
});

function answer(schema: JsonObject): JsonObject {
  return responses({ '200': { schema } });
}

function responses(all: JsonObject): JsonObject {
  return { '/a': { get: { operationId: 'Get', responses: all } } };
}

function parameters(...list: JsonObject[]): JsonObject {
  return { '/a': { get: { operationId: 'Get', parameters: list } } };
}

/** Schemas D0, D1, … that each refer to all, each to the one that `target` says. */
function all(count: number, target: (other: number, one: number) => number, more: JsonObject = {}): JsonObject {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const references = (one: number) => numbers.map((other) => [`p${other}`, { $ref: `#/definitions/D${target(other, one)}` }]);
  return {
    definitions: Object.fromEntries(numbers.map((one) => [`D${one}`, { properties: { ...Object.fromEntries(references(one)), ...more } }])),
  };
}

function chain(length: number, link: (next: JsonObject) => JsonObject, end: JsonObject): JsonObject {
  const links = Array.from({ length }, (_, index) => [`D${index}`, link({ $ref: `#/definitions/D${index + 1}` })]);
  return { definitions: { ...Object.fromEntries(links), [`D${length}`]: end } };
}

function doubling(type: string): JsonObject {
  return chain(30, (next) => ({ properties: { left: next, right: next } }), { type });
}

function compared(before: JsonObject, after: JsonObject, beside: JsonObject = {}, besideAfter: JsonObject = {}): Versions {
  return versionsOf(connector(JSON.stringify({ paths: before, ...beside })), connector(JSON.stringify({ paths: after, ...besideAfter })));
}

function fields(...versions: Parameters<typeof compared>): OperationField[] {
  return fieldsOf(compared(...versions));
}

function told(...versions: Parameters<typeof compared>): string[] {
  return toldOf(compared(...versions));
}

function sites(...versions: Parameters<typeof compared>): string[] {
  return fields(...versions).map(({ site }) => pointerOf(pathOf(site)));
}

function fieldsOf({ operations }: Versions): OperationField[] {
  return operations.flatMap((one) => (one.before && one.after ? [...changedInputs(one), ...changedOutputs(one)] : []));
}

/** Each field that differs and how: gone, new, or the members that differ. */
function toldOf(versions: Versions): string[] {
  return fieldsOf(versions).map(({ direction, label, before, after }) => {
    if (before === undefined || after === undefined) return `${direction} ${label}: ${before ? 'gone' : 'new'}`;
    const names = [...new Set([...Object.keys(before.members), ...Object.keys(after.members)])].sort();
    const differing = names.filter((name) => JSON.stringify(before.members[name]) !== JSON.stringify(after.members[name]));
    const flags = before.isRequired === after.isRequired ? [] : ['required'];
    const location = before.members['in'] === after.members['in'] ? [] : [String(after.members['in'])];
    return `${direction} ${label}: ${[...location, ...(differing.length > 1 ? [differing.join(', ')] : differing), ...flags].join(' ')}`;
  });
}

function connector(definition: string): Connector {
  const bytes = new TextEncoder().encode(definition);
  const entry = { path: 'apiDefinition.swagger.json', kind: 'file', executable: false, size: bytes.length, bytes } as const;
  return readConnector({ path: 'Things', name: 'Things', program: 'certified', entries: [entry], truncated: false });
}
