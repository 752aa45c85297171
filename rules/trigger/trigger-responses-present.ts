import { defineRule, everyProgram } from '../define.ts';
import { operation, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { belongsToTrigger, hasResponse } from '../response-codes.ts';
import { webhook } from '../webhook-example.ts';

export const triggerResponsesPresent = defineRule({
  id: 'trigger-responses-present',
  subject: 'trigger',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A trigger has at least one response.',
  why: 'Whoever runs or tests the connector cannot tell an accepted subscription or poll from a failed one.',
  fix: 'Add the response that the service gives to a subscription or a poll.',
  published: { certified: 9, 'independent-publisher': 0 },
  given: 'operation',
  check(_, operation) {
    if (!belongsToTrigger(operation) || hasResponse(operation)) return;
    return { message: `${operationName(operation)} belongs to a trigger and has no response.`, at: ['responses'] };
  },
  valid: [
    paths('a webhook', webhook()),
    operation('an action has a rule of its own', { responses: {} }),
    operation('polling', { 'x-ms-trigger': 'batch', responses: { '202': { description: 'Nothing new.' } } }),
  ],
  invalid: [
    paths('a webhook', webhook({ subscribe: { responses: {} } }), { at: ['/hooks', 'post', 'responses'] }),
    operation('polling', { 'x-ms-trigger': 'batch', responses: undefined }),
    paths(
      'whatever else stands on the path of a webhook',
      webhook({ path: { delete: { operationId: 'EndAll', responses: { 'x-origin': 'test' } } } }),
      { at: ['/hooks', 'delete', 'responses'] },
    ),
  ],
});
