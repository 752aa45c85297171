import type { Connector } from '../../src/connector/connector.ts';
import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';
import { isArchive } from '../file-kinds.ts';
import { quote } from '../quote.ts';

export const folderArchiveAbsent = defineRule({
  id: 'folder-archive-absent',
  subject: 'folder',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'The folder holds no archive, except the certification package of an independent publisher.',
  why: 'Nobody can review what is packed, and the copy inside soon differs from the files beside it.',
  fix: 'Delete the archive.',
  given: 'entry',
  check({ path }, connector) {
    if (isArchive(path) && !isPackage(path, connector)) return { message: `${quote(path)} is an archive.`, file: path };
  },
  valid: [
    folder('the package of an independent publisher', { 'package.zip': new Uint8Array(4) }, [], { program: 'independent-publisher' }),
    folder('not an archive', { 'zip.md': '# Zip codes\n' }),
  ],
  invalid: [
    folder('an archive', { 'Northwind.zip': new Uint8Array(4) }, [{ file: 'Northwind.zip' }]),
    folder('in capitals, in a folder below', { 'old/THINGS.TAR.GZ': new Uint8Array(4) }, [{ file: 'old/THINGS.TAR.GZ' }], {
      program: 'custom',
    }),
    folder(
      'of two nobody knows which is the package',
      { 'a.zip': new Uint8Array(4), 'b.zip': new Uint8Array(4) },
      [{ file: 'a.zip' }, { file: 'b.zip' }],
      {
        program: 'independent-publisher',
      },
    ),
    folder('a package is a zip', { 'package.7z': new Uint8Array(4) }, [{ file: 'package.7z' }], { program: 'independent-publisher' }),
  ],
});

/** Since 2025 an independent submission carries its certification package in the folder. */
function isPackage(path: string, { program, entries }: Connector): boolean {
  const isZip = (name: string): boolean => /^[^/]+\.zip$/i.test(name);
  return program === 'independent-publisher' && isZip(path) && entries.filter((entry) => isZip(entry.path)).length === 1;
}
