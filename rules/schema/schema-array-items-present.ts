import { isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { parameter, response, responseSchema, schema } from '../examples.ts';
import { isOfOtherType, nameOf, typedKinds } from './typed-node.ts';

export const schemaArrayItemsPresent = defineRule({
  id: 'schema-array-items-present',
  subject: 'schema',
  codes: ['ArrayHasNoItems'],
  severity: 'error',
  programs: everyProgram,
  summary: 'An array has items, an object that describes its elements.',
  why: 'Without it the platform refuses the definition, and a flow could not offer anything out of the list.',
  fix: 'Describe one element of the array in items.',
  published: { certified: 1, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: typedKinds,
  having: ['type'],
  when: isOfOtherType,
  check({ type, items }, node) {
    if (type !== 'array' || isObject(items)) return;
    if (items === undefined) return { message: `${nameOf(node)} is an array without items.` };
    return { message: `${nameOf(node)} is an array whose items are not an object.` };
  },
  valid: [
    responseSchema('described', { items: { type: 'string' } }),
    responseSchema('a reference', { items: { $ref: '#/definitions/Thing' } }),
    responseSchema('an empty object is accepted here', { items: {} }),
    schema('not an array', { type: 'object' }),
  ],
  invalid: [
    responseSchema('the whole of a response', { items: undefined }),
    schema('a property', { type: 'array' }),
    schema('an array of arrays', { type: 'array', items: { type: 'array' } }, { at: ['items'] }),
    schema('a list of schemas', { type: 'array', items: [{ type: 'string' }] }),
    parameter('a parameter', { type: 'array', collectionFormat: 'csv' }),
    parameter('items of a parameter', { type: 'array', items: { type: 'array' } }, { at: ['items'] }),
    response('a header', { headers: { 'X-Tags': { type: 'array' } } }, { at: ['headers', 'X-Tags'] }),
  ],
});
