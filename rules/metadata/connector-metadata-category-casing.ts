import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { asInStore, categoriesIn, knownCategory } from './categories.ts';
import { categoriesItem } from './metadata-examples.ts';
import { metadata, metadataValues } from './metadata-items.ts';

export const connectorMetadataCategoryCasing = defineRule({
  id: 'connector-metadata-category-casing',
  subject: 'metadata',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The categories are spelt with the capital letters of the store.',
  why: 'In another spelling a category may be shown as a second one beside that of the store.',
  fix: 'Write the category as the store does.',
  published: { certified: 2, 'independent-publisher': 1 },
  given: 'document',
  having: [metadata],
  *check(document) {
    for (const { value, at } of metadataValues(document, 'Categories')) {
      for (const category of new Set(categoriesIn(value))) {
        const known = knownCategory(category);
        if (known === undefined || known === category) continue;
        yield {
          message: `The category ${quote(category)} is spelt "${known}".`,
          at,
          fix: `Write "${known}".`,
          repair: { kind: 'replace', value: asInStore(value) },
        };
      }
    }
  },
  valid: [categoriesItem('as in the store', 'IT Operations;AI'), categoriesItem('unknown: another rule reports it', 'things')],
  invalid: [
    categoriesItem('lower case', 'collaboration;Data'),
    categoriesItem('capitals lost', 'Social media', { program: 'independent-publisher' }),
  ],
});
