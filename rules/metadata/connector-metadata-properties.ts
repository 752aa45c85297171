import { arrayOr } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document } from '../examples.ts';
import { completeItems, items } from './metadata-examples.ts';
import { metadata, metadataItems, metadataNames } from './metadata-items.ts';

export const connectorMetadataProperties = defineRule({
  id: 'connector-metadata-properties',
  subject: 'metadata',
  codes: ['ConnectorMetadataPropertiesMissing'],
  severity: 'error',
  programs: publicPrograms,
  summary: `The metadata tell ${metadataNames.slice(0, -1).join(', ')} and ${metadataNames.at(-1)}.`,
  why: 'The page of the connector shows all three; a missing one leaves makers without a category to find it in, or without the terms their data go to.',
  fix: `Add the missing item to ${metadata}.`,
  published: { certified: 2, 'independent-publisher': 1 },
  given: 'document',
  having: [metadata],
  *check(document) {
    if (arrayOr(document[metadata]).length === 0) return;
    const present = new Set(metadataItems(document).map(({ name }) => name));
    for (const name of metadataNames) {
      if (present.has(name.toLowerCase())) continue;
      yield {
        message: `${metadata} has no item "${name}".`,
        at: [metadata],
        fix: `Add { "propertyName": "${name}", "propertyValue": "…" } to ${metadata}.`,
      };
    }
  },
  valid: [
    items('in any order', [...completeItems].reverse()),
    items(
      'in other letters: another rule reports it',
      completeItems.map((item) => ({ ...item, propertyName: ` ${item.propertyName.toUpperCase()}` })),
    ),
    document('absent: another rule reports it', { [metadata]: undefined }),
    document('empty: another rule reports it', { [metadata]: [] }),
    items('custom', [], [], { program: 'custom' }),
  ],
  invalid: [
    items('one missing', completeItems.slice(0, 2), [[]]),
    items(
      'under another name',
      [
        { propertyName: 'Privacy', propertyValue: 'https://www.northwindtraders.com/privacy' },
        ...completeItems.filter((_, index) => index !== 1),
      ],
      [[]],
      {
        program: 'independent-publisher',
      },
    ),
    items(
      'members in other letters',
      [{ PropertyName: 'Website', PropertyValue: 'https://www.northwindtraders.com' }, ...completeItems.slice(1)],
      [[]],
    ),
    items('all missing', [{ propertyName: 'Support', propertyValue: 'https://www.northwindtraders.com/help' }], [[], [], []]),
  ],
});
