import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { bodyParameter, createOperation, inputSchema, schema } from '../examples.ts';
import { schemaName } from './typed-node.ts';

export const schemaPropertyTitlePresent = defineRule({
  id: 'schema-property-title-present',
  subject: 'schema',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A property that makers see has a title or an x-ms-summary.',
  why: 'The designer shows it as the label of the field or of the dynamic content; without it makers read the raw name of the API.',
  fix: 'Add a title: a short label in title case.',
  published: { certified: 405, 'independent-publisher': 166 },
  given: 'schema',
  check(value, schema) {
    if (schema.role !== 'property' || !schema.isVisible) return;
    if (isBlank(value['title']) && isBlank(value['x-ms-summary'])) return { message: `${schemaName(schema)} has no title.` };
  },
  valid: [
    schema('a title', { title: 'Thing name' }),
    schema('a summary instead', { title: undefined, 'x-ms-summary': 'Thing name' }),
    inputSchema('internal', { title: undefined, 'x-ms-visibility': 'internal' }),
    bodyParameter('of an internal body', {
      'x-ms-visibility': 'internal',
      schema: { type: 'object', properties: { name: { type: 'string' } } },
    }),
    createOperation('of an internal operation', {
      'x-ms-visibility': 'internal',
      parameters: [{ name: 'body', in: 'body', schema: { type: 'object', properties: { name: { type: 'string' } } } }],
    }),
  ],
  invalid: [
    schema('of a response', { title: undefined }),
    inputSchema('of a body', { title: ' ' }),
    inputSchema('deep in an object', { type: 'object', properties: { street: { type: 'string' } } }, { at: ['properties', 'street'] }),
  ],
});
