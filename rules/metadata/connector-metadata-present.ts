import { isArray, isObject } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document } from '../examples.ts';
import { metadata, metadataNames } from './metadata-items.ts';

export const connectorMetadataPresent = defineRule({
  id: 'connector-metadata-present',
  subject: 'metadata',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  since: '2020-09',
  summary: `The definition has ${metadata}, a list of objects.`,
  why: 'From it the store takes website, privacy policy and categories; without it makers cannot find the connector or learn what becomes of their data.',
  fix: `Add ${metadata} to the root of the definition, with the items ${metadataNames.join(', ')}.`,
  published: { certified: 34, 'independent-publisher': 2 },
  given: 'document',
  check(document) {
    const items = document[metadata];
    if (items === undefined) return { message: `The definition has no ${metadata}.` };
    else if (!isArray(items) || items.length === 0 || !items.every(isObject)) return { message: `${metadata} is not a list of objects.` };
  },
  valid: [
    document('one item: another rule asks for the rest', {
      [metadata]: [{ propertyName: 'Website', propertyValue: 'https://www.northwindtraders.com' }],
    }),
    document('custom', { [metadata]: undefined }, { program: 'custom' }),
  ],
  invalid: [
    document('absent', { [metadata]: undefined }),
    document('empty', { [metadata]: [] }, { program: 'independent-publisher' }),
    document('an object', { [metadata]: { Website: 'https://www.northwindtraders.com' } }),
    document('texts', { [metadata]: ['https://www.northwindtraders.com'] }),
  ],
});
