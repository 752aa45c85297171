import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';
import { quote } from '../quote.ts';

export const folderExecutableBit = defineRule({
  id: 'folder-executable-bit',
  subject: 'folder',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'No file of the folder is executable.',
  why: 'Nothing in a connector is run as a program; a file that could be asks every reviewer what for.',
  fix: 'Clear the bit: git update-index --chmod=-x, with the name of the file.',
  afterRepair:
    'Where git status shows no change of mode (core.fileMode is off), tell git: git update-index --chmod=-x, with the name of the file.',
  given: 'entry',
  *check({ path, executable }) {
    if (executable) yield { message: `${quote(path)} is executable.`, file: path, repair: { kind: 'clear-executable' } };
  },
  valid: [folder('plain files', { 'icon.png': new Uint8Array(8) })],
  invalid: [folder('a picture', { 'icon.png': { executable: true } }, [{ file: 'icon.png' }])],
});
