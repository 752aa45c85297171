import { defineRule, everyProgram } from '../define.ts';
import { operation, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { webhook } from '../webhook-example.ts';

export const notificationNotOnWebhook = defineRule({
  id: 'notification-not-on-webhook',
  subject: 'trigger',
  codes: ['NotificationExtensionNotSupportedInWebhookOperation'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A webhook operation has no x-ms-notification.',
  why: 'It names the webhook that wakes up a trigger which fetches its data; a webhook brings its data along and waits for no other.',
  fix: 'Delete x-ms-notification from the webhook operation; it belongs to the trigger that fetches.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  having: ['x-ms-notification'],
  check(_, operation) {
    if (operation.notificationContent === undefined) return;
    return { message: `${operationName(operation)} is a webhook operation and has x-ms-notification.`, at: ['x-ms-notification'] };
  },
  valid: [operation('a trigger that fetches', { 'x-ms-trigger': 'batch', 'x-ms-notification': { operationId: 'WhenThingIsAdded' } })],
  invalid: [
    paths('on the path of a webhook', webhook({ subscribe: { 'x-ms-notification': {} } }), { at: ['/hooks', 'post', 'x-ms-notification'] }),
    operation(
      'beside its own content',
      { 'x-ms-trigger': 'single', 'x-ms-notification-content': { schema: { type: 'object' } }, 'x-ms-notification': {} },
      { at: ['x-ms-notification'] },
    ),
  ],
});
