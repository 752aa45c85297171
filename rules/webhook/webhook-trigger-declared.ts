import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { quote } from '../quote.ts';
import { webhook } from '../webhook-example.ts';

export const webhookTriggerDeclared = defineRule({
  id: 'webhook-trigger-declared',
  subject: 'webhook',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A path with x-ms-notification-content has an operation with x-ms-trigger.',
  why: 'Without x-ms-trigger the designer offers the subscription as an action: it can be called, but cannot start a flow.',
  fix: 'Add "x-ms-trigger": "single" to the operation that subscribes.',
  published: { certified: 12, 'independent-publisher': 2 },
  given: 'path-item',
  having: ['x-ms-notification-content'],
  check(_, { path, operations }) {
    if (operations.some(({ value }) => value['x-ms-trigger'] !== undefined)) return;
    const message = `Path ${quote(path)} has x-ms-notification-content, but no operation with x-ms-trigger.`;
    return { message, ...(operations.length === 0 && { fix: 'Delete the path, or give it back the operation that subscribes.' }) };
  },
  valid: [
    paths('declared', webhook()),
    paths(
      'one of two operations',
      webhook({ path: { delete: { operationId: 'EndAll', responses: { '204': { description: 'All have ended.' } } } } }),
    ),
  ],
  invalid: [
    paths('not declared', webhook({ subscribe: { 'x-ms-trigger': undefined } }), { at: ['/hooks'] }),
    paths('left behind without an operation', webhook({ path: { post: undefined } }), { at: ['/hooks'] }),
  ],
});
