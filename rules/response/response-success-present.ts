import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { lacksSuccess, responseCodes } from '../response-codes.ts';

export const responseSuccessPresent = defineRule({
  id: 'response-success-present',
  subject: 'response',
  codes: ['OperationShouldHaveSuccessfulResponse'],
  severity: 'warning',
  programs: publicPrograms,
  since: '2022-05',
  summary: 'Every operation has a response with a code from 200 to 299.',
  why: 'Later steps of a flow work with what a success returns; without one the designer offers them nothing.',
  fix: 'Describe the success under the status code that the service returns for it.',
  published: { certified: 50, 'independent-publisher': 9 },
  given: 'operation',
  having: ['responses'],
  check(_, operation) {
    if (!lacksSuccess(operation)) return;
    const codes = responseCodes(operation);
    if (codes.length === 1 && codes[0] === 'default') {
      return { message: `${operationName(operation)} has no response but the default.`, at: ['responses', 'default'], fix: replaceDefault };
    } else {
      return { message: `${operationName(operation)} has no response with a code from 200 to 299.`, at: ['responses'] };
    }
  },
  valid: [
    operation('no content is a success', { responses: { '204': { description: 'The thing is gone.' } } }),
    operation('a default beside it', {
      responses: { '200': { description: 'The things.' }, default: { description: 'What went wrong.' } },
    }),
    operation('internal', { 'x-ms-visibility': 'internal', responses: { default: { description: 'What happened.' } } }),
    operation('no response at all is another matter', { responses: {} }),
  ],
  invalid: [
    operation('default only', { responses: { default: { description: 'What happened.' } } }, { at: ['responses', 'default'] }),
    operation(
      'default and an extension',
      { responses: { default: { description: 'What happened.' }, 'x-origin': 'test' } },
      { at: ['responses', 'default'] },
    ),
    operation('errors only', { responses: { '400': { description: 'No.' }, default: { description: 'No.' } } }, { at: ['responses'] }),
    operation('a redirection is no success', { responses: { '302': { description: 'Elsewhere.' } } }, { at: ['responses'] }),
  ],
});

const replaceDefault = 'Replace default by the status code that the service returns for a success.';
