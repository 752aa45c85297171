import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { limits } from '../../src/connector/limits.ts';
import { NothingToJudge } from '../../src/connector/nothing-to-judge.ts';
import type { Submission } from '../../src/connector/submission.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { boundedText } from '../../src/io/git-plumbing.ts';
import { readSubmission } from '../../src/io/submission.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll, git } from '../helpers/repository.ts';
import { fabrikam } from '../publisher/publishers.ts';

const certified = 'certified-connectors';
const independent = 'independent-publisher-connectors';

/** A repository with one connector on `main`, and a branch `work` to change it on. */
function repository(files: Readonly<Record<string, string>> = {}): string {
  const top = temporaryFolder({ ...goldenFiles(`${certified}/Northwind Things`), ...files });
  commitAll(top);
  git(top, 'checkout', '--quiet', '-b', 'work');
  return top;
}

function commit(top: string): string {
  git(top, 'add', '--all');
  git(top, 'commit', '--quiet', '--message', 'Change');
  return git(top, 'rev-parse', 'HEAD');
}

async function read(top: string, base = 'main', head = 'work') {
  return readSubmission(top, { base, head });
}

function changesOf({ changes }: Submission): unknown[] {
  return changes.map(({ kind, folder, previousFolder, before, after }) => [
    kind,
    previousFolder ?? folder,
    folder,
    before?.entries.length,
    after?.entries.length,
  ]);
}

test('tells connectors that are new, updated and gone, each whole at both commits, whatever they are called', async () => {
  const names = ['Café "Déjà" Vu', "it's ; rm -rf $(x)", 'tab\there', '--option'];
  const top = repository({ ...goldenFiles(`${independent}/Old`, 'independent-publisher', { 'apiDefinition.swagger.json': '{}' }) });
  for (const name of names) writeFiles(top, goldenFiles(`${certified}/${name}`));
  writeFiles(top, { [`${certified}/Northwind Things/script.csx`]: '' });
  rmSync(join(top, independent, 'Old'), { recursive: true });
  const head = commit(top);
  const { submission, publishers: _publishers, file: _file, uncommitted: _uncommitted, paths: _paths, ...commits } = await read(top);
  expect(commits).toEqual({ tip: git(top, 'rev-parse', 'main'), mergeBase: git(top, 'rev-parse', 'main'), head });
  const [strange, ...others] = names.toSorted().map((name) => `${certified}/${name}`);
  expect(changesOf(submission)).toEqual([
    ['added', strange, strange, undefined, 3],
    ['added', others[0], others[0], undefined, 3],
    ['updated', `${certified}/Northwind Things`, `${certified}/Northwind Things`, 3, 4],
    ...others.slice(1).map((folder) => ['added', folder, folder, undefined, 3]),
    ['removed', `${independent}/Old`, `${independent}/Old`, 3, undefined],
  ]);
  expect(submission.strayPaths).toEqual([]);
});

test('a connector that moved is one change, found by its content, its name or its title', async () => {
  const top = repository();
  renameSync(join(top, certified, 'Northwind Things'), join(top, certified, 'Northwind'));
  commit(top);
  expect(changesOf((await read(top)).submission)).toEqual([['moved', `${certified}/Northwind Things`, `${certified}/Northwind`, 3, 3]]);
  rmSync(join(top, certified, 'Northwind'), { recursive: true });
  writeFiles(top, goldenFiles(`${independent}/Northwind Things`, 'independent-publisher'));
  commit(top);
  expect(changesOf((await read(top)).submission)).toEqual([
    ['moved', `${certified}/Northwind Things`, `${independent}/Northwind Things`, 3, 3],
  ]);
});

test('paths outside of connectors are stray, publisher records are told apart and held against the others', async () => {
  const record = { schemaVersion: 1, id: 'fabrikam' };
  const top = repository();
  writeFiles(top, {
    'README.md': 'x',
    '.github/workflows/ci.yml': 'x',
    [`${certified}/loose.txt`]: 'x',
    'publishers/fabrikam.json': JSON.stringify(record),
    'publishers/deep/x.json': '{}',
  });
  commit(top);
  const { submission } = await read(top);
  expect(submission.strayPaths).toEqual(['.github/workflows/ci.yml', 'README.md', `${certified}/loose.txt`, 'publishers/deep/x.json']);
  expect(submission.publisherRecords.map(({ path }) => path)).toEqual(['publishers/fabrikam.json']);
  expect(submission.publisherRecords[0]?.problems[0]).toBe("The record is wrong /: must have required property 'name'.");
});

test('publishers answer as the tip of the base branch has them, and only by records without a mistake', async () => {
  const record = (parts: object) => JSON.stringify({ ...fabrikam, ...parts });
  const top = repository({
    'publishers/fabrikam.json': record({ approvers: [{ login: 'lead', id: 5 }] }),
    'publishers/contoso.json': record({
      id: 'contoso',
      name: 'Contoso',
      account: { ...fabrikam.account, id: 2 },
      domains: [{ domain: 'azurewebsites.net', scope: 'domain', method: 'dns-txt' }],
    }),
    'publishers/named-wrongly.json': record({ id: 'other', name: 'Other', account: { ...fabrikam.account, id: 3 } }),
    'publishers/broken.json': '{',
  });
  writeFiles(top, {
    [`${certified}/Northwind Things/readme.md`]: '# Changed\n',
    'publishers/fabrikam.json': record({ account: { ...fabrikam.account, id: 666 } }),
  });
  commit(top);
  const { submission, publishers } = await read(top);
  expect(submission.publishers).toEqual([
    { id: 'contoso', name: 'Contoso', programs: ['certified'], accountId: 2, approverIds: [], hasProvableClaim: false },
    { id: 'fabrikam', name: 'Fabrikam, Inc.', programs: ['certified'], accountId: 1, approverIds: [5], hasProvableClaim: true },
  ]);
  expect(publishers.map(({ id }) => id)).toEqual(['contoso', 'fabrikam']);
});

test('the work tree and the index are not looked at', async () => {
  const top = repository();
  writeFiles(top, { [`${certified}/Northwind Things/readme.md`]: '# Changed\n' });
  commit(top);
  writeFileSync(join(top, certified, 'Northwind Things', 'readme.md'), 'not committed');
  git(top, 'checkout', '--quiet', '--force', 'main');
  const { submission } = await read(top);
  expect(submission.changes[0]?.after?.readme?.text).toBe('# Changed\n');
});

test('what is compared is the commit where the submission began, what is asked is the tip', async () => {
  const top = repository();
  writeFiles(top, { [`${certified}/Northwind Things/script.csx`]: '' });
  commit(top);
  git(top, 'checkout', '--quiet', 'main');
  writeFiles(top, goldenFiles(`${certified}/Merged Meanwhile`));
  const tip = commit(top);
  git(top, 'checkout', '--quiet', 'work');
  writeFiles(top, goldenFiles(`${certified}/New`));
  commit(top);
  const found = await read(top);
  expect(found.tip).toBe(tip);
  expect(found.submission.changes.map(({ kind, folder }) => `${kind} ${folder}`)).toEqual([
    `added ${certified}/New`,
    `updated ${certified}/Northwind Things`,
  ]);
  expect(found.submission.registry.map(({ folder, id, title, publisher }) => [folder, id, title, publisher])).toEqual([
    [`${certified}/Merged Meanwhile`, 'merged-meanwhile', 'Northwind Things', 'Northwind Traders'],
    [`${certified}/Northwind Things`, 'northwind-things', 'Northwind Things', 'Northwind Traders'],
  ]);
});

test('a registry in a folder of a larger repository is read like one at the top', async () => {
  const top = temporaryFolder(goldenFiles(`registry/${certified}/Northwind Things`));
  commitAll(top);
  git(top, 'checkout', '--quiet', '-b', 'work');
  writeFiles(top, { ...goldenFiles(`registry/${certified}/New`), [`${certified}/Elsewhere/readme.md`]: 'x' });
  commit(top);
  const { submission } = await readSubmission(join(top, 'registry'), { base: 'main', head: 'work' });
  expect(submission.changes.map(({ folder }) => folder)).toEqual([`${certified}/New`]);
  expect(submission.strayPaths).toEqual([`/${certified}/Elsewhere/readme.md`]);
  expect(submission.registry.map(({ folder }) => folder)).toEqual([`${certified}/Northwind Things`]);
});

test('a folder that git replaced by a link or another repository is a stray path', async () => {
  const top = repository();
  rmSync(join(top, certified, 'Northwind Things'), { recursive: true });
  git(top, 'add', '--all');
  git(top, 'update-index', '--add', '--cacheinfo', `160000,${git(top, 'rev-parse', 'HEAD')},${certified}/Northwind Things`);
  git(top, 'commit', '--quiet', '--message', 'Replace');
  const { submission } = await read(top);
  expect(submission.strayPaths).toEqual([`${certified}/Northwind Things`]);
  expect(submission.changes.map(({ kind }) => kind)).toEqual(['removed']);
});

test('of a submission that changes hundreds of connectors only the first are read', async () => {
  const top = repository();
  for (let index = 100; index < 100 + limits.submissionConnectors + 5; index += 1)
    writeFiles(top, { [`${certified}/N${index}/readme.md`]: '' });
  commit(top);
  const { submission } = await read(top);
  expect(submission.changes).toHaveLength(limits.submissionConnectors);
  expect(submission.furtherFolders).toHaveLength(5);
  expect(submission.strayPaths).toEqual([]);
});

test.each([
  ['nothing between the commits', (top: string) => read(top, 'main', 'main'), /is already part of main: there is nothing to check\.$/],
  ['a base that does not exist', (top: string) => read(top, 'origin/main'), /^There is no commit 'origin\/main' in this repository/],
  ['a head that does not exist', (top: string) => read(top, 'main', 'pull/7'), /^There is no commit 'pull\/7' in this repository/],
  ['a head that is an option', (top: string) => read(top, 'main', '--help'), /^There is no commit '--help' in this repository/],
])('%s is one clear sentence', async (_name, ask, sentence) => {
  await expect(ask(repository())).rejects.toThrow(sentence);
  await expect(ask(repository())).rejects.toBeInstanceOf(UserError);
});

test('changes that were taken back are nothing to check', async () => {
  const top = repository();
  writeFiles(top, { 'README.md': 'x' });
  commit(top);
  git(top, 'revert', '--no-edit', 'HEAD');
  await expect(read(top)).rejects.toThrow(/holds the same files as [0-9a-f]{12}: there is nothing to check\.$/);
});

test('commits without a common history, as after a force push of a new root, are told', async () => {
  const top = repository();
  git(top, 'checkout', '--quiet', '--orphan', 'fresh');
  commit(top);
  await expect(read(top, 'main', 'fresh')).rejects.toThrow(/have no history in common.*Rebase the submission onto the base branch\.$/);
});

test('a base that was force-pushed is compared with where the two histories part', async () => {
  const top = repository();
  const start = git(top, 'rev-parse', 'main');
  writeFiles(top, { [`${certified}/Northwind Things/script.csx`]: '' });
  commit(top);
  git(top, 'checkout', '--quiet', 'main');
  writeFiles(top, goldenFiles(`${certified}/Other`));
  commit(top);
  git(top, 'reset', '--quiet', '--hard', start);
  writeFiles(top, goldenFiles(`${certified}/Instead`));
  commit(top);
  const { mergeBase, submission } = await read(top);
  expect(mergeBase).toBe(start);
  expect(submission.changes.map(({ folder }) => folder)).toEqual([`${certified}/Northwind Things`]);
});

test('a shallow clone is refused with what to fetch: whoever made the branches could choose where they seem to part', async () => {
  const top = repository();
  writeFiles(top, { [`${certified}/Northwind Things/script.csx`]: '' });
  commit(top);
  writeFiles(top, { [`${certified}/Northwind Things/intro.md`]: '' });
  commit(top);
  const clone = temporaryFolder();
  git(clone, 'clone', '--quiet', '--depth=2', '--no-single-branch', `file://${top}`, 'shallow');
  await expect(read(join(clone, 'shallow'), 'origin/main', 'origin/work')).rejects.toThrow(
    'This clone is shallow: where the two commits part cannot be told. Fetch their history: git fetch --unshallow (with actions/checkout: fetch-depth: 0).',
  );
  git(join(clone, 'shallow'), 'fetch', '--quiet', '--unshallow');
  expect((await read(join(clone, 'shallow'), 'origin/main', 'origin/work')).submission.changes).toHaveLength(1);
});

test('a submodule that the work tree says to ignore is a stray path all the same', async () => {
  const top = repository({
    '.gitmodules': '[submodule "tool"]\n\tpath = vendor/tool\n\turl = https://fabrikam.com/tool\n\tignore = all\n',
  });
  git(top, 'update-index', '--add', '--cacheinfo', `160000,${git(top, 'rev-parse', 'HEAD')},vendor/tool`);
  git(top, 'commit', '--quiet', '--message', 'Point to a repository');
  expect((await read(top)).submission.strayPaths).toEqual(['vendor/tool']);
});

test('what replaces objects in a clone is not obeyed', async () => {
  const top = repository();
  writeFiles(top, { [`${certified}/Northwind Things/readme.md`]: '# Changed\n' });
  commit(top);
  git(
    top,
    'replace',
    git(top, 'rev-parse', `work:${certified}/Northwind Things/readme.md`),
    git(top, 'rev-parse', `main:${certified}/Northwind Things/readme.md`),
  );
  expect((await read(top)).submission.changes[0]?.after?.readme?.text).toBe('# Changed\n');
});

test('a publisher record that is a link, or too large to be read, is told and never passes unread', async () => {
  const top = repository();
  writeFiles(top, { 'publishers/large.json': ' '.repeat(limits.fileBytes + 1) });
  symlinkSync('../README.md', join(top, 'publishers/linked.json'));
  commit(top);
  expect((await read(top)).submission.publisherRecords).toEqual([
    { path: 'publishers/large.json', problems: [`publishers/large.json is larger than ${limits.fileBytes} bytes.`] },
    { path: 'publishers/linked.json', problems: ['publishers/linked.json is no regular file; certify follows no links.'] },
  ]);
});

test('files of the tip are read like those of a run: a link in place of the configuration is an error, not its absence', async () => {
  const top = temporaryFolder(goldenFiles(`${certified}/Northwind Things`));
  symlinkSync('/etc/passwd', join(top, 'certification.json'));
  commitAll(top);
  git(top, 'checkout', '--quiet', '-b', 'work');
  writeFiles(top, { [`${certified}/Northwind Things/script.csx`]: '' });
  commit(top);
  const { file } = await read(top);
  await expect(file('certification.json')).rejects.toThrow('certification.json is no regular file; certify follows no links.');
  expect(await file('waivers.json')).toBeUndefined();
});

test('bytes that the repository lacks are told, not taken for a file that is not there', async () => {
  const top = repository({ 'waivers.json': '{}' });
  writeFiles(top, { [`${certified}/Northwind Things/script.csx`]: '' });
  commit(top);
  const { file } = await read(top);
  const id = git(top, 'rev-parse', 'main:waivers.json');
  rmSync(join(top, '.git', 'objects', id.slice(0, 2), id.slice(2)), { force: true });
  await expect(file('waivers.json')).rejects.toThrow(UserError);
});

test('a tree that is missing is told as damage of the repository', async () => {
  const top = repository();
  writeFiles(top, { [`${certified}/Northwind Things/readme.md`]: '# Changed\n' });
  commit(top);
  const id = git(top, 'rev-parse', `work:${certified}/Northwind Things`);
  rmSync(join(top, '.git', 'objects', id.slice(0, 2), id.slice(2)), { force: true });
  await expect(read(top)).rejects.toThrow(/^The repository lacks objects or is damaged \(.*git fsck\.$/);
});

test('outside of any repository there is nothing to compare', async () => {
  await expect(read(temporaryFolder())).rejects.toThrow(/lies in no git repository; --base compares two commits of one\.$/);
});

test('what changing a publisher record leads to is told against the tip of the base branch', async () => {
  const record = {
    schemaVersion: 1,
    id: 'fabrikam',
    name: 'Fabrikam',
    programs: ['certified'],
    account: { provider: 'github', login: 'fabrikam', id: 1 },
    approvers: [],
    contact: { email: 'desk@fabrikam.com' },
    domains: [],
  };
  const top = repository({ 'publishers/fabrikam.json': JSON.stringify(record) });
  writeFiles(top, { 'publishers/fabrikam.json': JSON.stringify({ ...record, name: 'Contoso' }) });
  commit(top);
  const [changed] = (await read(top)).submission.publisherRecords;
  expect(changed).toEqual({
    path: 'publishers/fabrikam.json',
    problems: [],
    notices: [
      'The name changed: every claim drops to pending, and nothing of the publisher is promoted until each is proved or reviewed anew.',
    ],
  });
  rmSync(join(top, 'publishers/fabrikam.json'));
  commit(top);
  expect((await read(top)).submission.publisherRecords[0]?.notices?.[0]).toMatch(/^The record of fabrikam is deleted/);
});

/** Runs git with these bytes as its input. */
function fed(top: string, input: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: top, input, encoding: 'utf8' }).trim();
}

/** A commit on top of `main` with a folder in which each of ten names is the same folder of ten names, and so on: 10^(levels + 1) files. */
function commitOfFew(top: string, levels: number): string {
  const ten = (entry: string): string => fed(top, Array.from({ length: 10 }, (_, index) => `${entry}\t${index}\n`).join(''), 'mktree');
  let tree = ten(`100644 blob ${fed(top, 'x', 'hash-object', '-w', '--stdin')}`);
  for (let level = 0; level < levels; level += 1) tree = ten(`040000 tree ${tree}`);
  return git(top, 'commit-tree', fed(top, `040000 tree ${tree}\tmany\n`, 'mktree'), '-p', 'main', '-m', 'Many');
}

test('a handful of trees that stand for a million files is nothing to judge', async () => {
  const top = repository();
  const read = readSubmission(top, { base: 'main', head: commitOfFew(top, 5) });
  await expect(read).rejects.toThrow(NothingToJudge);
  await expect(read).rejects.toThrow('differ in more files than can be looked at.');
});

test('git is stopped where a listing takes too long, and where it is too long', async () => {
  const top = repository();
  const args = ['diff-tree', '-r', '--name-only', 'main', commitOfFew(top, 9)];
  expect(await boundedText(top, args, { bytes: 100, milliseconds: 300 })).toBeUndefined();
  expect(await boundedText(top, ['ls-tree', '-r', 'main'], { bytes: 100, milliseconds: 10_000 })).toBeUndefined();
  expect(await boundedText(top, ['rev-parse', 'main'], { bytes: 100, milliseconds: 10_000 })).toMatch(/^[0-9a-f]{40}\n$/);
  await expect(boundedText(top, ['rev-parse', '--verify', 'nothing'], { bytes: 100, milliseconds: 10_000 })).rejects.toThrow();
});

test('many names of one large record are nothing to judge, and so are many records', async () => {
  const top = repository();
  const recordsOf = (count: number, bytes: string): string => {
    const blob = fed(top, bytes, 'hash-object', '-w', '--stdin');
    const tree = fed(top, Array.from({ length: count }, (_, index) => `100644 blob ${blob}\t${index}.json\n`).join(''), 'mktree');
    return git(top, 'commit-tree', fed(top, `040000 tree ${tree}\tpublishers\n`, 'mktree'), '-p', 'main', '-m', 'Records');
  };
  const large = readSubmission(top, { base: 'main', head: recordsOf(40, ' '.repeat(limits.fileBytes)) });
  await expect(large).rejects.toThrow(NothingToJudge);
  await expect(large).rejects.toThrow(`are larger than ${limits.recordBytes} bytes together.`);
  const many = readSubmission(top, { base: 'main', head: recordsOf(limits.submissionRecords + 1, '{}') });
  await expect(many).rejects.toThrow(NothingToJudge);
  await expect(many).rejects.toThrow('changes 1001 records of publishers, and 1000 at most are looked into.');
});
