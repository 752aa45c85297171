import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { completeItems, items } from './metadata-examples.ts';
import { metadata, metadataItems } from './metadata-items.ts';

export const connectorMetadataNameUnique = defineRule({
  id: 'connector-metadata-name-unique',
  subject: 'metadata',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'No name occurs twice in the metadata.',
  why: 'Which of the two values is shown is left to chance.',
  fix: 'Remove the repeated item.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'document',
  having: [metadata],
  *check(document) {
    const seen = new Set<string>();
    for (const { name, writtenName, at } of metadataItems(document)) {
      if (seen.has(name)) yield { message: `The metadata name ${quote(writtenName)} occurs a second time.`, at };
      // Items without a name are reported as such, not as equal to one another.
      else if (name !== '') seen.add(name);
    }
  },
  valid: [items('all different', completeItems), items('two without a name', [...completeItems, {}, {}])],
  invalid: [
    items('the same', [...completeItems, { propertyName: 'Website', propertyValue: 'https://things.northwindtraders.com' }], [[3]]),
    items('in other letters', [...completeItems, { propertyName: 'categories', propertyValue: 'Data' }], [[3]], {
      program: 'independent-publisher',
    }),
  ],
});
