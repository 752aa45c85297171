import { isObject } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { info } from '../examples.ts';

export const infoContactPresent = defineRule({
  id: 'info-contact-present',
  subject: 'info',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  since: '2020-09',
  summary: 'The connector names a contact.',
  why: 'A maker whose flow stops has nobody else to ask, and neither has Microsoft when the connector breaks.',
  fix: 'Add info.contact with the name, url and email of your support.',
  published: { certified: 29, 'independent-publisher': 1 },
  given: 'info',
  check({ contact }) {
    if (isObject(contact) && Object.keys(contact).length > 0) return;
    return { message: contact === undefined ? 'info has no contact.' : 'info.contact tells nothing.' };
  },
  valid: [
    info('one member: other rules ask for the rest', { contact: { email: 'help@northwindtraders.com' } }),
    info('custom', { contact: undefined }, { program: 'custom' }),
  ],
  invalid: [
    info('absent', { contact: undefined }),
    info('empty', { contact: {} }, { program: 'independent-publisher' }),
    info('not an object', { contact: 'help@northwindtraders.com' }),
  ],
});
