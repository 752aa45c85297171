import { chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FolderEntry } from '../../src/connector/folder.ts';
import { changeFiles, type FileChange } from '../../src/io/change-files.ts';
import { readFolder } from '../../src/io/disk.ts';
import { temporaryFolder } from '../helpers/folder.ts';

/** The changes that give files, by their names, these members. */
function changesOf(folder: string, wanted: Readonly<Record<string, Partial<FolderEntry>>>): FileChange[] {
  return readFolder(folder).entries.flatMap((before) => {
    const members = wanted[before.path];
    return members === undefined ? [] : [{ before, after: { ...before, ...members } }];
  });
}

const bytes = (text: string) => new TextEncoder().encode(text);
const textsOf = (folder: string) => Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

test('bytes, name and mode change together, and all other permissions stay', async () => {
  const folder = temporaryFolder({ 'README.md': 'old', 'icon.png': 'icon', 'below/A.md': 'a' });
  chmodSync(join(folder, 'README.md'), 0o750);
  chmodSync(join(folder, 'icon.png'), 0o711);
  await changeFiles(
    folder,
    changesOf(folder, {
      'README.md': { path: 'readme.md', bytes: bytes('new'), executable: false },
      'icon.png': { executable: false },
      'below/A.md': { path: 'below/a.md' },
    }),
  );
  expect(readdirSync(folder).sort()).toEqual(['below', 'icon.png', 'readme.md']);
  expect(readFileSync(join(folder, 'readme.md'), 'utf8')).toBe('new');
  expect(statSync(join(folder, 'readme.md')).mode & 0o777).toBe(0o640);
  expect(statSync(join(folder, 'icon.png')).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'below'))).toEqual(['a.md']);
});

describe('nothing in the folder is touched when', () => {
  const refused: [string, RegExp, (folder: string) => void][] = [
    ['a file got other bytes', /b\.md' changed after it was read/, (folder) => writeFileSync(join(folder, 'b.md'), 'BBB')],
    ['a file got the same number of other bytes', /b\.md' changed after it was read/, (folder) => writeFileSync(join(folder, 'b.md'), 'c')],
    ['a file is gone', /b\.md' changed after it was read/, (folder) => rmSync(join(folder, 'b.md'))],
    [
      'a file became a link to the same bytes',
      /b\.md' changed after it was read/,
      (folder) => {
        rmSync(join(folder, 'b.md'));
        writeFileSync(join(folder, 'outside'), 'b');
        symlinkSync(join(folder, 'outside'), join(folder, 'b.md'));
      },
    ],
    ['the new name is taken', /'c\.md' is there already/, (folder) => writeFileSync(join(folder, 'c.md'), 'mine')],
    ['the new name is taken by a folder', /'c\.md' is there already/, (folder) => mkdirSync(join(folder, 'c.md'))],
    ['the new name is a link to nothing', /'c\.md' is there already/, (folder) => symlinkSync('nowhere', join(folder, 'c.md'))],
    [
      'the new name is another name of the same file',
      /'c\.md' is there already/,
      (folder) => linkSync(join(folder, 'b.md'), join(folder, 'c.md')),
    ],
  ];

  test.each(refused)('%s', async (_name, sentence, meddle) => {
    const folder = temporaryFolder({ 'a.md': 'a', 'b.md': 'b' });
    const changes = changesOf(folder, { 'a.md': { bytes: bytes('A'), size: 1 }, 'b.md': { path: 'c.md', bytes: bytes('B'), size: 1 } });
    meddle(folder);
    const before = readdirSync(folder).sort();
    await expect(changeFiles(folder, changes)).rejects.toThrow(sentence);
    expect(readdirSync(folder).sort()).toEqual(before);
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('a');
  });

  test('a new text cannot be written', async () => {
    const folder = temporaryFolder({ 'a.md': 'a', 'b.md': 'b' });
    const changes = changesOf(folder, { 'a.md': { bytes: bytes('A') }, 'b.md': {} });
    // Something that is no bytes fails while it is written, after the draft of the first was.
    const broken = changes.map((one) => (one.before.path === 'b.md' ? { ...one, after: { ...one.after, bytes: 1 as never } } : one));
    await expect(changeFiles(folder, broken)).rejects.toThrow(/could not be changed/);
    expect(textsOf(folder)).toEqual({ 'a.md': 'a', 'b.md': 'b' });
  });
});
