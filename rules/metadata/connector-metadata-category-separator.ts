import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { categoriesIn, knownCategory } from './categories.ts';
import { categoriesItem } from './metadata-examples.ts';
import { metadata, metadataValues } from './metadata-items.ts';

export const connectorMetadataCategorySeparator = defineRule({
  id: 'connector-metadata-category-separator',
  subject: 'metadata',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'Between two categories stands one semicolon and nothing else, and none stands at the end.',
  why: 'The value is split at semicolons: with a blank or a comma a category gets another name, and a final semicolon makes one without a name.',
  fix: 'Separate the categories with one semicolon.',
  published: { certified: 8, 'independent-publisher': 8 },
  given: 'document',
  having: [metadata],
  *check(document) {
    for (const { value, at } of metadataValues(document, 'Categories')) {
      if (!isText(value) || !/,|\s;|;\s|;$/.test(value)) continue;
      const repaired = categoriesIn(value.replaceAll(',', ';')).join(';');
      // A comma may stand inside a name that the store does not know.
      const isCertain = !value.includes(',') || categoriesIn(repaired).every((category) => knownCategory(category) !== undefined);
      yield {
        message: `The categories are written as ${quote(value)}.`,
        at,
        fix: `Write the value as ${quote(repaired)}.`,
        repair: isCertain && repaired !== '' ? { kind: 'replace', value: repaired } : undefined,
      };
    }
  },
  valid: [
    categoriesItem('two', 'Data;Productivity'),
    categoriesItem('a blank inside a category', 'Content and Files'),
    categoriesItem('empty: another rule reports it', ' '),
  ],
  invalid: [
    categoriesItem('a blank after it', 'Data; Productivity'),
    categoriesItem('a blank before it', 'Data ;Productivity', { program: 'independent-publisher' }),
    categoriesItem('a comma', 'Data,Productivity'),
    categoriesItem('one too many', 'Data;'),
  ],
});
