import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { contact, document, info, readme, unchanged, update } from '../examples.ts';
import { isAmong, linksOf } from './links.ts';
import { spelt } from './quoted-keys.ts';

export const changeLinks = defineRule({
  id: 'change-links',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'Links lead to domains that the version before led to as well.',
  why: 'Makers follow the links of a connector that they trust, and enter their account where they arrive.',
  fix: 'Confirm that the domain belongs to the publisher or to the service.',
  change: { isBreaking: false, updateClass: 'minor', sensitive: 'links' },
  given: 'versions',
  *check({ before, after }) {
    const host = before.definition?.value['host'];
    const known = new Set([...linksOf(before)].map((link) => link.host));
    if (isText(host)) known.add(host.trim().toLowerCase());
    for (const link of linksOf(after)) {
      if (isAmong(link.host, known)) continue;
      known.add(link.host);
      yield {
        message: `There is a link to ${spelt([link.host])}, to which nothing led before.`,
        new: link.host,
        subject: link.host,
        ...link.place,
        previous: { file: '.' },
      };
    }
  },
  valid: [
    update(readme('another page of the same site', '# Northwind Things\n\nRead https://docs.northwindtraders.com/things.\n')),
    update(contact('the host of the calls', { url: 'https://things.northwindtraders.com/help' })),
    update(info("a server of the reader's own", { description: 'Such as http://server/things.' })),
    update(document('an address that is called is no link', { host: 'things.fabrikam.com' })),
    update(unchanged()),
  ],
  invalid: [
    update(readme('in the readme, told once', '# Things\n\n[Sign in](https://login.fabrikam.com/x) or https://login.fabrikam.com/y.\n', 3)),
    update(info('in a text', { description: 'Ask at https://northwindtraders.com.fabrikam.com.' }, { at: ['description'] })),
    update(contact('in the contact', { url: 'https://www.northwindtraders.com@fabrikam.com' }, { at: ['url'] })),
  ],
});
