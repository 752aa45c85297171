import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { contact, info } from '../examples.ts';

export const infoContactEmail = defineRule({
  id: 'info-contact-email',
  subject: 'info',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The contact has an e-mail address.',
  why: 'It is the one way to reach you that works for makers, reviewers and automatic notices alike.',
  fix: 'Set info.contact.email to the address of your support.',
  published: { certified: 17, 'independent-publisher': 2 },
  given: 'contact',
  check(contact) {
    // An empty contact has a rule of its own.
    if (Object.keys(contact).length > 0 && isBlank(contact['email'])) return { message: 'The contact has no email.' };
  },
  valid: [info('an empty contact', { contact: {} }), contact('custom', { email: undefined }, { program: 'custom' })],
  invalid: [contact('absent', { email: undefined }), contact('blank', { email: ' ' }, { program: 'independent-publisher' })],
});
