import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { contact, info } from '../examples.ts';

export const infoContactName = defineRule({
  id: 'info-contact-name',
  subject: 'info',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The contact has a name.',
  why: 'Makers want to know whom they write to, and reviewers whom to ask.',
  fix: 'Set info.contact.name to the name of the support team.',
  published: { certified: 1, 'independent-publisher': 0 },
  given: 'contact',
  check(contact) {
    // An empty contact has a rule of its own.
    if (Object.keys(contact).length > 0 && isBlank(contact['name'])) return { message: 'The contact has no name.' };
  },
  valid: [info('an empty contact', { contact: {} }), contact('custom', { name: undefined }, { program: 'custom' })],
  invalid: [contact('absent', { name: undefined }), contact('blank', { name: ' ' }, { program: 'independent-publisher' })],
});
