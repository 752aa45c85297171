import { defineRule, publicPrograms } from '../define.ts';
import { folder } from '../examples.ts';
import { isIntroduction } from '../file-kinds.ts';
import { quote } from '../quote.ts';

export const introAbsentInFolder = defineRule({
  id: 'intro-absent-in-folder',
  subject: 'intro',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The folder holds no introduction such as intro.md.',
  why: 'The introduction belongs to the certification package; a copy in the folder is published beside the readme and contradicts it sooner or later.',
  fix: 'Move the file to the certification package.',
  published: { certified: 4, 'independent-publisher': 0 },
  given: 'entry',
  check({ path }) {
    if (isIntroduction(path)) return { message: `The folder holds the introduction ${quote(path)}.` };
  },
  valid: [
    folder('the readme alone', {}),
    folder('a folder below has a rule of its own', { 'docs/intro.md': '# A\n' }),
    folder('other names', { 'my-intro.md': '# A\n', 'intro.txt': 'A\n' }),
    folder('a custom connector', { 'intro.md': '# A\n' }, [], { program: 'custom' }),
  ],
  invalid: [
    folder('the usual name', { 'intro.md': '# A\n' }, [{ file: 'intro.md' }]),
    folder('other letter case and name', { 'Introduction.MD': '# A\n' }, [{ file: 'Introduction.MD' }], {
      program: 'independent-publisher',
    }),
  ],
});
