import { defineRule, publicPrograms } from '../define.ts';
import { contact, document, unchanged, update } from '../examples.ts';
import { completeItems, items, privacyPolicyItem } from '../metadata/metadata-examples.ts';
import { metadata } from '../metadata/metadata-items.ts';
import { tellTopic } from './connector-differences.ts';

export const changeMetadata = defineRule({
  id: 'change-metadata',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The metadata of the connector stays the same.',
  why: 'Website, privacy policy and categories are what people look at before they trust a connector, and what they find it by.',
  fix: 'Confirm the new metadata.',
  change: { isBreaking: false, updateClass: 'minor' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'metadata'),
  valid: [
    update(items('another order', [...completeItems].reverse())),
    update(contact('a contact is no metadata', { name: 'Northwind Help' })),
    update(unchanged()),
  ],
  invalid: [
    update(privacyPolicyItem('another privacy policy', 'https://www.northwindtraders.com/legal')),
    update(items('one item less', completeItems.slice(1), [[]])),
    update(items('not as documented', [{ propertyName: 'Website' }], [[]])),
    update(document('none', { [metadata]: undefined })),
  ],
});
