import { defineRule, publicPrograms } from '../define.ts';
import { folder } from '../examples.ts';
import { quote } from '../quote.ts';

export const readmeNameLowercase = defineRule({
  id: 'readme-name-lowercase',
  subject: 'readme',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The readme is named readme.md, in lower case.',
  why: 'Tools on a file system that tells letter case apart look for exactly this name and find nothing.',
  fix: 'Rename the file to readme.md.',
  afterRepair:
    'Where git status shows no rename (a file system that ignores letter case), tell git: git mv, with the old and the new name.',
  published: { certified: 271, 'independent-publisher': 69 },
  given: 'connector',
  *check({ readmeEntry }) {
    if (readmeEntry === undefined || readmeEntry.path === 'readme.md') return;
    const message = `The readme is named ${quote(readmeEntry.path)}, not readme.md.`;
    yield { message, file: readmeEntry.path, repair: { kind: 'rename-file', name: 'readme.md' } };
  },
  valid: [
    folder('lower case', { 'readme.md': '# Northwind Things\n' }),
    folder('absent has a rule of its own', { 'readme.md': undefined }),
    folder('one of each', { 'readme.md': '# Northwind Things\n', 'README.md': '# Northwind Things\n' }),
  ],
  invalid: [
    folder('capitals', { 'readme.md': undefined, 'README.md': '# Northwind Things\n' }, [{ file: 'README.md' }]),
    folder('a capital', { 'readme.md': undefined, 'Readme.md': '# Northwind Things\n' }, [{ file: 'Readme.md' }], {
      program: 'independent-publisher',
    }),
  ],
});
