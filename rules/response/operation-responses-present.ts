import { defineRule, everyProgram } from '../define.ts';
import { operation, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { belongsToTrigger, hasResponse } from '../response-codes.ts';

export const operationResponsesPresent = defineRule({
  id: 'operation-responses-present',
  subject: 'response',
  codes: ['OperationMustHaveResponse'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Every operation that is no trigger has at least one response.',
  why: 'Without a response nobody knows what a call answers: later steps of a flow have nothing to work with.',
  fix: 'Add the response that the service gives, under its status code.',
  published: { certified: 1, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'operation',
  check(_, operation) {
    if (hasResponse(operation) || belongsToTrigger(operation)) return;
    return { message: `${operationName(operation)} has no response.`, at: ['responses'] };
  },
  valid: [
    operation('default is a response', { responses: { default: { description: 'What happened.' } } }),
    operation('a polling trigger has a rule of its own', { 'x-ms-trigger': 'batch', responses: undefined }),
    paths('so has all of a path that notifies', {
      '/hooks': { 'x-ms-notification-content': { schema: { type: 'object' } }, delete: { operationId: 'DeleteHook', responses: {} } },
    }),
  ],
  invalid: [
    operation('empty', { responses: {} }, { at: ['responses'] }),
    operation('absent', { responses: undefined }),
    operation('extensions only', { responses: { 'x-origin': 'generated' } }, { at: ['responses'] }),
    operation('internal too', { 'x-ms-visibility': 'internal', responses: {} }, { at: ['responses'] }),
    operation('a list', { responses: [{ description: 'The things.' }] }, { at: ['responses'] }),
  ],
});
