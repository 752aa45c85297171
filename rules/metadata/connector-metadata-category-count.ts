import { defineRule, publicPrograms } from '../define.ts';
import { categoriesIn } from './categories.ts';
import { categoriesItem } from './metadata-examples.ts';
import { metadata, metadataValues } from './metadata-items.ts';

/** Categories of one connector. */
const most = 2;

export const connectorMetadataCategoryCount = defineRule({
  id: 'connector-metadata-category-count',
  subject: 'metadata',
  codes: ['TooManyConnectorCategories'],
  severity: 'error',
  programs: publicPrograms,
  summary: `The connector is in at most ${most} categories.`,
  why: 'Categories that list everything help nobody to find anything; the store accepts no more.',
  fix: `Keep the ${most} categories that fit best.`,
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'document',
  having: [metadata],
  *check(document) {
    for (const { value, at } of metadataValues(document, 'Categories')) {
      const { length } = categoriesIn(value);
      if (length > most) yield { message: `The connector names ${length} categories; at most ${most} are allowed.`, at };
    }
  },
  valid: [categoriesItem('two', 'Data;Productivity'), categoriesItem('two and a final semicolon', 'Data;Productivity;')],
  invalid: [
    categoriesItem('three', 'Data;Productivity;Commerce'),
    categoriesItem('with blanks', 'Data; Productivity; AI; ', { program: 'independent-publisher' }),
  ],
});
