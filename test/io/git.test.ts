import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { limits } from '../../src/connector/limits.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { readFolder } from '../../src/io/disk.ts';
import { openRepository } from '../../src/io/git.ts';
import { temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll, git } from '../helpers/repository.ts';

const strangeNames = ['Café "Déjà" Vu', "it's ; rm -rf $(x)", 'tab\there', '--option', 'emoji 🚀'];

async function open(folder: string) {
  const repository = await openRepository(folder);
  if (repository === undefined) throw new Error('no repository');
  return repository;
}

test('a folder of a commit reads as the same folder does on disk: names, bytes, modes', async () => {
  const top = temporaryFolder(
    Object.fromEntries(strangeNames.map((name) => [`certified-connectors/${name}/apiProperties.json`, `{"a": "${name.length}\r\n"}`])),
  );
  const folder = `certified-connectors/${strangeNames[0]}`;
  writeFiles(top, { [`${folder}/images/a b.png`]: new Uint8Array([0, 255, 13, 10]), [`${folder}/run.sh`]: '#!/bin/sh\n' });
  chmodSync(join(top, folder, 'run.sh'), 0o755);
  symlinkSync('/etc/passwd', join(top, folder, 'readme.md'));
  const commit = commitAll(top);
  const repository = await open(top);

  expect(await repository.foldersIn(commit, 'certified-connectors')).toEqual(
    [...strangeNames].sort((a, b) => (Buffer.from(a) < Buffer.from(b) ? -1 : 1)),
  );
  const fromGit = await repository.readTree(commit, folder);
  const fromDisk = readFolder(join(top, folder));
  expect(fromGit).toEqual(fromDisk);
  expect(fromGit.entries.map(({ path, kind, executable, bytes }) => [path, kind, executable, bytes?.length])).toEqual([
    ['apiProperties.json', 'file', false, fromGit.entries[0]?.size],
    ['images/a b.png', 'file', false, 4],
    ['readme.md', 'symlink', false, undefined],
    ['run.sh', 'file', true, 10],
  ]);
  expect(await repository.treeIdOf(commit, folder)).toBe(git(top, 'rev-parse', `${commit}:${folder}`));
  expect(await repository.treeIdOf(commit, 'nothing here')).toBeUndefined();
  expect(await repository.timeOf(commit)).toBe('2026-11-01T10:00:00+00:00');
});

test('a submodule is an entry of its own kind', async () => {
  const top = temporaryFolder({ 'certified-connectors/A/apiProperties.json': '{}' });
  const inner = temporaryFolder({ 'file.txt': 'x' });
  const commit = commitAll(inner);
  commitAll(top);
  git(top, 'update-index', '--add', '--cacheinfo', `160000,${commit},certified-connectors/A/sub`);
  git(top, 'commit', '--quiet', '--message', 'Add a submodule');
  const read = await (await open(top)).readTree('HEAD', 'certified-connectors/A');
  expect(read.entries.map(({ path, kind }) => [path, kind])).toEqual([
    ['apiProperties.json', 'file'],
    ['sub', 'submodule'],
  ]);
});

test('what is too large or too many is listed without its bytes, the connector files first', async () => {
  const top = temporaryFolder({
    'certified-connectors/A/apiProperties.json': '{}',
    'certified-connectors/A/big.bin': new Uint8Array(limits.fileBytes + 1),
  });
  writeFiles(top, Object.fromEntries(Array.from({ length: limits.folderFiles + 20 }, (_, n) => [`certified-connectors/A/a${n}.txt`, 'x'])));
  const commit = commitAll(top);
  const fromGit = await (await open(top)).readTree(commit, 'certified-connectors/A');
  expect(fromGit.truncated).toBe(true);
  expect(fromGit.entries.length).toBe(limits.folderFiles + 1);
  expect(fromGit.entries.find(({ path }) => path === 'apiProperties.json')?.bytes).toBeDefined();
  const fromDisk = readFolder(join(top, 'certified-connectors/A'));
  expect(fromDisk.truncated).toBe(true);
  expect(fromDisk.entries.find(({ path }) => path === 'apiProperties.json')?.bytes).toBeDefined();
});

test('files that the work tree changed or added are named, from git alone', async () => {
  const top = temporaryFolder({ 'certified-connectors/A B/apiProperties.json': '{}', 'other.txt': 'x' });
  commitAll(top);
  writeFiles(top, { 'certified-connectors/A B/apiProperties.json': '{ }', 'certified-connectors/New/readme.md': '#', 'other.txt': 'y' });
  expect(await (await open(top)).changedPaths(['certified-connectors'])).toEqual([
    'certified-connectors/A B/apiProperties.json',
    'certified-connectors/New/readme.md',
  ]);
});

test('an unknown revision is one sentence, whatever it looks like; a folder outside git is no repository', async () => {
  const top = temporaryFolder({ 'a.txt': 'x' });
  commitAll(top);
  const repository = await open(top);
  for (const revision of ['nowhere', '--all', 'HEAD:a.txt']) {
    await expect(repository.commitOf(revision)).rejects.toThrow(
      new UserError(`There is no commit '${revision}' in this repository. Fetch it first, or name another.`),
    );
  }
  expect(await openRepository(temporaryFolder())).toBeUndefined();
});
