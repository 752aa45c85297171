import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { lacksSuccess, responseCodes } from '../response-codes.ts';
import { defaultWithSchema } from './default-response.ts';

export const responseDefaultAvoided = defineRule({
  id: 'response-default-avoided',
  subject: 'response',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An operation describes status codes instead of a default response.',
  why: 'A default says that something may be answered, but not what: reviewers ask for the codes that it stands for.',
  fix: 'Replace default by the status codes that the service returns.',
  published: { certified: 42, 'independent-publisher': 7 },
  given: 'operation',
  having: ['responses'],
  check(_, operation) {
    if (!responseCodes(operation).includes('default')) return;
    // The worse cases are said by response-success-present and response-default-schema.
    if (lacksSuccess(operation) || defaultWithSchema(operation) !== undefined) return;
    return { message: `${operationName(operation)} has a default response.`, at: ['responses', 'default'] };
  },
  valid: [
    operation('status codes', { responses: { '200': things(), '404': { description: 'No such warehouse.' } } }),
    operation('without a success it is a warning of its own', { responses: { default: things() } }),
    operation('with a schema it is an error of its own', {
      responses: { '200': things(), default: { ...things(), schema: { type: 'string' } } },
    }),
  ],
  invalid: [
    operation('beside a success', { responses: { '200': things(), default: things() } }, { at: ['responses', 'default'] }),
    operation(
      'alone, of an internal operation',
      { 'x-ms-visibility': 'internal', responses: { default: things() } },
      { at: ['responses', 'default'] },
    ),
  ],
});

function things() {
  return { description: 'The things that match.' };
}
