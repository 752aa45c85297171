import { defineRule, publicPrograms } from '../define.ts';
import { folder, unchanged, update } from '../examples.ts';
import { tellFiles } from './tell-file.ts';

export const changePackageFile = defineRule({
  id: 'change-package-file',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'Icon, introduction and certification package stay the same.',
  why: 'They are what the platform shows of the connector.',
  fix: 'Confirm the new file.',
  change: { isBreaking: false, updateClass: 'minor' },
  given: 'versions',
  check: (versions) => tellFiles(versions, 'package'),
  valid: [update(folder('another file', { 'notes.md': '# Notes\n' })), update(unchanged())],
  invalid: [
    update(folder('another icon', { 'icon.png': 'two' }, [{ file: 'icon.png' }]), folder('an icon', { 'icon.png': 'one' })),
    update(folder('an introduction', { 'intro.md': '# Things\n' }, [{ file: 'intro.md' }])),
    update(folder('no package', {}, [{ file: '.' }]), folder('a package', { 'package.zip': 'PK' })),
  ],
});
