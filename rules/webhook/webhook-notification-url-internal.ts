import { defineRule, everyProgram } from '../define.ts';
import { document, paths } from '../examples.ts';
import { quote } from '../quote.ts';
import { webhook } from '../webhook-example.ts';
import { callbackMark, callbackRoutes } from './callback-urls.ts';

export const webhookNotificationUrlInternal = defineRule({
  id: 'webhook-notification-url-internal',
  subject: 'webhook',
  codes: ['NotificationUrlNotInternal'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A callback URL, or something it stands in, is internal.',
  why: 'The platform fills the address in by itself: a maker who sees the field enters another one, and the flow is never notified.',
  fix: 'Add "x-ms-visibility": "internal" to the property.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'schema',
  having: [callbackMark],
  check(schema, { definition, name }) {
    if (callbackRoutes(schema, definition)?.isVisible)
      return {
        message: `Callback URL ${quote(name)} is visible to makers.`,
        repair: { kind: 'set', name: 'x-ms-visibility', value: 'internal' },
      };
  },
  valid: [
    paths('internal', webhook()),
    paths(
      'inside something internal',
      webhook({ body: { properties: { config: { ...configWithUrl(), 'x-ms-visibility': 'internal' } } } }),
    ),
    paths(
      'in a body that is internal',
      webhook({ url: { 'x-ms-visibility': undefined }, bodyParameter: { 'x-ms-visibility': 'internal' } }),
    ),
    paths('no callback URL', webhook({ url: { 'x-ms-visibility': undefined, 'x-ms-notification-url': false } })),
    document('in no request body', { definitions: { Config: configWithUrl() } }),
  ],
  invalid: [
    paths('not internal', webhook({ url: { 'x-ms-visibility': undefined } }), { at: urlAt('url') }),
    paths('advanced is visible', webhook({ url: { 'x-ms-visibility': 'advanced' } }), { at: urlAt('url') }),
    paths('inside something visible', webhook({ body: { properties: { config: configWithUrl() } } }), {
      at: urlAt('config', 'properties', 'url'),
    }),
    paths('in an internal operation', webhook({ subscribe: { 'x-ms-visibility': 'internal' }, url: { 'x-ms-visibility': undefined } }), {
      at: urlAt('url'),
    }),
    paths(
      'internal on one route, visible on the other',
      webhook({
        body: {
          properties: {
            hidden: { 'x-ms-visibility': 'internal', type: 'array', items: { $ref: '#/definitions/Config' } },
            shown: { $ref: '#/definitions/Config' },
          },
        },
      }),
      {
        document: { definitions: { Config: configWithUrl() } },
        places: [{ file: 'apiDefinition.swagger.json', pointer: '/definitions/Config/properties/url' }],
      },
    ),
  ],
});

function configWithUrl() {
  return { type: 'object', properties: { url: { type: 'string', 'x-ms-notification-url': true } } };
}

function urlAt(...path: string[]) {
  return ['/hooks', 'post', 'parameters', 0, 'schema', 'properties', ...path];
}
