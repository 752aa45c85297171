import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, document, parameter, paths, responseSchema } from '../examples.ts';
import { webhook } from '../webhook-example.ts';
import { callbackMark } from './callback-urls.ts';

export const webhookNotificationUrlPosition = defineRule({
  id: 'webhook-notification-url-position',
  subject: 'webhook',
  codes: ['NotificationUrlNotAllowedInThisPosition'],
  severity: 'error',
  programs: everyProgram,
  summary: 'x-ms-notification-url stands only inside the schema of a request body.',
  why: 'The platform writes the callback address into a body and nowhere else: anywhere else the service is never told where to call.',
  fix: 'Move the callback URL to a property of the request body, or delete x-ms-notification-url.',
  published: { certified: 2, 'independent-publisher': 0 },
  given: ['parameter', 'items', 'header', 'schema'],
  having: [callbackMark],
  check(_, node) {
    if (!('isInput' in node)) {
      return { message: `${callbackMark} stands outside the schema of a request body.`, at: [callbackMark] };
    } else if (node.isOutput && !node.isInput) {
      // A definition that a body shares with a response has its place in the body.
      return { message: `${callbackMark} stands in what the service answers or notifies.`, at: [callbackMark] };
    }
  },
  valid: [
    paths('in a body', webhook()),
    paths(
      'the answer repeats the definition of the body',
      webhook({
        bodyParameter: { schema: { $ref: '#/definitions/Hook' } },
        subscribe: { responses: { '201': { description: 'The subscription.', schema: { $ref: '#/definitions/Hook' } } } },
      }),
      { document: { definitions: { Hook: { type: 'object', properties: { url: { type: 'string', 'x-ms-notification-url': true } } } } } },
    ),
    document('in a definition that nothing uses', { definitions: { Hook: { type: 'string', 'x-ms-notification-url': true } } }),
  ],
  invalid: [
    parameter('in a query', { 'x-ms-notification-url': true }, { at: ['x-ms-notification-url'] }),
    bodyParameter('on the body instead of inside it', { 'x-ms-notification-url': true }, { at: ['x-ms-notification-url'] }),
    responseSchema(
      'in a response',
      { items: { type: 'string', 'x-ms-notification-url': true } },
      { at: ['items', 'x-ms-notification-url'] },
    ),
    paths(
      'in the notification',
      webhook({
        path: {
          'x-ms-notification-content': {
            schema: { type: 'object', properties: { url: { type: 'string', 'x-ms-notification-url': true } } },
          },
        },
      }),
      { at: ['/hooks', 'x-ms-notification-content', 'schema', 'properties', 'url', 'x-ms-notification-url'] },
    ),
    responseSchema(
      'in a definition that a response uses',
      { items: { $ref: '#/definitions/Hook' } },
      {
        document: { definitions: { Hook: { type: 'object', properties: { url: { type: 'string', 'x-ms-notification-url': true } } } } },
        places: [{ file: 'apiDefinition.swagger.json', pointer: '/definitions/Hook/properties/url/x-ms-notification-url' }],
      },
    ),
  ],
});
