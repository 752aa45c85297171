import { defineRule, everyProgram } from '../define.ts';
import { contact } from '../examples.ts';
import { quote } from '../quote.ts';

const address = /^[^\s@<>()",;:]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const ascii = /^[\x20-\x7e]*$/;

export const infoContactEmailValid = defineRule({
  id: 'info-contact-email-valid',
  subject: 'info',
  codes: ['ContactEmailNotValid', '5000.3.1.4'],
  severity: 'error',
  programs: everyProgram,
  summary: "The contact's e-mail is one plain ASCII address.",
  why: 'Mail to anything else never arrives.',
  fix: 'Write info.contact.email as one address, such as help@northwindtraders.com.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['Certification policy 5000.3.1.4'],
  given: 'contact',
  having: ['email'],
  check({ email }) {
    if (typeof email !== 'string' || email === '' || (ascii.test(email) && address.test(email))) return;
    return { message: `The contact's email is ${quote(email)}, which is no e-mail address.`, at: ['email'] };
  },
  valid: [
    contact('with a tag and a hyphen', { email: 'help+things@support.northwind-traders.co.uk' }),
    contact('empty: another rule reports it', { email: '' }),
  ],
  invalid: [
    contact('no domain', { email: 'help' }, { at: ['email'] }),
    contact('no dot in the domain', { email: 'help@localhost' }, { at: ['email'], program: 'custom' }),
    contact('a link', { email: 'mailto:help@northwindtraders.com' }, { at: ['email'] }),
    contact('two addresses', { email: 'help@northwindtraders.com, sales@northwindtraders.com' }, { at: ['email'] }),
    contact('a name before it', { email: 'Help <help@northwindtraders.com>' }, { at: ['email'] }),
    contact('not ASCII', { email: 'hélp@northwindtraders.com' }, { at: ['email'] }),
  ],
});
