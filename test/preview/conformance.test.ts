import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import { resolverOf } from '../../src/connector/references.ts';
import { differencesOf } from '../../src/preview/conformance.ts';

const judged = (schema: JsonObject, value: JsonValue, definitions: JsonObject = {}) =>
  differencesOf(schema, value, { resolve: resolverOf({ definitions }) });

describe('what is not as a schema says', () => {
  const thing: JsonObject = {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string', maxLength: 5 }, parts: { type: 'array', items: { type: 'integer', format: 'int32' } } },
  };

  it('is nothing when the value conforms, unknown properties included', () => {
    expect(judged(thing, { name: 'Belt', parts: [1, 2], colour: 'red' })).toEqual([]);
  });

  it.each<[string, JsonObject, JsonValue, [string, string][]]>([
    ['a wrong type, once', thing, [], [['', 'is an array, and the definition says object']]],
    ['a missing property', thing, {}, [['', "has no 'name', which the definition requires"]]],
    ['an inherited name is no property', { required: ['constructor'] }, {}, [['', "has no 'constructor', which the definition requires"]]],
    ['a deep place', thing, { name: 'Belt', parts: [1, 'two'] }, [['/parts/1', 'is a string, and the definition says integer']]],
    ['a number with a fraction', thing, { name: 'a', parts: [1.5] }, [['/parts/0', 'is a number, and the definition says integer']]],
    ['a large number', thing, { name: 'a', parts: [2 ** 31] }, [['/parts/0', 'does not fit into 32 bits, and the definition says int32']]],
    ['a long text', thing, { name: 'Conveyor' }, [['/name', 'has 8 characters, and the definition says at most 5']]],
    ['null', { type: 'string' }, null, [['', 'is null, and the definition says string']]],
    ['a value outside of the list', { enum: ['a', 'b'] }, 'c', [['', 'is none of the 2 values that the definition allows']]],
    ['no date', { type: 'string', format: 'date' }, '2026-02-30', [['', 'is no date, and the definition says it is']]],
    ['too few items', { type: 'array', minItems: 1 }, [], [['', 'has 0 items, and the definition says at least 1']]],
    ['an exclusive limit', { minimum: 1, exclusiveMinimum: true }, 1, [['', 'is less than the definition allows (1)']]],
    ['what is not allowed', { additionalProperties: false }, { a: 1 }, [['', "has 'a', and the definition allows no further properties"]]],
    [
      'further properties of one kind',
      { additionalProperties: { type: 'string' } },
      { 'a/b': 1 },
      [['/a~1b', 'is a number, and the definition says string']],
    ],
  ])('tells %s', (_, schema, value, differences) => {
    expect(judged(schema, value).map(({ pointer, sentence }) => [pointer, sentence])).toEqual(differences);
  });

  it.each<[string, JsonObject, JsonValue]>([
    ['null where the definition allows it', { type: 'string', 'x-nullable': true }, null],
    ['null where it is one of the types', { type: ['string', 'null'] }, null],
    ['an unknown format', { type: 'string', format: 'phone' }, '?'],
    ['a time without a zone', { type: 'string', format: 'date-time' }, '2026-03-01T10:00:00'],
    ['anything where a file is', { type: 'file' }, 1],
    ['a pattern, which is never run', { type: 'string', pattern: '^(a+)+$' }, `${'a'.repeat(40)}!`],
  ])('lets %s pass', (_, schema, value) => {
    expect(judged(schema, value)).toEqual([]);
  });

  it('tells that a pattern was there', () => {
    let count = 0;
    const schema: JsonObject = { items: { type: 'string', pattern: '^(a+)+$' } };
    expect(differencesOf(schema, ['x', 'y'], { resolve: resolverOf({}) }, () => (count += 1))).toEqual([]);
    expect(count).toBe(2);
  });

  it('follows references and allOf, also in circles', () => {
    const definitions: JsonObject = {
      Node: { allOf: [{ $ref: '#/definitions/Base' }, { properties: { next: { $ref: '#/definitions/Node' } } }] },
      Base: { type: 'object', required: ['id'], allOf: [{ $ref: '#/definitions/Node' }] },
    };
    expect(judged({ $ref: '#/definitions/Node' }, { id: 1, next: { id: 2, next: {} } }, definitions)).toEqual([
      { pointer: '/next/next', sentence: "has no 'id', which the definition requires" },
    ]);
  });

  it('ends early with schemas that name each other in many ways, and with many differences', () => {
    const definitions: Record<string, JsonObject> = {};
    for (let i = 0; i < 200; i += 1)
      definitions[`S${i}`] = {
        allOf: [{ $ref: `#/definitions/S${i + 1}` }, { $ref: `#/definitions/S${i + 1}` }],
        properties: { next: { $ref: '#/definitions/S0' } },
      };
    let value: JsonValue = {};
    for (let i = 0; i < 500; i += 1) value = { next: value };
    expect(judged({ $ref: '#/definitions/S0' }, value, definitions)).toEqual([]);
    expect(
      judged(
        { items: { type: 'string' } },
        Array.from({ length: 1000 }, () => 1),
      ),
    ).toHaveLength(20);
  });

  it('never throws, whatever schema and value are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (schema, value) => {
        judged({ type: 'object', properties: schema, items: schema, allOf: [schema], enum: schema } as JsonObject, value as JsonValue);
        judged({ additionalProperties: schema, required: schema, maxLength: schema } as JsonObject, value as JsonValue);
      }),
    );
  });
});
