import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { isSuccessCode } from '../response-codes.ts';

export const responseSingleSchema = defineRule({
  id: 'response-single-schema',
  subject: 'response',
  codes: ['OperationHasManyResponsesWithSchema'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'At most one success of an operation has a schema.',
  why: 'The designer uses one schema: what only the others describe cannot be chosen in later steps of a flow.',
  fix: 'Keep the schema of the usual success, and let it hold whatever the others return.',
  published: { certified: 17, 'independent-publisher': 8 },
  given: 'operation',
  having: ['responses'],
  check(_, operation) {
    if (operation.responses.length < 2) return;
    const codes = operation.responses
      .filter(({ code, response }) => isSuccessCode(code) && response.value['schema'] !== undefined)
      .map(({ code }) => code);
    if (codes.length < 2) return;
    return { message: `${operationName(operation)} has a schema on each of its responses ${codes.join(', ')}.`, at: ['responses'] };
  },
  valid: [
    operation('one of two', { responses: { '200': thing({ type: 'string' }), '202': thing() } }),
    operation('errors may have one', {
      responses: { '200': thing({ type: 'string' }), '400': thing({ type: 'string' }), '500': thing({ type: 'string' }) },
    }),
  ],
  invalid: [
    operation('two', { responses: { '200': thing({ type: 'string' }), '201': thing({ type: 'string' }) } }, { at: ['responses'] }),
    operation(
      'one of them shared',
      { responses: { '200': thing({ type: 'string' }), '202': { $ref: '#/responses/Later' } } },
      { at: ['responses'], document: { responses: { Later: thing({ type: 'object' }) } } },
    ),
  ],
});

function thing(schema?: { type: string }) {
  return { description: 'The thing that was asked for.', ...(schema && { schema }) };
}
