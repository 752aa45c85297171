import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { limits } from '../../src/connector/limits.ts';
import { findConnectorFolders, isSearched, readFolder, readOneFile } from '../../src/io/disk.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';

test('folders that go during the search are left out, and what is there is found', async () => {
  const folder = temporaryFolder(goldenFiles('certified-connectors/Alpha'));
  const some = Array.from({ length: 50 }, (_, number) => `coming/${number}/below`).join(' ');
  const script = `echo begun; while :; do mkdir -p ${some}; rm -r coming; done`;
  const child = spawn('sh', ['-c', script], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  // Awaited: what it is making would still be there when its folder is removed.
  onTestFinished(async () => {
    child.kill();
    await once(child, 'close');
  });
  await new Promise((done) => child.stdout.once('data', done));
  const end = performance.now() + 1_500;
  while (performance.now() < end) expect(findConnectorFolders(folder)).toEqual([join(folder, 'certified-connectors/Alpha')]);
});

test('a folder whose name is no UTF-8 is not left out without a word', () => {
  const folder = temporaryFolder(goldenFiles('certified-connectors/Alpha'));
  mkdirSync(Buffer.concat([Buffer.from(`${folder}/any-`), Buffer.from([0xff])]));
  expect(() => findConnectorFolders(folder)).toThrow('ENOENT');
});

test('a root that is not there is told, and links are not followed', () => {
  const folder = temporaryFolder(goldenFiles('certified-connectors/Alpha'));
  expect(() => findConnectorFolders(join(folder, 'nowhere'))).toThrow('ENOENT');
  symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));
  expect(findConnectorFolders(folder)).toEqual([join(folder, 'certified-connectors/Alpha')]);
});

test('connectors are searched neither in hidden folders nor in what is installed or built', () => {
  expect(['a', 'Distance', 'node_modules', 'dist', '.git', '.github'].filter(isSearched)).toEqual(['a', 'Distance']);
});

test('files of any size up to the limit are read whole, each its own bytes', () => {
  const sizes = [200_000, 0, 65_535, 65_536, 65_537, 1, limits.fileBytes, 131_072, limits.fileBytes - 1, 3];
  const files = Object.fromEntries(sizes.map((size, index) => [`${index}.txt`, String.fromCodePoint(0x61 + index).repeat(size)]));
  const { entries } = readFolder(temporaryFolder(files));
  const read = entries.map(({ path, size, bytes }) => [path, size, bytes && Buffer.from(bytes).equals(Buffer.from(files[path] ?? ''))]);
  expect(read).toEqual(sizes.map((size, index) => [`${index}.txt`, size, true]));
});

test('of a file without end no more is read than the limit and one byte', () => {
  expect(readOneFile('/dev/zero')).toEqual({ path: 'zero', kind: 'file', executable: false, size: limits.fileBytes + 1 });
});
