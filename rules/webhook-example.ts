import type { JsonObject } from '../src/connector/json-value.ts';

/** What an example changes of the webhook; `undefined` removes a member. */
export interface WebhookChanges {
  readonly path?: JsonObject;
  readonly subscribe?: JsonObject;
  readonly bodyParameter?: JsonObject;
  readonly body?: JsonObject;
  readonly url?: JsonObject;
  readonly unsubscribe?: JsonObject;
}

/** The paths of a webhook with nothing to criticise: `post /hooks` subscribes, `delete /hooks/{id}` unsubscribes. */
export function webhook({ path, subscribe, bodyParameter, body, url, unsubscribe }: WebhookChanges = {}): JsonObject {
  const callback = {
    type: 'string',
    title: 'Callback',
    description: 'Where to send the news.',
    'x-ms-visibility': 'internal',
    'x-ms-notification-url': true,
  };
  return {
    '/hooks': {
      'x-ms-notification-content': {
        description: 'The thing that was added.',
        schema: {
          type: 'object',
          properties: { id: { type: 'string', title: 'Thing number', description: 'The number of the new thing.' } },
        },
      },
      post: {
        operationId: 'WhenThingIsAdded',
        summary: 'When a thing is added',
        description: 'Starts the flow when a thing is added to the warehouse.',
        'x-ms-trigger': 'single',
        'x-ms-trigger-hint': 'To see it work now, add a thing to the warehouse.',
        parameters: [
          {
            name: 'body',
            in: 'body',
            required: true,
            schema: { type: 'object', required: ['url'], properties: { url: { ...callback, ...url } }, ...body },
            ...bodyParameter,
          },
        ],
        responses: {
          '201': { description: 'The subscription.', headers: { Location: { type: 'string', description: 'Where to end it.' } } },
        },
        ...subscribe,
      },
      ...path,
    },
    '/hooks/{id}': {
      delete: {
        operationId: 'EndSubscription',
        summary: 'End a subscription',
        description: 'Ends a subscription.',
        'x-ms-visibility': 'internal',
        parameters: [{ name: 'id', in: 'path', required: true, type: 'string', 'x-ms-url-encoding': 'single' }],
        responses: { '204': { description: 'It has ended.' } },
      },
      ...unsubscribe,
    },
  };
}
