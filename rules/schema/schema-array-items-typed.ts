import { isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { parameter, responseSchema, schema } from '../examples.ts';
import { nameOf, typedKinds } from './typed-node.ts';

export const schemaArrayItemsTyped = defineRule({
  id: 'schema-array-items-typed',
  subject: 'schema',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'The items of an array are described.',
  why: 'With empty items makers see one nameless value per element and have to parse it themselves.',
  fix: 'Give the items a type, or a reference to a definition.',
  published: { certified: 67, 'independent-publisher': 38 },
  given: typedKinds,
  having: ['items'],
  check({ type, items }, node) {
    if (type !== 'array' || !isObject(items) || Object.keys(items).length > 0) return;
    return { message: `${nameOf(node)} is an array of anything: its items are empty.`, at: ['items'] };
  },
  valid: [
    responseSchema('typed', { items: { type: 'string' } }),
    responseSchema('a reference', { items: { $ref: '#/definitions/Thing' } }),
    responseSchema('known later', { items: { 'x-ms-dynamic-schema': { operationId: 'GetSchema', parameters: {} } } }),
    schema('a property that is called items', { type: 'object', properties: { items: {} } }),
  ],
  invalid: [
    responseSchema('the whole of a response', { items: {} }, { at: ['items'] }),
    schema('a property', { type: 'array', items: {} }, { at: ['items'] }),
    parameter('a parameter', { type: 'array', items: {} }, { at: ['items'] }),
  ],
});
