import { defineRule, publicPrograms } from '../define.ts';
import { folder, readme, unchanged, update } from '../examples.ts';
import { tellFiles } from './tell-file.ts';

export const changeReadme = defineRule({
  id: 'change-readme',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The readme stays the same.',
  why: 'It is what makers read before they trust the connector.',
  fix: 'Confirm the new text.',
  change: { isBreaking: false, updateClass: 'minor' },
  given: 'versions',
  check: (versions) => tellFiles(versions, 'readme'),
  valid: [
    update(readme('other ends of lines', '# Things\r\n'), readme('a readme', '# Things\n')),
    update(folder('another file', { 'notes.md': '# Notes\n' })),
    update(unchanged()),
  ],
  invalid: [
    update(readme('another line', '# Things\n\nIt keeps them.\n', 3), readme('a readme', '# Things\n\nIt holds them.\n')),
    update(folder('no readme', { 'readme.md': undefined }, [{ file: '.' }])),
    update(folder('a readme where none was', {}, [{ file: 'readme.md' }]), folder('none', { 'readme.md': undefined })),
  ],
});
