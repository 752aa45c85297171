import { defineRule } from '../define.ts';
import { folder } from '../examples.ts';
import { quote } from '../quote.ts';

export const packageSingle = defineRule({
  id: 'package-single',
  subject: 'package',
  codes: [],
  severity: 'error',
  programs: ['independent-publisher'],
  summary: 'An independent submission has one zip at most: its certification package.',
  why: 'Of two zips nobody can say which is the package, so certification cannot begin.',
  fix: 'Delete all zips but the package.',
  given: 'connector',
  *check({ entries }) {
    const [first, ...others] = entries.filter(({ kind, path }) => kind === 'file' && /\.zip$/i.test(path));
    for (const { path } of others) yield { message: `${quote(path)} is a zip beside ${quote(first?.path)}.`, file: path };
  },
  valid: [
    folder('one', { 'package.zip': new Uint8Array(4) }, [], { program: 'independent-publisher' }),
    folder('none', {}, [], { program: 'independent-publisher' }),
    folder('a certified connector: folder-archive-absent', { 'a.zip': new Uint8Array(4), 'b.zip': new Uint8Array(4) }),
  ],
  invalid: [
    folder('two', { 'a.zip': new Uint8Array(4), 'b.ZIP': new Uint8Array(4) }, [{ file: 'b.ZIP' }], { program: 'independent-publisher' }),
    folder(
      'two in a folder below',
      { 'package.zip': '', 'old/v1.zip': '', 'old/v2.zip': '' },
      [{ file: 'old/v2.zip' }, { file: 'package.zip' }],
      {
        program: 'independent-publisher',
      },
    ),
  ],
});
