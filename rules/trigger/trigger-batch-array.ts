import type { Definition } from '../../src/connector/definition.ts';
import { isObject, type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import type { Resolve } from '../../src/connector/references.ts';
import { resolvedSchema } from '../../src/connector/schemas.ts';
import { defineRule, everyProgram } from '../define.ts';
import { hasDynamicExtension } from '../dynamic-extensions.ts';
import { operation, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { composedOf } from '../schema/composition.ts';

export const triggerBatchArray = defineRule({
  id: 'trigger-batch-array',
  subject: 'trigger',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'The 200 response of a batch trigger is a list, or an object that holds one.',
  why: 'A batch trigger starts one run of the flow for each item of the list: in an answer without a list there is nothing to start.',
  fix: 'Describe the list that the service answers with, or set "x-ms-trigger": "single".',
  published: { certified: 1, 'independent-publisher': 0 },
  given: 'operation',
  having: ['x-ms-trigger'],
  check({ 'x-ms-trigger': trigger }, operation) {
    if (trigger !== 'batch') return;
    const response = operation.responses.find(({ code }) => code === '200')?.response;
    const schema = resolvedSchema(response?.value['schema'], operation.definition.resolve);
    if (response === undefined || schema === undefined || holdsList(schema, operation.definition)) return;
    const message = `${operationName(operation)} is a batch trigger, but its 200 response holds no list.`;
    return { message, place: response.place, at: ['schema'] };
  },
  valid: [
    operation('a list', trigger({ type: 'array', items: { type: 'string' } })),
    operation('a list in an object', trigger({ type: 'object', properties: { value: { type: 'array', items: { type: 'string' } } } })),
    operation('a list in a branch, by reference', trigger({ allOf: [{ $ref: '#/definitions/Page' }] }), {
      document: { definitions: { Page: { type: 'object', properties: { value: { type: 'array', items: { type: 'string' } } } } } },
    }),
    operation(
      'only the service knows',
      trigger({ 'x-ms-dynamic-schema': { operationId: 'GetSchema', parameters: {}, 'value-path': 'schema' } }),
    ),
    operation('a single event is an object', { ...trigger({ type: 'object', properties: {} }), 'x-ms-trigger': 'single' }),
    operation('no schema is another matter', { 'x-ms-trigger': 'batch', responses: { '200': { description: 'The new things.' } } }),
  ],
  invalid: [
    operation('an object without a list', trigger({ type: 'object', properties: { id: { type: 'string' } } }), {
      at: ['responses', '200', 'schema'],
    }),
    operation('a text', trigger({ type: 'string' }), { at: ['responses', '200', 'schema'] }),
    paths(
      'a list further down does not count',
      {
        '/news': {
          get: {
            operationId: 'WhenThingsChange',
            ...trigger({ type: 'object', properties: { page: { type: 'object', properties: { value: { type: 'array', items: {} } } } } }),
          },
        },
      },
      { at: ['/news', 'get', 'responses', '200', 'schema'] },
    ),
  ],
});

function holdsList(schema: JsonObject, { resolve }: Definition): boolean {
  const parts = composedOf(schema, resolve);
  // Of a schema that is not fully known nothing can be said.
  return parts === undefined || parts.some((part) => isList(part) || hasDynamicExtension(part) || hasListProperty(part, resolve));
}

/** Many triggers may answer with one large schema, so that it is looked through once. */
function hasListProperty(schema: JsonObject, resolve: Resolve): boolean {
  let known = listProperties.get(schema);
  if (known === undefined) {
    known = Object.values(objectOr(schema['properties'])).some((property) => isList(resolvedSchema(property, resolve) ?? {}));
    listProperties.set(schema, known);
  }
  return known;
}

const listProperties = new WeakMap<JsonObject, boolean>();

function isList({ type, items }: JsonObject): boolean {
  return type === 'array' || isObject(items);
}

function trigger(schema: JsonObject) {
  return { 'x-ms-trigger': 'batch', responses: { '200': { description: 'The new things.', schema } } };
}
