import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { operation, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { isSuccessCode } from '../response-codes.ts';
import { webhook } from '../webhook-example.ts';

export const webhookLocationHeader = defineRule({
  id: 'webhook-location-header',
  subject: 'webhook',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'The success response of a webhook trigger declares a Location header.',
  why: 'The platform ends a subscription by deleting the address in that header: without it the service notifies flows that are gone.',
  fix: 'Declare the Location header, and let the service return the address of the new subscription in it.',
  published: { certified: 136, 'independent-publisher': 2 },
  given: 'operation',
  having: ['responses'],
  check(_, operation) {
    if (operation.trigger !== 'webhook') return;
    const successes = operation.responses.filter(({ code }) => isSuccessCode(code));
    const main = successes.find(({ code }) => code === '201') ?? successes[0];
    if (main === undefined) return;
    const names = Object.keys(objectOr(main.response.value['headers']));
    if (names.some((name) => name.toLowerCase() === 'location')) return;
    const message = `Response ${quote(main.code)} of ${operationName(operation)}, a webhook trigger, declares no Location header.`;
    return { message, at: ['responses', main.code] };
  },
  valid: [
    paths('declared', webhook()),
    paths(
      'other capitals',
      webhook({ subscribe: { responses: { '200': { description: 'The subscription.', headers: { location: { type: 'string' } } } } } }),
    ),
    paths(
      'on 201, the answer that counts',
      webhook({ subscribe: { responses: { '200': created(), '201': { ...created(), headers: { Location: { type: 'string' } } } } } }),
    ),
    operation('a polling trigger subscribes to nothing', { 'x-ms-trigger': 'batch' }),
  ],
  invalid: [
    paths('on 201', webhook({ subscribe: { responses: { '200': created(), '201': created() } } }), {
      at: ['/hooks', 'post', 'responses', '201'],
    }),
    paths('on the first success', webhook({ subscribe: { responses: { '200': created(), '202': created() } } }), {
      at: ['/hooks', 'post', 'responses', '200'],
    }),
    paths('another header', webhook({ subscribe: { responses: { '201': { ...created(), headers: { ETag: { type: 'string' } } } } } }), {
      at: ['/hooks', 'post', 'responses', '201'],
    }),
  ],
});

function created() {
  return { description: 'The subscription.' };
}
