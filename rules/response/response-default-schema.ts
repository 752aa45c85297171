import { defineRule, publicPrograms } from '../define.ts';
import { operation, response } from '../examples.ts';
import { defaultWithSchema } from './default-response.ts';
import { responseName } from './response-name.ts';

export const responseDefaultSchema = defineRule({
  id: 'response-default-schema',
  subject: 'response',
  codes: ['DefaultResponseHasSchema', '5000.2.4.2'],
  severity: 'error',
  programs: publicPrograms,
  since: '2025-01',
  summary: 'A default response has no schema.',
  why: 'The default stands for answers nobody expects, errors among them: makers would be offered values that a success never holds.',
  fix: 'Move the schema to the status code that returns it, or delete it.',
  published: { certified: 51, 'independent-publisher': 8 },
  given: 'operation',
  having: ['responses'],
  check(_, operation) {
    const found = defaultWithSchema(operation);
    if (found === undefined) return;
    const name = found.isShared ? `${responseName(found)}, used as a default,` : responseName(found);
    return { message: `${name} has a schema.`, place: found.place, at: ['schema'] };
  },
  valid: [
    operation('without a schema', { responses: { '200': thing(), default: { description: 'What went wrong.' } } }),
    response('a status code may have one', { schema: { type: 'object', properties: { id: { type: 'string' } } } }),
    operation(
      'custom connectors are not published',
      { responses: { default: { description: 'What happened.', schema: { type: 'object' } } } },
      { program: 'custom' },
    ),
  ],
  invalid: [
    operation(
      'errors described as a default',
      { responses: { '200': thing(), default: { description: 'What went wrong.', schema: { type: 'object' } } } },
      { at: ['responses', 'default', 'schema'] },
    ),
    operation(
      'an empty schema counts',
      { responses: { default: { description: 'What happened.', schema: {} } } },
      { at: ['responses', 'default', 'schema'] },
    ),
    operation(
      'shared: the schema is wrong where it is written',
      { responses: { '200': thing(), default: { $ref: '#/responses/Problem' } } },
      {
        document: { responses: { Problem: { description: 'What went wrong.', schema: { type: 'string' } } } },
        places: [{ file: 'apiDefinition.swagger.json', pointer: '/responses/Problem/schema' }],
      },
    ),
  ],
});

function thing() {
  return { description: 'The thing that was asked for.' };
}
