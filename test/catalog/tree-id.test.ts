import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { treeIdOf } from '../../src/catalog/tree-id.ts';
import { readFolder } from '../../src/io/disk.ts';
import { openRepository } from '../../src/io/git.ts';
import { temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll, git } from '../helpers/repository.ts';

const hostile = {
  'lib.txt': 'a file that sorts before the folder lib',
  'lib/z': '1',
  'lib-x': '2',
  lib0: '3',
  __proto__: '{}',
  'constructor/__proto__': 'x',
  'emoji 🚀/ﬀ': 'y',
  'e\u0301': 'decomposed',
  é: 'composed',
  'tab\there': '\r\n',
  empty: '',
};

test('a folder has the id that git write-tree gives it, from disk and from a commit', async () => {
  const top = temporaryFolder();
  writeFiles(join(top, 'c'), hostile);
  writeFiles(top, { 'c/icon.png': new Uint8Array([0, 1, 2, 255]), 'c/run.sh': '#!/bin/sh\n' });
  chmodSync(join(top, 'c/run.sh'), 0o755);
  const commit = commitAll(top);
  git(top, 'read-tree', commit);
  const expected = git(top, 'rev-parse', `${git(top, 'write-tree')}:c`);

  expect(treeIdOf(readFolder(join(top, 'c')).entries)).toBe(expected);
  const repository = await openRepository(top);
  const listed = await repository?.readTree(expected);
  expect(treeIdOf(listed?.entries ?? [])).toBe(expected);
  expect(treeIdOf([...(listed?.entries ?? [])].reverse())).toBe(expected);
});

test('content with anything but readable files has no id', async () => {
  const top = temporaryFolder({ 'a.txt': 'a' });
  symlinkSync('/etc/passwd', join(top, 'link'));
  expect(treeIdOf(readFolder(top).entries)).toBeUndefined();
});
