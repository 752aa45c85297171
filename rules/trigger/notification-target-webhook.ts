import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { operation, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { operationById } from '../operations-by-id.ts';
import { quote } from '../quote.ts';
import { webhook } from '../webhook-example.ts';

export const notificationTargetWebhook = defineRule({
  id: 'notification-target-webhook',
  subject: 'trigger',
  codes: ['NotificationOperationMustBeWebhook'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'x-ms-notification names a webhook operation of the connector.',
  why: 'The platform subscribes by that operation: when it is none, or no webhook, the trigger never learns that there is something new.',
  fix: 'Set operationId to the operation that subscribes to the webhook.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  having: ['x-ms-notification'],
  check({ 'x-ms-notification': notification }, operation) {
    const { operationId } = objectOr(notification);
    const target = typeof operationId === 'string' ? operationById(operation.definition, operationId) : undefined;
    if (target?.notificationContent !== undefined) return;
    const named =
      operationId === undefined ? 'no operation' : `${quote(operationId)}, which is no ${target === undefined ? '' : 'webhook '}operation`;
    return { message: `x-ms-notification of ${operationName(operation)} names ${named}.`, at: ['x-ms-notification', 'operationId'] };
  },
  valid: [
    paths('a webhook', {
      ...webhook(),
      '/news': {
        get: { operationId: 'ListNews', 'x-ms-trigger': 'batch', 'x-ms-notification': { operationId: 'WhenThingIsAdded' }, responses: {} },
      },
    }),
  ],
  invalid: [
    operation('no such operation', naming({ operationId: 'WhenThingIsLost' }), { at: ['x-ms-notification', 'operationId'] }),
    operation('not a webhook', naming({ operationId: 'CreateThing' }), { at: ['x-ms-notification', 'operationId'] }),
    operation('a name every object inherits', naming({ operationId: 'constructor' }), { at: ['x-ms-notification', 'operationId'] }),
    operation('names nothing', naming({}), { at: ['x-ms-notification'] }),
  ],
});

function naming(notification: { readonly operationId?: string }) {
  return { 'x-ms-trigger': 'batch', 'x-ms-notification': notification };
}
