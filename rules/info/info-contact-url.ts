import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { contact, info } from '../examples.ts';

export const infoContactUrl = defineRule({
  id: 'info-contact-url',
  subject: 'info',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The contact has an address on the web.',
  why: 'Many questions are answered by a support page before anyone has to write.',
  fix: 'Set info.contact.url to the address of your support page.',
  published: { certified: 8, 'independent-publisher': 50 },
  given: 'contact',
  check(contact) {
    // An empty contact has a rule of its own.
    if (Object.keys(contact).length > 0 && isBlank(contact['url'])) return { message: 'The contact has no url.' };
  },
  valid: [info('an empty contact', { contact: {} }), contact('custom', { url: undefined }, { program: 'custom' })],
  invalid: [contact('absent', { url: undefined }), contact('blank', { url: ' ' }, { program: 'independent-publisher' })],
});
