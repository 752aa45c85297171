import { defineRule, publicPrograms } from '../define.ts';
import { paths, unchanged, update } from '../examples.ts';
import { webhook } from '../webhook-example.ts';
import { tellTopic } from './connector-differences.ts';

const content = { description: 'The thing that was added.', schema: { type: 'object', properties: { id: { type: 'string' } } } };

export const changeWebhookNotification = defineRule({
  id: 'change-webhook-notification',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'What a path says about its notifications stays the same.',
  why: 'Triggers are told by them what arrives: a changed announcement means that something else is expected.',
  fix: 'Confirm that the service sends what is announced.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'webhook-callback' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'webhook-notification'),
  valid: [
    update(
      paths(
        'the payload is told as an output',
        webhook({ path: { 'x-ms-notification-content': { description: 'The thing that was added.', schema: { type: 'object' } } } }),
      ),
      paths('a webhook', webhook()),
    ),
    update(
      paths('its description', webhook({ path: { 'x-ms-notification-content': { ...content, description: 'The new thing.' } } })),
      paths('a webhook', webhook({ path: { 'x-ms-notification-content': content } })),
    ),
    update(unchanged()),
  ],
  invalid: [
    update(
      paths(
        'a header more',
        webhook({ path: { 'x-ms-notification-content': { ...content, headers: { 'X-Kind': { type: 'string' } } } } }),
        {
          at: ['/hooks', 'x-ms-notification-content', 'headers', 'X-Kind', 'type'],
        },
      ),
      paths('a webhook', webhook({ path: { 'x-ms-notification-content': content } })),
    ),
  ],
});
