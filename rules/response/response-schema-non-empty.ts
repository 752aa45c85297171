import { defineRule, publicPrograms } from '../define.ts';
import { operation, response } from '../examples.ts';
import { writtenSchema, writtenSchemaName } from './written-schema.ts';

/** Members that say nothing about what the body holds. */
const words = new Set(['description', 'title', 'example', 'x-ms-summary']);

export const responseSchemaNonEmpty = defineRule({
  id: 'response-schema-non-empty',
  subject: 'response',
  codes: ['5000.2.4.4'],
  severity: 'warning',
  programs: publicPrograms,
  since: '2021-09',
  summary: 'The schema of a response says what the body holds.',
  why: 'An empty schema gives later steps of a flow nothing to choose from; reviewers refuse it.',
  fix: 'Describe the body, make the schema dynamic, or delete it when the service returns no body.',
  published: { certified: 98, 'independent-publisher': 12 },
  given: 'response',
  having: ['schema'],
  check(_, response) {
    const schema = writtenSchema(response);
    if (schema === undefined || Object.keys(schema.value).some((member) => !words.has(member))) return;
    return { message: `${writtenSchemaName(response, schema)} is empty.`, place: schema.place };
  },
  valid: [
    response('a type is something', { schema: { type: 'string' } }),
    response('dynamic', { schema: { 'x-ms-dynamic-schema': { operationId: 'GetSchema', parameters: {}, 'value-path': 'schema' } } }),
    response('no schema is another matter', { schema: undefined }),
    response('a reference to nothing is another matter', { schema: { $ref: '#/definitions/Gone' } }),
  ],
  invalid: [
    response('empty', { schema: {} }, { at: ['schema'] }),
    response('words only', { schema: { title: 'Things', description: 'The things that match.' } }, { at: ['schema'] }),
    operation(
      'of an error, of an internal operation',
      { 'x-ms-visibility': 'internal', responses: { '404': { description: 'No such thing.', schema: {} } } },
      { at: ['responses', '404', 'schema'] },
    ),
    operation(
      'an empty definition, once for two responses',
      {
        responses: {
          '200': { description: 'The thing.', schema: { $ref: '#/definitions/Anything' } },
          '400': { description: 'What was wrong.', schema: { $ref: '#/definitions/Anything' } },
        },
      },
      { document: { definitions: { Anything: {} } }, places: [{ file: 'apiDefinition.swagger.json', pointer: '/definitions/Anything' }] },
    ),
  ],
});
