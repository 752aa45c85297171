import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { quote } from '../quote.ts';
import { webhook } from '../webhook-example.ts';
import { callbackMark } from './callback-urls.ts';

export const webhookNotificationUrlString = defineRule({
  id: 'webhook-notification-url-string',
  subject: 'webhook',
  codes: ['NotificationUrlNotString'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A callback URL is of type string.',
  why: 'The platform writes a plain address there: of any other type the service gets a request that breaks its own definition.',
  fix: 'Set "type": "string".',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'schema',
  having: [callbackMark],
  check({ [callbackMark]: isCallback, type }, { name }) {
    if (isCallback !== true || type === 'string') return;
    return {
      message: `Callback URL ${quote(name)} has ${type === undefined ? 'no type' : `the type ${quote(type)} instead of "string"`}.`,
      repair: type === undefined ? { kind: 'set', name: 'type', value: 'string' } : undefined,
    };
  },
  valid: [
    paths('a string', webhook({ url: { format: 'uri' } })),
    paths('no callback URL', webhook({ url: { type: 'object', 'x-ms-notification-url': false } })),
  ],
  invalid: [
    paths('no type', webhook({ url: { type: undefined } }), { at: ['/hooks', 'post', 'parameters', 0, 'schema', 'properties', 'url'] }),
    paths('an object around it', webhook({ url: { type: 'object' } }), {
      at: ['/hooks', 'post', 'parameters', 0, 'schema', 'properties', 'url'],
    }),
  ],
});
