import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { isPublicWebAddress } from '../web-address.ts';
import { privacyPolicyItem } from './metadata-examples.ts';
import { metadata, metadataValues } from './metadata-items.ts';

export const connectorMetadataUrlValid = defineRule({
  id: 'connector-metadata-url-valid',
  subject: 'metadata',
  codes: ['5000.3.1.3', '5000.3.1.5'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'Website and Privacy policy are absolute http or https URLs of a public host.',
  why: 'The store makes them links; anything else leads makers nowhere when they want to know who gets their data.',
  fix: 'Write the full address of the page, beginning with https://.',
  published: { certified: 4, 'independent-publisher': 3 },
  sources: ['Certification policies 5000.3.1.3 and 5000.3.1.5'],
  given: 'document',
  having: [metadata],
  *check(document) {
    for (const name of ['Website', 'Privacy policy'] as const) {
      for (const { value, at } of metadataValues(document, name)) {
        // An empty text is for required-value-non-empty to report.
        if (!isText(value) || isPublicWebAddress(value.trim())) continue;
        yield { message: `${name} is ${quote(value)}, which is no public address.`, at };
      }
    }
  },
  valid: [
    privacyPolicyItem('white space around it', ' https://www.northwindtraders.com/privacy '),
    privacyPolicyItem('http: another rule reports it', 'http://www.northwindtraders.com/privacy'),
    privacyPolicyItem('empty: another rule reports it', ''),
    privacyPolicyItem('custom', 'none', { program: 'custom' }),
  ],
  invalid: [
    privacyPolicyItem('no scheme', 'www.northwindtraders.com/privacy'),
    privacyPolicyItem('words', 'Not applicable', { program: 'independent-publisher' }),
    privacyPolicyItem('two addresses', 'https://www.northwindtraders.com/privacy, https://www.northwindtraders.com/terms'),
    privacyPolicyItem('a host without a dot', 'https://northwind/privacy'),
    privacyPolicyItem('an e-mail address', 'mailto:privacy@northwindtraders.com'),
  ],
});
