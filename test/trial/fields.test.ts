import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import { operationFields } from '../../src/trial/fields.ts';
import type { Field } from '../../src/trial/protocol.ts';
import { openTrial } from '../../src/trial/trial.ts';
import { connectorWith, countingRandom } from '../preview/opened.ts';

function fieldsOf(parameters: JsonValue, definitions: JsonObject = {}): readonly Field[] {
  const connector = connectorWith({ '/a': { post: { operationId: 'A', parameters, responses: {} } } }, { definitions });
  const [operation] = connector.definition?.operations ?? [];
  return operation === undefined ? [] : operationFields(operation).fields;
}

describe('the fields of an operation', () => {
  test('are what a maker sees, in the words of the definition', () => {
    const parameters = [
      { name: 'id', in: 'path', required: true, type: 'string', 'x-ms-summary': 'Number', description: 'Of the thing.' },
      { name: 'hidden', in: 'query', type: 'string', 'x-ms-visibility': 'internal' },
      { name: 'callback', in: 'query', type: 'string', 'x-ms-notification-url': true },
      { name: 'id', in: 'query', type: 'integer', default: 5, 'x-ms-visibility': 'advanced' },
    ];
    expect(fieldsOf(parameters)).toEqual([
      {
        key: 'path.id',
        at: '/path.id',
        label: 'Number',
        hint: 'Of the thing.',
        kind: 'text',
        isRequired: true,
        visibility: 'none',
      },
      {
        key: 'query.id',
        at: '/query.id',
        label: 'query.id',
        hint: '',
        kind: 'integer',
        isRequired: false,
        visibility: 'advanced',
        preset: 5,
      },
    ]);
  });

  test('follow references and branches, and name where their choices come from', () => {
    const body = {
      name: 'body',
      in: 'body',
      schema: { allOf: [{ $ref: '#/definitions/Base' }], properties: { more: { type: 'boolean' } } },
    };
    const Base = {
      type: 'object',
      required: ['list'],
      properties: {
        list: {
          type: 'array',
          items: { type: 'object', properties: { of: { type: 'string', 'x-ms-dynamic-values': { operationId: 'B', 'value-path': 'a' } } } },
        },
        secret: { type: 'string', format: 'password', 'x-ms-visibility': 'internal' },
      },
    };
    const [field] = fieldsOf([body], { Base });
    expect(field?.fields).toMatchObject([
      { key: 'more', kind: 'boolean', isRequired: false },
      {
        key: 'list',
        kind: 'array',
        isRequired: true,
        item: { kind: 'object', fields: [{ key: 'of', at: '/body/list/*/of', dynamic: 'choices' }] },
      },
    ]);
  });

  test('with names of every object are plain names', () => {
    const properties = JSON.parse('{"constructor":{"type":"string"},"__proto__":{"type":"string"},"toString":{"type":"string"}}');
    const [field] = fieldsOf([{ name: 'body', in: 'body', schema: { type: 'object', properties } }]);
    expect(field?.fields?.map(({ key }) => key)).toEqual(['constructor', '__proto__', 'toString']);
  });
});

/** The places of all values of a document. */
function placesIn(value: JsonValue, path: readonly string[] = []): (readonly string[])[] {
  const members = isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return [path, ...members.flatMap(([key, member]) => placesIn(member ?? null, [...path, String(key)]))];
}

function replaced(value: JsonValue, [key, ...path]: readonly string[], by: JsonValue): JsonValue {
  if (key === undefined) return by;
  if (isArray(value)) return value.map((item, index) => (String(index) === key ? replaced(item, path, by) : item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, name === key ? replaced(member ?? null, path, by) : (member ?? null)]),
  );
}

const { definition, properties } = golden('certified') as unknown as { definition: JsonObject; properties: JsonObject };
const strange = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<JsonValue>,
  fc.constantFrom<JsonValue>(null, -1, '', '{', '#', '/a/{', '\u0000', '\ud800', 'file', [], {}, { $ref: '#' }, { allOf: [{ $ref: '#' }] }),
  // What `String()` and `Number()` throw for.
  fc.constant<JsonValue>({ toString: 0, valueOf: 0 }),
);

describe('a trial of what strangers write', () => {
  test('never throws, whatever stands at any place of the definition and the properties, and whatever the page asks', async () => {
    const places = placesIn(definition);
    const ownPlaces = placesIn(properties);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...places), strange), { minLength: 0, maxLength: 3 }),
        fc.array(fc.tuple(fc.constantFrom(...ownPlaces), strange), { minLength: 0, maxLength: 2 }),
        strange,
        async (changes, ownChanges, values) => {
          const changed = changes.reduce<JsonValue>((value, [path, by]) => replaced(value, path, by), definition);
          const own = ownChanges.reduce<JsonValue>((value, [path, by]) => replaced(value, path, by), properties);
          if (!isObject(changed) || !isObject(own)) return;
          const connector = connectorWith(
            isObject(changed['paths']) ? changed['paths'] : {},
            changed,
            isObject(own['properties']) ? own['properties'] : {},
          );
          if (connector.definition === undefined) return;
          const trial = openTrial(connector, {
            channel: 'preview',
            service: undefined,
            now: () => 0,
            random: countingRandom(),
            callbackUrl: 'http://localhost:1/try/callback/a',
            signInUrl: (connection) => `/try/sign-in/a/${connection}`,
          });
          expect(await trial.answer('describe', {})).toHaveProperty('ok');
          const made = await trial.answer('connect', { set: null, values: { api_key: 'k' } });
          const connection = 'ok' in made ? String((made.ok as JsonObject)['connection']) : 'none';
          for (const operation of connector.definition.operations.keys()) {
            const form = await trial.answer('form', { operation });
            const example = 'ok' in form ? ((form.ok as JsonObject)['example'] ?? {}) : {};
            for (const command of ['call', 'poll', 'subscribe', 'sample'])
              for (const given of [example, values]) await trial.answer(command, { connection, operation, values: given, trigger: null });
            await trial.answer('choices', { connection, operation, values, at: '/id' });
            await trial.answer('fields', { connection, operation, values, at: '/body' });
          }
          await trial.answer('next', { connection, exchange: values });
          await trial.close();
        },
      ),
      { numRuns: 60, examples: [[[], [], { toString: 0, valueOf: 0 }]] },
    );
  });
});
