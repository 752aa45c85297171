import { defineRule, publicPrograms } from '../define.ts';
import { folder } from '../examples.ts';

export const readmePresent = defineRule({
  id: 'readme-present',
  subject: 'readme',
  codes: ['5000.1.1.2'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'The folder holds a readme.md.',
  why: 'It becomes the page by which makers learn what the connector does and how to connect; without it there is no page.',
  fix: 'Add readme.md with the sections of the template.',
  given: 'connector',
  check({ readmeEntry, truncated }) {
    // In a folder of too many files it may be among those that were not listed.
    if (readmeEntry === undefined && !truncated) return { message: 'The folder has no readme.md.' };
  },
  valid: [
    folder('in capitals', { 'readme.md': undefined, 'README.md': '# Northwind Things\n' }),
    folder('a custom connector', { 'readme.md': undefined }, [], { program: 'custom' }),
  ],
  invalid: [
    folder('absent', { 'readme.md': undefined }, [{ file: '.' }]),
    folder('another format', { 'readme.md': undefined, 'readme.txt': 'Northwind Things\n' }, [{ file: '.' }], {
      program: 'independent-publisher',
    }),
    folder('in a folder below', { 'readme.md': undefined, 'docs/readme.md': '# Northwind Things\n' }, [{ file: '.' }]),
    folder('a link to somewhere else', { 'readme.md': { kind: 'symlink' } }, [{ file: '.' }]),
  ],
});
