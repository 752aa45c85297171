import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { webhook } from '../webhook-example.ts';
import { takesCallbackUrl } from './callback-urls.ts';

export const webhookNotificationContentPresent = defineRule({
  id: 'webhook-notification-content-present',
  subject: 'webhook',
  codes: ['OperationMustHaveNotificationContentExtension'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A path where an operation takes a callback URL has x-ms-notification-content.',
  why: 'It describes what the service posts to the callback: without it a flow starts with values that no later step can use.',
  fix: 'Add x-ms-notification-content with the schema of the notification to the path, beside its methods.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'path-item',
  when(_pathItem, { operations }) {
    return operations.some(takesCallbackUrl);
  },
  *check(pathItem, { operations }) {
    if (pathItem['x-ms-notification-content'] !== undefined) return;
    for (const operation of operations) {
      if (operation.value['x-ms-notification-content'] !== undefined || !takesCallbackUrl(operation)) continue;
      yield { message: `${operationName(operation)} takes a callback URL, but its path has no x-ms-notification-content.` };
    }
  },
  valid: [
    paths('on the path', webhook()),
    paths(
      'on the operation',
      webhook({ path: { 'x-ms-notification-content': undefined }, subscribe: { 'x-ms-notification-content': notification() } }),
    ),
    paths(
      'an address that is none to call back',
      webhook({ path: { 'x-ms-notification-content': undefined }, url: { 'x-ms-notification-url': undefined } }),
    ),
  ],
  invalid: [
    paths('absent', webhook({ path: { 'x-ms-notification-content': undefined } }), { at: ['/hooks'] }),
    paths(
      'an address deep in a shared definition',
      webhook({ path: { 'x-ms-notification-content': undefined }, body: { properties: { target: { $ref: '#/definitions/Target' } } } }),
      {
        at: ['/hooks'],
        document: {
          definitions: { Target: { allOf: [{ type: 'object', properties: { url: { type: 'string', 'x-ms-notification-url': true } } }] } },
        },
      },
    ),
  ],
});

function notification() {
  return { schema: { type: 'object', properties: { id: { type: 'string' } } } };
}
