import { defineRule, publicPrograms } from '../define.ts';
import { folder, readme, unchanged, update } from '../examples.ts';
import { fileVersions } from './file-versions.ts';
import { spelt } from './quoted-keys.ts';
import { tellFile, tellFiles } from './tell-file.ts';

export const changeFile = defineRule({
  id: 'change-file',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: "The folder holds the same other files, and the connector's own under the same names.",
  why: 'Everything in the folder is published with the connector, whether the platform reads it or not.',
  fix: 'Confirm that the file belongs there.',
  change: { isBreaking: false, updateClass: 'minor' },
  given: 'versions',
  *check(versions) {
    yield* tellFiles(versions, 'other');
    for (const file of fileVersions(versions)) {
      const { role, before, after } = file;
      if (role === 'properties' && (before === undefined || after === undefined)) yield tellFile(file);
      if (role === 'other' || before === undefined || after === undefined || before.path === after.path) continue;
      const message = `${spelt([before.path])} is now called ${spelt([after.path])}.`;
      yield { message, old: before.path, new: after.path, file: after.path, subject: role, previous: { file: before.path } };
    }
  },
  valid: [update(readme('the readme has a rule of its own', '# Northwind Things\n')), update(unchanged())],
  invalid: [
    update(folder('one more', { 'notes.md': '# Notes\n' }, [{ file: 'notes.md' }])),
    update(
      folder('a link in place of a file', { 'notes.md': { kind: 'symlink' } }, [{ file: 'notes.md' }]),
      folder('a file', { 'notes.md': '' }),
    ),
    update(folder('another name', { 'readme.md': undefined, 'README.md': '# Things\n' }, [{ file: 'README.md' }])),
    update(folder('no properties', { 'apiProperties.json': undefined }, [{ file: '.' }])),
  ],
});
