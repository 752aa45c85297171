import { defineRule, publicPrograms } from '../define.ts';
import { contact, info, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeContact = defineRule({
  id: 'change-contact',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The contact stays the same.',
  why: 'Makers in trouble write to the contact: it has to be one who can help them.',
  fix: 'Confirm that somebody answers there.',
  change: { isBreaking: false, updateClass: 'minor' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'contact'),
  valid: [update(info('another description', { description: 'Keeps things.' })), update(unchanged())],
  invalid: [
    update(contact('another address', { email: 'support@northwindtraders.com' }, { at: ['email'] })),
    update(info('no contact', { contact: undefined })),
    update(contact('a member more', { 'x-phone': '1' }, { at: ['x-phone'] })),
  ],
});
