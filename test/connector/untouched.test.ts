import { expect, test } from 'vitest';
import { isArray, type JsonObject, type JsonValue, objectOr } from '../../src/connector/json-value.ts';
import { readDefinition } from '../../src/connector/read-definition.ts';
import { untouchedIn } from '../../src/connector/untouched.ts';

const reference = (name: string) => ({ $ref: `#/definitions/${name}` });

/** Two operations: one refers to a circle of schemas and to a shared parameter and response, the other to nothing. */
const definition: JsonObject = {
  swagger: '2.0',
  parameters: { limit: { name: 'limit', in: 'query', type: 'integer' } },
  responses: { list: { description: 'The things.', schema: reference('List') } },
  definitions: {
    List: { type: 'object', properties: { items: { type: 'array', items: reference('Thing') } } },
    Thing: { type: 'object', properties: { list: reference('List'), maker: reference('Maker') } },
    Maker: { type: 'object', properties: { name: { type: 'string' } } },
    Unused: { type: 'object' },
  },
  paths: {
    '/things': {
      parameters: [{ name: 'shared', in: 'header', type: 'string' }],
      get: { operationId: 'List', parameters: [{ $ref: '#/parameters/limit' }], responses: { 200: { $ref: '#/responses/list' } } },
    },
    '/ping': { get: { operationId: 'Ping', responses: { 200: { description: 'Pong.', schema: { type: 'string' } } } } },
  },
};

/** A copy with another value at a path; `undefined` takes the member out. */
function edited(value: JsonValue | undefined, [key, ...rest]: readonly string[], put: JsonValue | undefined): JsonValue | undefined {
  if (key === undefined) return put;
  if (isArray(value)) return value.map((item, index) => (String(index) === key ? (edited(item, rest, put) ?? null) : item));
  const { [key]: old, ...others } = objectOr(value);
  const now = edited(old, rest, put);
  return now === undefined ? others : { ...others, [key]: now };
}

/** The operations in which something may differ between two definitions. */
function touched(older: JsonValue | undefined, newer: JsonValue | undefined): (string | undefined)[] {
  const [before, after] = [readDefinition(objectOr(older)), readDefinition(objectOr(newer))];
  const isUntouched = untouchedIn(before, after);
  return before.operations.flatMap((old) => {
    const now = after.operations.find(({ id }) => id === old.id);
    return now !== undefined && isUntouched(old, now) ? [] : [old.id];
  });
}

test.each<[string, string[], JsonValue | undefined, string[]]>([
  ['the order of members', ['paths', '/things', 'get', 'operationId'], 'List', []],
  ['a schema that nobody uses', ['definitions', 'Unused', 'type'], 'string', []],
  ['the operation itself', ['paths', '/ping', 'get', 'summary'], 'Ping', ['Ping']],
  ['a parameter of its path', ['paths', '/things', 'parameters', '0', 'required'], true, ['List']],
  ['a shared parameter', ['parameters', 'limit', 'type'], 'string', ['List']],
  ['a shared response', ['responses', 'list', 'schema'], {}, ['List']],
  ['a schema at the end of a chain, past a circle', ['definitions', 'Maker', 'properties', 'name', 'type'], 'integer', ['List']],
  ['a schema that is gone', ['definitions', 'Maker'], undefined, ['List']],
  ['a notification', ['paths', '/ping', 'x-ms-notification-content'], { schema: {} }, ['Ping']],
])('after a change of %s', (_name, path, value, expected) =>
  expect(touched(definition, edited(definition, path, value))).toEqual(expected),
);

test('a reference that led nowhere and now leads somewhere is a difference', () => {
  expect(touched(edited(definition, ['definitions', 'Maker'], undefined), definition)).toEqual(['List']);
});
