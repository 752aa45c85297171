import { defineRule, everyProgram } from '../define.ts';
import { operation, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { webhook } from '../webhook-example.ts';

export const webhookDeleteOperationPresent = defineRule({
  id: 'webhook-delete-operation-present',
  subject: 'webhook',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A connector with a webhook trigger has a delete operation.',
  why: 'The platform ends a subscription by that operation: without it the service notifies flows that were switched off long ago.',
  fix: 'Add the delete operation that ends a subscription, as an internal one.',
  published: { certified: 32, 'independent-publisher': 0 },
  given: 'document',
  check(_, { operations }) {
    const webhookTrigger = operations.find(({ trigger }) => trigger === 'webhook');
    if (webhookTrigger === undefined || operations.some(({ method }) => method === 'delete')) return;
    // One operation ends the subscriptions of all triggers, so its absence is said once.
    return {
      message: `${operationName(webhookTrigger)} is a webhook trigger, but the connector has no delete operation.`,
      place: webhookTrigger.place,
    };
  },
  valid: [
    paths('on another path', webhook()),
    paths('on the same path', webhook({ path: { delete: { operationId: 'EndAll', responses: {} } }, unsubscribe: { delete: undefined } })),
    operation('a polling trigger has no subscription', { 'x-ms-trigger': 'batch' }),
  ],
  invalid: [
    paths('absent', webhook({ unsubscribe: { delete: undefined } }), { at: ['/hooks', 'post'] }),
    paths(
      'absent, said once for two triggers',
      { ...webhook({ unsubscribe: { delete: undefined } }), '/others': webhook()['/hooks'] },
      { at: ['/hooks', 'post'] },
    ),
  ],
});
