import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, document, response, responseSchema, schema } from '../examples.ts';
import { isFileAllowed } from './schema-position.ts';
import { isOfOtherType, schemaName } from './typed-node.ts';

export const schemaFilePosition = defineRule({
  id: 'schema-file-position',
  subject: 'schema',
  codes: ['SchemaTypeFileNotValid'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A schema of type file is the whole of a response.',
  why: 'A file inside a JSON answer or body does not exist in OpenAPI 2.0: the platform cannot read or send it.',
  fix: 'For a file inside an object use type string with format byte; for a body use type string with format binary.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'schema',
  having: ['type'],
  when: isOfOtherType,
  check({ type }, schema) {
    if (type !== 'file' || isFileAllowed(schema)) return;
    return { message: `${schemaName(schema)} has type "file", but is not the whole of a response.` };
  },
  valid: [
    responseSchema('the whole of a response', { type: 'file', items: undefined }),
    response(
      'by way of a definition',
      { schema: { $ref: '#/definitions/Report' } },
      { document: { definitions: { Report: { type: 'file' } } } },
    ),
    document('a definition that nothing uses', { definitions: { Report: { type: 'file' } } }),
    schema('a property that is called type', { type: 'object', properties: { type: { enum: ['file'], type: 'string' } } }),
  ],
  invalid: [
    schema('a property', { type: 'file' }),
    responseSchema('items', { items: { type: 'file' } }, { at: ['items'] }),
    bodyParameter('a body', { schema: { type: 'file' } }, { at: ['schema'] }),
    response(
      'a definition that a property refers to as well',
      { schema: { $ref: '#/definitions/Report' } },
      {
        document: {
          definitions: { Report: { type: 'file' }, Letter: { type: 'object', properties: { report: { $ref: '#/definitions/Report' } } } },
        },
        places: [{ file: 'apiDefinition.swagger.json', pointer: '/definitions/Report' }],
      },
    ),
  ],
});
