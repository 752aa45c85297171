import { defineRule, everyProgram } from '../define.ts';
import { operation, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { webhook } from '../webhook-example.ts';
import { takesCallbackUrl } from './callback-urls.ts';

export const webhookNotificationUrlPresent = defineRule({
  id: 'webhook-notification-url-present',
  subject: 'webhook',
  codes: ['WebhookOperationsMissingNotificationUrlProperty'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A webhook trigger has a body property with "x-ms-notification-url": true.',
  why: 'There the platform writes the address to notify: without it the service never learns where to send its news, and no flow starts.',
  fix: 'Add "x-ms-notification-url": true to the property of the body that takes the callback URL.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  having: ['x-ms-trigger'],
  check(_, operation) {
    if (operation.notificationContent === undefined || takesCallbackUrl(operation)) return;
    return { message: `${operationName(operation)} is a webhook trigger, but its body has no callback URL.` };
  },
  valid: [
    paths('in the body', webhook()),
    paths('deeper', webhook({ body: { properties: { hook: { allOf: [{ $ref: '#/definitions/Hook' }] } } } }), {
      document: { definitions: { Hook: { type: 'object', properties: { url: { type: 'string', 'x-ms-notification-url': true } } } } },
    }),
    paths('not a trigger', webhook({ subscribe: { 'x-ms-trigger': undefined }, url: { 'x-ms-notification-url': undefined } })),
    operation('a polling trigger', { 'x-ms-trigger': 'batch' }),
  ],
  invalid: [
    paths('unmarked', webhook({ url: { 'x-ms-notification-url': undefined } }), { at: ['/hooks', 'post'] }),
    paths('marked false', webhook({ url: { 'x-ms-notification-url': false } }), { at: ['/hooks', 'post'] }),
    paths(
      'no body',
      webhook({ subscribe: { parameters: [{ name: 'url', in: 'query', type: 'string', 'x-ms-notification-url': true }] } }),
      {
        at: ['/hooks', 'post'],
      },
    ),
    paths(
      'notification of the operation itself',
      webhook({
        path: { 'x-ms-notification-content': undefined },
        subscribe: { 'x-ms-notification-content': { schema: { type: 'object' } } },
        url: { 'x-ms-notification-url': undefined },
      }),
      { at: ['/hooks', 'post'] },
    ),
  ],
});
