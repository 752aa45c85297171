import type { FolderEntry } from '../../src/connector/folder.ts';
import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';
import { isHidden } from '../file-kinds.ts';
import { quote } from '../quote.ts';

/** The first line of the text that git stores in place of a large file. */
const largeFilePointer = new TextEncoder().encode('version https://git-lfs.github.com/spec/');

export const folderEntryKind = defineRule({
  id: 'folder-entry-kind',
  subject: 'folder',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'Every entry of the folder is a plain file: no link, no submodule, no pointer to a file elsewhere, nothing hidden.',
  why: 'What such an entry means lies outside the folder or changes how others read it, so nobody could say what was certified.',
  fix: 'Put the file itself into the folder, or remove the entry.',
  given: 'entry',
  check(entry) {
    const fault = faultOf(entry);
    if (fault !== undefined) return { message: `${quote(entry.path)} is ${fault}.`, file: entry.path };
  },
  valid: [
    folder('plain files', { 'icon.png': new Uint8Array(8), 'images/steps.1.png': new Uint8Array(8) }),
    folder('a text about large files', { 'notes.md': 'version https://www.northwindtraders.com/\n' }),
  ],
  invalid: [
    folder('a link', { 'script.csx': { kind: 'symlink', size: 20 } }, [{ file: 'script.csx' }]),
    folder('a submodule', { common: { kind: 'submodule' } }, [{ file: 'common' }]),
    folder('a device', { pipe: { kind: 'other' } }, [{ file: 'pipe' }]),
    folder('a pointer to a large file', { 'icon.png': 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n' }, [
      { file: 'icon.png' },
    ]),
    folder('settings of git', { '.gitattributes': '* text\n' }, [{ file: '.gitattributes' }]),
    folder('left behind by a file manager', { 'images/.DS_Store': new Uint8Array(8) }, [{ file: 'images/.DS_Store' }]),
    folder('a hidden folder', { '.vscode/settings.json': '{}' }, [{ file: '.vscode/settings.json' }]),
  ],
});

function faultOf({ kind, path, bytes }: FolderEntry): string | undefined {
  if (kind === 'symlink') return 'a symbolic link';
  if (kind === 'submodule') return 'a submodule';
  if (kind === 'other') return 'no file';
  if (isHidden(path)) return 'a hidden file';
  return bytes !== undefined && largeFilePointer.every((byte, index) => bytes[index] === byte)
    ? 'a pointer to a file in Git LFS'
    : undefined;
}
