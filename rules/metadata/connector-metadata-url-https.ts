import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { privacyPolicyItem } from './metadata-examples.ts';
import { metadata, metadataValues } from './metadata-items.ts';

export const connectorMetadataUrlHttps = defineRule({
  id: 'connector-metadata-url-https',
  subject: 'metadata',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'Website and Privacy policy use https.',
  why: 'Browsers warn of pages without it, and a page read on the way may have been changed on the way.',
  fix: 'Write the https form of the address.',
  published: { certified: 12, 'independent-publisher': 5 },
  given: 'document',
  having: [metadata],
  *check(document) {
    for (const name of ['Website', 'Privacy policy'] as const) {
      for (const { value, at } of metadataValues(document, name)) {
        if (/^\s*http:/i.test(value)) yield { message: `${name} is ${quote(value)}, without https.`, at };
      }
    }
  },
  valid: [
    privacyPolicyItem('https', 'https://www.northwindtraders.com/privacy'),
    privacyPolicyItem('no URL: another rule reports it', 'www.northwindtraders.com'),
  ],
  invalid: [privacyPolicyItem('http', 'HTTP://www.northwindtraders.com/privacy')],
});
