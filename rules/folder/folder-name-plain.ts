import { defineRule, publicPrograms } from '../define.ts';
import { folder } from '../examples.ts';
import { quote } from '../quote.ts';

/** What Windows takes into no file name, or takes for something else. */
const notOnWindows = /[<>:"\\|?*]/g;

/** Words and numbers, each after one blank: so are most names. */
const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;

export const folderNamePlain = defineRule({
  id: 'folder-name-plain',
  subject: 'folder',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The name of the folder is the name of the product in ASCII, nothing more.',
  why: 'The name becomes part of web addresses and of file names on every system; it cannot change once the connector is published.',
  fix: 'Rename the folder before it is merged for the first time.',
  published: { certified: 0, 'independent-publisher': 2 },
  given: 'connector',
  *check({ name }) {
    if (plain.test(name)) return;
    const shown = `The folder's name ${quote(name)}`;
    if (/[\x00-\x1f\x7f]/.test(name)) yield { message: `${shown} has control characters, such as tabs or line ends.` };
    if (/[^\x00-\x7f]/.test(name)) yield { message: `${shown} has characters outside of ASCII.` };
    const refused = [...new Set(name.match(notOnWindows))];
    if (refused.length > 0) yield { message: `${shown} has ${refused.map(quote).join(', ')}, which no file name may have on Windows.` };
    if (/\.\s*$/.test(name)) yield { message: `${shown} ends in a full stop, which Windows removes from file names.` };
    if (name.startsWith('-')) yield { message: `${shown} begins with a dash, which commands take for an option.` };
    if (/\(independent publisher\)\s*$/i.test(name))
      yield { message: `${shown} ends in "(Independent Publisher)", which belongs into the title of the pull request.` };
    if (/^\s*proposal\s*-/i.test(name))
      yield { message: `${shown} begins with "Proposal -", which belongs into the title of the pull request.` };
    if (name !== name.trim()) yield { message: `${shown} begins or ends with white space.` };
  },
  valid: [
    folder('a name', {}, [], { folderName: 'Northwind Things' }),
    folder('signs that every system knows', {}, [], { folderName: 'Northwind - Things (2.0) & more' }),
    folder('a custom connector', {}, [], { folderName: 'Nordwind Gerät', program: 'custom' }),
  ],
  invalid: [
    folder('a letter outside of ASCII', {}, [{ file: '.' }], { folderName: 'Nordwind Gerät' }),
    folder('the programme', {}, [{ file: '.' }], {
      folderName: 'Northwind Things (Independent Publisher)',
      program: 'independent-publisher',
    }),
    folder('the stage', {}, [{ file: '.' }], { folderName: 'Proposal - Northwind Things', program: 'independent-publisher' }),
    folder('a tab', {}, [{ file: '.' }], { folderName: 'Northwind\tThings' }),
    folder('a sign that Windows refuses', {}, [{ file: '.' }], { folderName: 'Northwind: Things?' }),
    folder('a full stop at the end', {}, [{ file: '.' }], { folderName: 'Northwind Inc.' }),
    folder('a dash in front', {}, [{ file: '.' }], { folderName: '-Northwind' }),
    folder('a blank at the end', {}, [{ file: '.' }], { folderName: 'Northwind Things ' }),
  ],
});
