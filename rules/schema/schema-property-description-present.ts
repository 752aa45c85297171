import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document, inputSchema, responseSchema, schema } from '../examples.ts';
import { schemaName } from './typed-node.ts';

export const schemaPropertyDescriptionPresent = defineRule({
  id: 'schema-property-description-present',
  subject: 'schema',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A property that makers see has a description.',
  why: 'The designer shows it as the hint of the field; without it makers have to guess what is meant.',
  fix: 'Describe the property in one sentence.',
  published: { certified: 265, 'independent-publisher': 171 },
  given: 'schema',
  check(value, schema) {
    if (schema.role !== 'property' || !schema.isVisible) return;
    if (isBlank(value['description'])) return { message: `${schemaName(schema)} has no description.` };
  },
  valid: [
    schema('described', { description: 'What people call it.' }),
    inputSchema('internal', { description: undefined, 'x-ms-visibility': 'internal' }),
    inputSchema('below something internal', { 'x-ms-visibility': 'internal', type: 'object', properties: { street: { type: 'string' } } }),
    document('a definition that nothing uses', { definitions: { Thing: { type: 'object', properties: { id: { type: 'string' } } } } }),
  ],
  invalid: [
    schema('of a response', { description: undefined }),
    inputSchema('of a body', { description: '' }),
    responseSchema(
      'of a definition',
      { items: { $ref: '#/definitions/Thing' } },
      {
        document: {
          definitions: {
            Thing: { type: 'object', properties: { id: { type: 'string', title: 'Thing number' }, next: { $ref: '#/definitions/Thing' } } },
          },
        },
        places: [{ file: 'apiDefinition.swagger.json', pointer: '/definitions/Thing/properties/id' }],
      },
    ),
  ],
});
