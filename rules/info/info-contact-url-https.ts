import { defineRule, publicPrograms } from '../define.ts';
import { contact } from '../examples.ts';
import { quote } from '../quote.ts';

export const infoContactUrlHttps = defineRule({
  id: 'info-contact-url-https',
  subject: 'info',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: "The contact's address uses https.",
  why: 'Browsers warn of pages without it, just when somebody looks for help.',
  fix: 'Write the https form of the address.',
  published: { certified: 8, 'independent-publisher': 2 },
  given: 'contact',
  having: ['url'],
  check({ url }) {
    if (typeof url === 'string' && /^\s*http:/i.test(url))
      return { message: `The contact's url is ${quote(url)}, without https.`, at: ['url'] };
  },
  valid: [
    contact('https', { url: 'https://www.northwindtraders.com/help' }),
    contact('no URL: another rule reports it', { url: 'www.northwindtraders.com' }),
  ],
  invalid: [contact('http', { url: 'http://www.northwindtraders.com/help' }, { at: ['url'] })],
});
