import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { completeItems, items } from './metadata-examples.ts';
import { metadata, metadataItems, metadataNames } from './metadata-items.ts';

export const connectorMetadataNameCasing = defineRule({
  id: 'connector-metadata-name-casing',
  subject: 'metadata',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The names in the metadata are spelt with the documented capital letters.',
  why: 'The names are keys, not labels: whoever looks them up exactly finds nothing under another spelling.',
  fix: `Write the name as ${metadataNames.join(', ')}.`,
  published: { certified: 46, 'independent-publisher': 16 },
  given: 'document',
  having: [metadata],
  *check(document) {
    for (const { writtenName, at } of metadataItems(document)) {
      const name = metadataNames.find((known) => known !== writtenName && known.toLowerCase() === writtenName.toLowerCase());
      if (name === undefined) continue;
      yield {
        message: `The metadata name ${quote(writtenName)} is spelt "${name}".`,
        at: [...at, 'propertyName'],
        fix: `Write "propertyName": "${name}".`,
        repair: { kind: 'replace', value: name },
      };
    }
  },
  valid: [
    items('as documented', completeItems),
    items("a name of one's own", [...completeItems, { propertyName: 'support', propertyValue: 'https://www.northwindtraders.com/help' }]),
  ],
  invalid: [
    items(
      'title case',
      completeItems.map((item) => (item.propertyName === 'Privacy policy' ? { ...item, propertyName: 'Privacy Policy' } : item)),
      [[1, 'propertyName']],
    ),
    items(
      'lower case',
      completeItems.map((item) => ({ ...item, propertyName: item.propertyName.toLowerCase() })),
      [
        [0, 'propertyName'],
        [1, 'propertyName'],
        [2, 'propertyName'],
      ],
      {
        program: 'independent-publisher',
      },
    ),
  ],
});
