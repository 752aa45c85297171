import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';
import { quote } from '../quote.ts';

export const folderCaseUnique = defineRule({
  id: 'folder-case-unique',
  subject: 'folder',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'No two files of the folder have names that differ in letter case alone.',
  why: 'On Windows and macOS one file silently replaces the other, so two people who check out the same commit see two connectors; and only one of two definitions is judged.',
  fix: 'Delete one of the two files.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'connector',
  *check({ entries }) {
    const first = new Map<string, string>();
    for (const { path } of entries) {
      const other = first.get(path.toLowerCase());
      if (other === undefined) first.set(path.toLowerCase(), path);
      else yield { message: `${quote(path)} and ${quote(other)} differ in letter case alone.`, file: path };
    }
  },
  valid: [folder('different names', { 'readme.txt': '', 'images/readme.md': '' })],
  invalid: [
    folder('two readmes', { 'README.md': '# Northwind Things\n' }, [{ file: 'readme.md' }]),
    folder('a second definition', { 'APIDEFINITION.swagger.json': '{ "host": "api.fabrikam.com" }' }, [
      { file: 'apiDefinition.swagger.json' },
    ]),
    folder('in a folder below', { 'images/a.png': '', 'images/A.png': '', 'images/A.PNG': '' }, [
      { file: 'images/A.png' },
      { file: 'images/a.png' },
    ]),
  ],
});
