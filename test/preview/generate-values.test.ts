import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import { resolverOf } from '../../src/connector/references.ts';
import { differencesOf } from '../../src/preview/conformance.ts';
import { isMade, type NoValues } from '../../src/preview/generate-combined.ts';
import type { Where } from '../../src/preview/generate-text.ts';
import { valuesFor } from '../../src/preview/generate-values.ts';

function definitionOf(document: JsonObject) {
  return { resolve: resolverOf(document) };
}

function made(schema: JsonObject, document: JsonObject = {}, where: Where = 'body', direction: 'input' | 'output' = 'output', seed = 0) {
  return valuesFor(schema, { definition: definitionOf(document), where, direction, seed });
}

/** Every value until they repeat. */
function all(schema: JsonObject, document: JsonObject = {}, where: Where = 'body', direction: 'input' | 'output' = 'output'): JsonValue[] {
  const values = made(schema, document, where, direction);
  if (!isMade(values)) throw new Error(values.reason);
  return Array.from({ length: values.count }, (_, index) => values.at(index));
}

function why(schema: JsonObject, document: JsonObject = {}): NoValues {
  const values = made(schema, document);
  if (isMade(values)) throw new Error(`Unexpected: ${JSON.stringify(values.at(0))}`);
  return values;
}

describe('the values of a schema', () => {
  test('are every member of an enum', () => {
    expect(all({ type: 'string', enum: ['placed', 'shipped', 'delivered'] })).toEqual(['placed', 'shipped', 'delivered']);
    expect(all({ enum: [1, 'two', null] })).toEqual([1, 'two', null]);
    expect(all({ type: 'integer', enum: ['1', 2] })).toEqual([2]);
  });

  test('are spread over a list of allowed values that is too long, from its first to its last', () => {
    const values = all({ type: 'integer', enum: Array.from({ length: 50_000 }, (_, index) => index) });
    expect(values.length).toBe(200);
    expect([values[0], values.at(-1)]).toEqual([0, 49_999]);
  });

  test('are both limits of a number, shut out ones not', () => {
    expect(all({ type: 'integer', minimum: 1, maximum: 200 })).toEqual([40, 1, 200]);
    expect(all({ type: 'integer', minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: true })).toEqual([2]);
    expect(all({ type: 'number', minimum: 0.1, exclusiveMinimum: true, maximum: 0.2, exclusiveMaximum: true }).length).toBeGreaterThan(0);
    expect(all({ type: 'integer', multipleOf: 7, minimum: 10, maximum: 30 })).toEqual([28, 14]);
    expect(all({ type: 'integer', format: 'int32', maximum: 4_000_000_000 })).toContain(2_147_483_647);
  });

  test('are both lengths of a text, and letters that must be encoded', () => {
    const values = all({ type: 'string', minLength: 3, maxLength: 6 });
    expect(new Set(values.map((value) => String(value).length))).toEqual(new Set([3, 6]));
    expect(all({ type: 'string' }).some((value) => /[&#%]/.test(String(value)))).toBe(true);
    expect(all({ type: 'string', maxLength: 4 })).toEqual(['Cont', 'abcd', 'Fabr']);
  });

  test.each(['date-time', 'date', 'uuid', 'guid', 'email', 'uri', 'byte'])('are of the format %s', (format) => {
    const values = all({ type: 'string', format });
    expect(values.length).toBeGreaterThan(1);
    for (const value of values) expect(differencesOf({ type: 'string', format }, value, definitionOf({}))).toEqual([]);
  });

  test('are what the definition gives itself, where that is right', () => {
    expect(all({ type: 'string', default: 'eur', example: 'usd', enum: ['usd', 'eur'] })).toEqual(['usd', 'eur']);
    expect(all({ type: 'string', example: 'ALFKI' })[0]).toBe('ALFKI');
    expect(all({ type: 'integer', example: 'ALFKI' })).not.toContain('ALFKI');
    expect(all({ type: 'object', properties: { id: { type: 'integer' } }, example: { id: 7 } })[0]).toEqual({ id: 7 });
  });

  test('have what is optional, and have it not', () => {
    const values = all({ type: 'object', required: ['id'], properties: { id: { type: 'boolean' }, note: { type: 'boolean' } } });
    expect(values).toEqual([{ id: true, note: true }, { id: false }, { id: false, note: false }]);
  });

  test('are arrays of one, fewest and many items', () => {
    expect(all({ type: 'array', items: { type: 'boolean' } })).toEqual([[true], [], [true, false], [false]]);
    expect(all({ type: 'array', minItems: 2, maxItems: 4, items: { type: 'string', enum: ['a', 'b'] } })).toEqual([
      ['a', 'b'],
      ['a', 'b', 'a', 'b'],
      ['b', 'a'],
    ]);
    expect(all({ type: 'array', uniqueItems: true, items: { type: 'string', enum: ['a', 'b'] } })).toEqual([['a'], [], ['a', 'b'], ['b']]);
    expect(all({ type: 'array', maxItems: 0, items: { type: 'boolean' } })).toEqual([[]]);
  });

  test('are null where that is allowed, and only in a body', () => {
    expect(all({ type: 'boolean', 'x-nullable': true })).toEqual([true, false, null]);
    expect(all({ type: 'boolean', 'x-nullable': true }, {}, 'query')).toEqual([true, false]);
    expect(all({ type: 'boolean' })).toEqual([true, false]);
  });

  test('satisfy every branch of allOf and what is referred to', () => {
    const document = {
      definitions: { Id: { type: 'object', required: ['id'], properties: { id: { type: 'integer', minimum: 5, maximum: 5 } } } },
    };
    const schema = { allOf: [{ $ref: '#/definitions/Id' }, { properties: { id: { multipleOf: 5 }, name: { type: 'boolean' } } }] };
    expect(all(schema, document)).toEqual([{ id: 5, name: true }, { id: 5 }, { id: 5, name: false }]);
  });

  test('end where a schema holds itself', () => {
    const document = {
      definitions: {
        Comment: {
          type: 'object',
          required: ['text', 'replies'],
          properties: {
            text: { type: 'boolean' },
            replies: { type: 'array', items: { $ref: '#/definitions/Comment' } },
            parent: { $ref: '#/definitions/Comment' },
          },
        },
        Endless: { type: 'object', required: ['next'], properties: { next: { $ref: '#/definitions/Endless' } } },
      },
    };
    expect(all({ $ref: '#/definitions/Comment' }, document)).toEqual([
      { text: true, replies: [] },
      { text: false, replies: [] },
    ]);
    expect(why({ $ref: '#/definitions/Endless' }, document)).toEqual({
      reason: "its schema requires itself without end (in 'next')",
      isContradiction: true,
    });
  });

  test('are there in one place although the same schema has none in another, inside of itself', () => {
    const definitions = {
      A: { type: 'object', properties: { b: { $ref: '#/definitions/B' } } },
      B: { type: 'object', required: ['a'], properties: { a: { $ref: '#/definitions/A' } } },
    };
    const schema = { type: 'object', properties: { a: { $ref: '#/definitions/A' }, b: { $ref: '#/definitions/B' } } };
    expect(all(schema, { definitions })[0]).toEqual({ a: {}, b: { a: {} } });
  });

  test('leave out of a request what is read only', () => {
    const schema = { type: 'object', properties: { id: { type: 'integer', readOnly: true }, name: { type: 'boolean' } } };
    expect(all(schema, {}, 'body', 'input')).toEqual([{ name: true }, {}, { name: false }]);
    expect(all(schema)[0]).toEqual({ id: 40, name: true });
  });

  test('may have members of any name', () => {
    const properties = JSON.parse('{"__proto__":{"type":"boolean"},"constructor":{"type":"boolean"}}');
    const [value] = all({ type: 'object', required: ['__proto__', 'toString'], properties });
    expect(JSON.stringify(value)).toBe('{"__proto__":true,"constructor":true,"toString":"Contoso"}');
  });

  test('never leave their place in a path or a header', () => {
    expect(all({ type: 'string', example: 'a/b' }, {}, 'path')).not.toContain('a/b');
    expect(all({ type: 'string', example: '..' }, {}, 'path')).not.toContain('..');
    expect(all({ type: 'string', example: 'a\r\nb: c' }, {}, 'header')).not.toContain('a\r\nb: c');
    for (const value of all({ type: 'string' }, {}, 'header')) expect(String(value)).toMatch(/^[ -~]+$/);
    expect(all({ type: 'array', items: { type: 'string' } }, {}, 'query').every((value) => Array.isArray(value) && value.length > 0)).toBe(
      true,
    );
  });

  test('are others for another seed, and the same for the same', () => {
    const schema = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } };
    const first = (seed: number) => {
      const values = made(schema, {}, 'body', 'output', seed);
      return isMade(values) ? values.at(0) : undefined;
    };
    expect(first(1)).toEqual(first(1));
    expect(first(1)).not.toEqual(first(2));
  });
});

describe('no values', () => {
  test.each<[string, JsonObject, boolean]>([
    ['its pattern is not simple enough to write a text for', { type: 'string', pattern: '^(?!x)a$' }, false],
    ['its list of allowed values holds none that it takes', { type: 'boolean', enum: ['true'] }, true],
    ['it asks for more characters than it allows', { type: 'string', minLength: 3, maxLength: 2 }, true],
    ['it asks for more items than it allows', { type: 'array', items: {}, minItems: 3, maxItems: 2 }, true],
    ['it asks for too many items', { type: 'array', items: {}, minItems: 1e9 }, false],
    ['its schema refers to something that is not there', { $ref: '#/definitions/Nothing' }, true],
    ['its schemas name types that no value has together', { type: 'string', allOf: [{ type: 'integer' }] }, true],
    ['no number was found between its limits', { type: 'integer', minimum: 3, maximum: 2 }, true],
    ["it requires 'id' and allows no such property", { type: 'object', required: ['id'], additionalProperties: false }, true],
  ])('%s', (reason, schema, isContradiction) => {
    expect(why(schema)).toEqual({ reason, isContradiction });
  });
});

/** Schemas as they are written, which take at least one value. */
const wellFormed: fc.Arbitrary<JsonObject> = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ type: fc.constant('boolean'), 'x-nullable': fc.boolean() }),
    fc
      .tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), fc.constantFrom('integer', 'number'))
      .map(([minimum, room, type]) => ({ type, minimum, maximum: minimum + room })),
    fc.record({ type: fc.constant('integer'), format: fc.constantFrom('int32', 'int64') }),
    fc.tuple(fc.nat(300), fc.nat(300)).map(([minLength, room]) => ({ type: 'string', minLength, maxLength: minLength + room })),
    fc.record({ type: fc.constant('string'), format: fc.constantFrom('date-time', 'uuid', 'email', 'uri', 'byte', 'date', 'strange') }),
    fc.record({ enum: fc.uniqueArray(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 8 }) }) as fc.Arbitrary<JsonObject>,
    fc
      .tuple(tie('schema'), fc.nat(4), fc.nat(4))
      .map(([items, minItems, room]) => ({ type: 'array', items, minItems, maxItems: minItems + room })),
    fc
      .tuple(fc.dictionary(fc.string(), tie('schema'), { maxKeys: 5, noNullPrototype: true }), fc.boolean(), fc.boolean())
      .map(([properties, isRequired, isClosed]) => ({
        type: 'object',
        properties,
        ...(isRequired && { required: Object.keys(properties) }),
        ...(isClosed && { additionalProperties: false }),
      })),
    fc.tuple(fc.dictionary(fc.string(), tie('schema'), { maxKeys: 3, noNullPrototype: true })).map(([properties]) => ({
      allOf: [{ type: 'object', properties }, { required: Object.keys(properties) }],
    })),
  ),
})).schema;

describe('for any schema', () => {
  test('that is well formed there is a value, and every one is as the schema says', () => {
    fc.assert(
      fc.property(wellFormed, fc.nat(100), (schema, seed) => {
        const values = made(schema, {}, 'body', 'output', seed);
        expect(values).toHaveProperty('at');
        if (!isMade(values)) return;
        for (let index = 0; index < Math.min(values.count, 40); index += 1)
          expect(differencesOf(schema, values.at(index), definitionOf({}))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('nothing throws or goes on for long, whatever stands there, and what is made is right', () => {
    const words = [
      'type',
      'properties',
      'items',
      'allOf',
      '$ref',
      'enum',
      'required',
      'minItems',
      'minimum',
      'pattern',
      'additionalProperties',
    ];
    const { any } = fc.letrec<{ any: JsonValue }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 6 },
        fc.jsonValue() as fc.Arbitrary<JsonValue>,
        fc.constantFrom<JsonValue>('object', 'array', 'string', 'integer', '#/definitions/A', '#/definitions/B', '(a+)+$', 3, null, {
          toString: 0,
        }),
        fc.array(tie('any'), { maxLength: 4 }) as fc.Arbitrary<JsonValue>,
        fc.dictionary(fc.constantFrom(...words), tie('any'), { maxKeys: 5, noNullPrototype: true }) as fc.Arbitrary<JsonValue>,
      ),
    }));
    fc.assert(
      fc.property(any, any, (A, B) => {
        const document = { definitions: { A, B } } as JsonObject;
        for (const schema of [A, B]) {
          if (!isObject(schema)) continue;
          const values = made(schema, document);
          if (isMade(values)) expect(differencesOf(schema, values.at(0), definitionOf(document))).toEqual([]);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('shared schemas that double at each level stay small', () => {
    const definitions = Object.fromEntries(
      Array.from({ length: 40 }, (_, level) => {
        const next = level === 39 ? { type: 'boolean' } : { $ref: `#/definitions/L${level + 1}` };
        return [`L${level}`, { type: 'object', required: ['a'], properties: { a: next, b: next, c: { allOf: [next, {}] } } }];
      }),
    );
    const values = made({ $ref: '#/definitions/L20' }, { definitions });
    expect(isMade(values) && JSON.stringify(values.at(0)).length < 1_000_000).toBe(true);
    expect(made({ $ref: '#/definitions/L0' }, { definitions })).toEqual({
      reason: expect.stringContaining('too large'),
      isContradiction: false,
    });
  });
});
