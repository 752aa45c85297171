import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, inputSchema, operation, response, responseSchema, schema } from '../examples.ts';
import { isBinaryAllowed } from './schema-position.ts';
import { schemaName } from './typed-node.ts';

export const schemaBinaryPosition = defineRule({
  id: 'schema-binary-position',
  subject: 'schema',
  codes: ['InvalidStringBinaryProperty'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A string of format binary is the whole of a body or response, not a part of one.',
  why: 'Plain bytes cannot stand inside JSON: the file arrives broken.',
  fix: 'Use format byte, which is base64, for a file inside an object.',
  published: { certified: 13, 'independent-publisher': 2 },
  given: 'schema',
  having: ['format'],
  check({ type, format }, schema) {
    if (type !== 'string' || format !== 'binary' || isBinaryAllowed(schema)) return;
    return { message: `${schemaName(schema)} is a string of format binary, but not the whole of a body or response.` };
  },
  valid: [
    responseSchema('the whole of a response', { type: 'string', format: 'binary', items: undefined }),
    bodyParameter('the whole of a body', { schema: { type: 'string', format: 'binary' } }),
    operation('a form', { parameters: [{ name: 'file', in: 'formData', type: 'string', format: 'binary' }] }),
    inputSchema('base64', { format: 'byte' }),
    response(
      'by way of a definition',
      { schema: { $ref: '#/definitions/Report' } },
      { document: { definitions: { Report: { type: 'string', format: 'binary' } } } },
    ),
  ],
  invalid: [
    inputSchema('a property of a body', { format: 'binary' }),
    schema('a property of a response', { format: 'binary' }),
    responseSchema('items', { items: { type: 'string', format: 'binary' } }, { at: ['items'] }),
    responseSchema(
      'additional properties',
      { type: 'object', items: undefined, additionalProperties: { type: 'string', format: 'binary' } },
      { at: ['additionalProperties'] },
    ),
    response(
      'a definition that a property refers to as well',
      { schema: { $ref: '#/definitions/Report' } },
      {
        document: {
          definitions: {
            Report: { type: 'string', format: 'binary' },
            Letter: { type: 'object', properties: { report: { $ref: '#/definitions/Report' } } },
          },
        },
        places: [{ file: 'apiDefinition.swagger.json', pointer: '/definitions/Report' }],
      },
    ),
  ],
});
