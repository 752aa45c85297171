import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { quote } from '../quote.ts';
import { webhook } from '../webhook-example.ts';
import { callbackMark, callbackRoutes } from './callback-urls.ts';

export const webhookNotificationUrlRequired = defineRule({
  id: 'webhook-notification-url-required',
  subject: 'webhook',
  codes: ['NotificationUrlNotRequired'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A callback URL is required, and so is everything it stands in, up to the body.',
  why: 'What is optional and hidden may be left out of the request: the service is then never told where to call.',
  fix: 'List the property, and every object around it, in "required", and set "required": true on the body parameter.',
  published: { certified: 30, 'independent-publisher': 1 },
  given: 'schema',
  having: [callbackMark],
  *check(schema, { definition, name }) {
    if (!callbackRoutes(schema, definition)?.isOptional) return;
    yield { message: `Callback URL ${quote(name)} is optional, or stands in something that is.` };
  },
  valid: [
    paths(
      'required all the way',
      webhook({
        body: { required: ['config'], properties: { config: { type: 'object', required: ['url'], properties: { url: callback() } } } },
      }),
    ),
    paths(
      'required beside the branch that has it',
      webhook({ body: { allOf: [{ type: 'object', properties: { url: callback() } }], properties: {} } }),
    ),
    paths('no callback URL', webhook({ body: { required: [] }, url: { 'x-ms-notification-url': false } })),
  ],
  invalid: [
    paths('optional', webhook({ body: { required: undefined } }), { at: urlAt('url') }),
    paths(
      'in an optional object',
      webhook({ body: { required: [], properties: { config: { type: 'object', required: ['url'], properties: { url: callback() } } } } }),
      {
        at: urlAt('config', 'properties', 'url'),
      },
    ),
    paths('in an optional body', webhook({ bodyParameter: { required: undefined } }), { at: urlAt('url') }),
    paths('"required": true on the property itself means nothing', webhook({ body: { required: undefined }, url: { required: true } }), {
      at: urlAt('url'),
    }),
  ],
});

function callback() {
  return { type: 'string', 'x-ms-visibility': 'internal', [callbackMark]: true };
}

function urlAt(...path: string[]) {
  return ['/hooks', 'post', 'parameters', 0, 'schema', 'properties', ...path];
}
