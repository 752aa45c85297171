import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';
import { quote } from '../quote.ts';

export const propertiesFilePresent = defineRule({
  id: 'properties-file-present',
  subject: 'folder',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The folder holds a file named exactly apiProperties.json.',
  why: 'It says how makers connect and what policies apply; without it the connector cannot be created.',
  fix: 'Add apiProperties.json, directly in the folder.',
  published: { certified: 0, 'independent-publisher': 1 },
  given: 'connector',
  check({ propertiesEntry, truncated }) {
    if (propertiesEntry === undefined) {
      // In a folder of too many files it may be among those that were not listed.
      if (!truncated) return { message: 'The folder has no apiProperties.json.' };
    } else if (propertiesEntry.path !== 'apiProperties.json') {
      const message = `${quote(propertiesEntry.path)} differs from apiProperties.json in letter case.`;
      return { message, file: propertiesEntry.path, fix: 'Rename the file to apiProperties.json.' };
    }
  },
  valid: [folder('the right name', {}), folder('broken, but there', { 'apiProperties.json': '{' })],
  invalid: [
    folder('absent', { 'apiProperties.json': undefined }, [{ file: '.' }]),
    folder('another letter case', { 'apiProperties.json': undefined, 'apiproperties.json': '{}' }, [{ file: 'apiproperties.json' }]),
    folder('in a folder below', { 'apiProperties.json': undefined, 'things/apiProperties.json': '{}' }, [{ file: '.' }]),
  ],
});
