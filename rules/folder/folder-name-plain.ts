import { defineRule, publicPrograms } from '../define.ts';
import { folder } from '../examples.ts';
import { quote } from '../quote.ts';

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
    const shown = `The folder's name ${quote(name)}`;
    if (/[^\x20-\x7e]/.test(name)) yield { message: `${shown} has characters outside of ASCII.` };
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
    folder('a blank at the end', {}, [{ file: '.' }], { folderName: 'Northwind Things ' }),
  ],
});
