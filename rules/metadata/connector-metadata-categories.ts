import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { categories, categoriesIn, knownCategory } from './categories.ts';
import { categoriesItem } from './metadata-examples.ts';
import { metadata, metadataValues } from './metadata-items.ts';

export const connectorMetadataCategories = defineRule({
  id: 'connector-metadata-categories',
  subject: 'metadata',
  codes: ['InvalidConnectorCategory'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'The categories are ones that the store has.',
  why: 'Makers browse the store by its own categories: a connector in any other is in none.',
  fix: `Choose one or two of: ${categories.join('; ')}.`,
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'document',
  having: [metadata],
  *check(document) {
    for (const { value, at } of metadataValues(document, 'Categories')) {
      const unknown = new Set(categoriesIn(value).filter((category) => knownCategory(category) === undefined));
      for (const category of unknown) yield { message: `The store has no category ${quote(category)}.`, at };
    }
  },
  valid: [
    categoriesItem('one', 'Content and Files'),
    categoriesItem('in other letters: another rule reports it', 'social media;DATA'),
    categoriesItem('blanks around it: another rule reports it', ' AI ; Data;'),
    categoriesItem('custom', 'Things', { program: 'custom' }),
  ],
  invalid: [
    categoriesItem('unknown', 'Data;Chatbots'),
    categoriesItem('almost', 'Sales & CRM', { program: 'independent-publisher' }),
    categoriesItem('two with a comma', 'Data,Productivity'),
  ],
});
