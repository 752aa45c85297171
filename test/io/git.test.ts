import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { limits } from '../../src/connector/limits.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { readFolder } from '../../src/io/disk.ts';
import { openRepository, parseTreeLine, type Repository, withinLimits } from '../../src/io/git.ts';
import { temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll, git } from '../helpers/repository.ts';

const strangeNames = ['Café "Déjà" Vu', "it's ; rm -rf $(x)", 'tab\there', '--option', 'emoji 🚀'];

async function open(folder: string) {
  const repository = await openRepository(folder);
  if (repository === undefined) throw new Error('no repository');
  return repository;
}

async function read(repository: Repository, commit: string, folder: string) {
  return repository.readTree((await repository.treeIdOf(commit, folder)) ?? 'nothing');
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

  expect((await repository.foldersIn(commit, 'certified-connectors')).map(({ name }) => name)).toEqual(
    [...strangeNames].sort((a, b) => (Buffer.from(a) < Buffer.from(b) ? -1 : 1)),
  );
  const fromGit = await read(repository, commit, folder);
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
  const fromGit = await read(await open(top), 'HEAD', 'certified-connectors/A');
  expect(fromGit.entries.map(({ path, kind }) => [path, kind])).toEqual([
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
  const fromGit = await read(await open(top), commit, 'certified-connectors/A');
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
  expect(await (await open(top)).changedPaths('HEAD', ['certified-connectors'])).toEqual([
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

test('a file whose name is no UTF-8 is an entry that is not read, and hides nothing else', () => {
  const top = temporaryFolder({ 'apiProperties.json': '{}' });
  writeFileSync(Buffer.concat([Buffer.from(`${top}/a`), Buffer.from([0xff]), Buffer.from('.txt')]), 'x');
  expect(readFolder(top).entries.map(({ path, kind }) => [path, kind])).toEqual(
    [
      ['apiProperties.json', 'file'],
      ['a\ufffd.txt', 'other'],
    ].sort(),
  );
});

/** A program that leaves a trace, and the place of the trace. */
function tracer(folder: string) {
  const trace = join(folder, 'trace');
  writeFileSync(join(folder, 'tracer.sh'), `#!/bin/sh\necho ran >> '${trace}'\ncat\n`);
  chmodSync(join(folder, 'tracer.sh'), 0o755);
  return { program: join(folder, 'tracer.sh'), hasRun: () => existsSync(trace) };
}

test('nothing that the configuration of a repository names is run', async () => {
  const top = temporaryFolder({ 'a/x.txt': 'x', 'a/y.txt': 'y' });
  const commit = commitAll(top);
  const { program, hasRun } = tracer(temporaryFolder());
  git(top, 'config', 'core.fsmonitor', program);
  git(top, 'config', 'filter.x.clean', program);
  git(top, 'config', 'log.showSignature', 'true');
  git(top, 'config', 'gpg.program', program);
  mkdirSync(join(top, '.git/info'), { recursive: true });
  writeFileSync(join(top, '.git/info/attributes'), '* filter=x\n');
  writeFiles(top, { 'a/x.txt': 'X' });
  const repository = await open(top);
  expect(await repository.changedPaths(commit, ['a'])).toEqual(['a/x.txt']);
  expect(await repository.timeOf(commit)).toBe('2026-11-01T10:00:00+00:00');
  expect((await read(repository, commit, 'a')).entries).toHaveLength(2);
  expect(hasRun()).toBe(false);
});

test('what the work tree holds is compared byte for byte, but for the line ends of a checkout; links are not followed', async () => {
  const outside = temporaryFolder({ 'a.txt': 'a' });
  const top = temporaryFolder({
    'c/crlf.txt': 'a\nb\n',
    'c/gone.txt': 'x',
    'c/new-link': 'a',
    'd/a.txt': 'a',
    '.gitignore': 'ignored.txt\n',
    'p.json': '1',
  });
  symlinkSync('same', join(top, 'c/link'));
  const commit = commitAll(top);
  const repository = await open(top);
  expect(await repository.changedPaths(commit, ['c', 'd', 'p.json'])).toEqual([]);
  rmSync(join(top, 'c/gone.txt'));
  rmSync(join(top, 'c/new-link'));
  rmSync(join(top, 'd'), { recursive: true });
  symlinkSync(join(outside, 'a.txt'), join(top, 'c/new-link'));
  symlinkSync(outside, join(top, 'd'));
  writeFiles(top, { 'c/crlf.txt': 'a\r\nb\r\n', 'c/ignored.txt': 'x', 'c/staged.txt': 'x', 'p.json': '2' });
  git(top, 'add', 'c/staged.txt');
  expect(await repository.changedPaths(commit, ['c', 'd', 'p.json'])).toEqual([
    'c/gone.txt',
    'c/new-link',
    'c/staged.txt',
    'd',
    'd/a.txt',
    'p.json',
  ]);
});

test('a committed folder that looks like a repository is none', async () => {
  const top = temporaryFolder({ 'tools/a.txt': 'x' });
  commitAll(top);
  const inner = join(top, 'tools');
  commitAll(inner);
  for (const name of ['HEAD', 'config', 'objects', 'refs']) renameSync(join(inner, '.git', name), join(inner, name));
  rmSync(join(inner, '.git'), { recursive: true });
  const { program, hasRun } = tracer(temporaryFolder());
  writeFileSync(join(inner, 'config'), `[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = ${program}\n`);
  await expect(openRepository(inner)).rejects.toThrow(UserError);
  expect(hasRun()).toBe(false);
});

test('a name that is no UTF-8 is an entry without bytes, and its folder is read by id', async () => {
  const top = temporaryFolder({ 'a.txt': 'x' });
  commitAll(top);
  const blob = git(top, 'rev-parse', 'HEAD:a.txt');
  const tree = (lines: Buffer) => execFileSync('git', ['mktree', '-z'], { cwd: top, input: lines, encoding: 'utf8' }).trim();
  const file = (name: string) => Buffer.from(`100644 blob ${blob}\t${name}\0`, 'latin1');
  const folder = (id: string, name: string) => Buffer.from(`040000 tree ${id}\t${name}\0`, 'latin1');
  const [one, two] = [tree(file('one\xe9')), tree(file('two'))];
  const commit = git(
    top,
    'commit-tree',
    '-m',
    'x',
    tree(folder(tree(Buffer.concat([folder(one, 'C\xe8'), folder(two, 'C\xe9')])), 'certified')),
  );
  const repository = await open(top);
  const folders = await repository.foldersIn(commit, 'certified');
  expect(folders).toEqual([
    { name: 'C\ufffd', id: one },
    { name: 'C\ufffd', id: two },
  ]);
  expect((await repository.readTree(one)).entries).toEqual([{ path: 'one\ufffd', kind: 'other', executable: false, size: 1 }]);
  expect((await repository.readTree(two)).entries.map(({ path, kind }) => [path, kind])).toEqual([['two', 'file']]);
});

test('a size that no file has counts as none, and makes no room for others', () => {
  const sizes = ['12', '0', '-', '-12', '1.5', 'x', ''].map((size) => parseTreeLine(`100644 blob ${'a'.repeat(40)} ${size}\ta`).size);
  expect(sizes).toEqual([12, 0, 0, 0, 0, 0, 0]);
  const lines = [`-${limits.folderBytes}`, ...Array.from({ length: 5 }, () => limits.fileBytes)].map((size, index) =>
    parseTreeLine(`100644 blob ${'a'.repeat(40)} ${size}\tf${index}`),
  );
  expect(withinLimits(lines).map(({ isRead }) => isRead)).toEqual([true, true, true, true, true, false]);
});
