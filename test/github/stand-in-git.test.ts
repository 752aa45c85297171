import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/folder.ts';
import { client, refused } from '../helpers/github/client.ts';
import { type GitHubStandIn, startGitHub } from '../helpers/github/stand-in.ts';

const place = { owner: 'contoso', repo: 'connectors' };
const run = promisify(execFile);
const who = {
  GIT_AUTHOR_NAME: 'Ledger',
  GIT_AUTHOR_EMAIL: 'l@example.com',
  GIT_COMMITTER_NAME: 'Ledger',
  GIT_COMMITTER_EMAIL: 'l@example.com',
};

/** Runs git beside the server, which is in this process and must not wait. */
async function git(
  folder: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  const env = { ...process.env, ...who, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_TERMINAL_PROMPT: '0' };
  try {
    const { stdout, stderr } = await run('git', args, { cwd: folder, env });
    return { code: 0, out: stdout.trim(), said: stderr };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, out: '', said: stderr };
  }
}

const address = (github: GitHubStandIn, token?: string): string =>
  `${github.serverUrl.replace('http://', token === undefined ? 'http://' : `http://x-access-token:${token}@`)}/${github.repository}.git`;

async function cloned(github: GitHubStandIn, token: string): Promise<string> {
  const folder = temporaryFolder();
  const { code, said } = await git(folder, 'clone', '--quiet', address(github, token), '.');
  expect([code, said]).toEqual([0, '']);
  return folder;
}

async function committed(folder: string, path: string, content: string): Promise<string> {
  writeFileSync(join(folder, path), content);
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message', 'Change');
  return (await git(folder, 'rev-parse', 'HEAD')).out;
}

test('git fetches the head of a fork’s pull request by its reference and by its commit, with the token of the API', async () => {
  const github = await startGitHub();
  const pull = github.people.openPullRequest({ author: 'fabrikam', files: { 'a.txt': 'a' } });
  const head = github.world.issues.get(pull)?.pull?.headSha ?? '';
  const folder = temporaryFolder();
  await git(folder, 'init', '--quiet');
  const from = address(github, github.workflowToken({ contents: 'read' }));
  expect((await git(folder, 'fetch', '--quiet', from, `refs/pull/${pull}/head`)).code).toBe(0);
  expect((await git(folder, 'rev-parse', 'FETCH_HEAD')).out).toBe(head);
  expect((await git(folder, 'fetch', '--quiet', '--depth=1', '--filter=blob:none', from, `refs/pull/${pull}/merge`)).code).toBe(0);
  expect((await git(folder, 'fetch', '--quiet', from, head)).code).toBe(0);
  const listed = (await git(folder, 'ls-remote', from)).out;
  expect(listed).not.toContain('refs/forks');
  expect(listed).not.toContain('refs/standin');
});

test('a token without the right to contents fetches nothing, one that only reads pushes nothing', async () => {
  const github = await startGitHub({ private: true });
  const folder = temporaryFolder();
  await git(folder, 'init', '--quiet');
  for (const token of [undefined, 'ghs_invented', github.workflowToken({ checks: 'write' })])
    expect((await git(folder, 'fetch', '--quiet', address(github, token), 'main')).code).not.toBe(0);
  const reader = await cloned(github, github.workflowToken({ contents: 'read' }));
  await committed(reader, 'a.txt', 'a');
  const { code, said } = await git(reader, 'push', 'origin', 'HEAD:refs/heads/other');
  expect(code).not.toBe(0);
  expect(said).toContain('403');
  const writer = github.workflowToken({ contents: 'write' });
  expect((await git(reader, 'push', address(github, writer), 'HEAD:refs/heads/other')).code).toBe(0);
});

test('the default branch takes pull requests only, from every token', async () => {
  const github = await startGitHub();
  const ledger = github.app('ledger', { contents: 'write' });
  github.protectDefault({});
  const folder = await cloned(github, github.appToken(ledger));
  await committed(folder, 'a.txt', 'a');
  const { code, said } = await git(folder, 'push', 'origin', 'HEAD:refs/heads/main');
  expect(code).not.toBe(0);
  expect(said).toContain('GH013: Repository rule violations found for refs/heads/main.');
  expect(said).toContain('Changes must be made through a pull request.');
  const deleted = await git(folder, 'push', 'origin', ':refs/heads/main');
  expect(deleted.said).toContain('Cannot delete this branch');
});

test('the branch of the catalog is written by the ledger’s App alone', async () => {
  const github = await startGitHub();
  const ledger = github.app('ledger', { contents: 'write' });
  github.protectCatalog(ledger);
  const folder = await cloned(github, github.appToken(ledger));
  const first = await committed(folder, 'a.txt', 'a');
  const other = address(github, github.workflowToken({ contents: 'write' }));
  expect((await git(folder, 'push', other, 'HEAD:refs/heads/catalog')).said).toContain('creations being restricted');
  expect((await git(folder, 'push', 'origin', 'HEAD:refs/heads/catalog')).code).toBe(0);
  await committed(folder, 'a.txt', 'b');
  expect((await git(folder, 'push', other, 'HEAD:refs/heads/catalog')).said).toContain('Cannot update this protected ref.');
  expect((await git(folder, 'push', 'origin', 'HEAD:refs/heads/catalog')).code).toBe(0);
  expect((await git(folder, 'push', '--force', other, `${first}:refs/heads/catalog`)).said).toContain('Cannot force-push to this branch');
  expect((await git(folder, 'push', other, ':refs/heads/catalog')).said).toContain('Cannot delete this branch');
  expect((await git(folder, 'push', '--force', 'origin', `${first}:refs/heads/catalog`)).code).toBe(0);
});

test('an atomic push with one refused branch changes none', async () => {
  const github = await startGitHub();
  github.protectDefault({});
  const folder = await cloned(github, github.appToken(github.app('ledger', { contents: 'write' })));
  await committed(folder, 'a.txt', 'a');
  expect((await git(folder, 'push', '--atomic', 'origin', 'HEAD:refs/heads/free', 'HEAD:refs/heads/main')).code).not.toBe(0);
  expect((await git(folder, 'ls-remote', 'origin', 'refs/heads/free')).out).toBe('');
});

test('heads of pull requests cannot be pushed, and workflows only by an App with that right', async () => {
  const github = await startGitHub();
  const pull = github.people.openPullRequest({ author: 'fabrikam', files: { 'a.txt': 'a' } });
  const app = github.app('writer', { contents: 'write', workflows: 'write' });
  const folder = await cloned(github, github.appToken(app, { contents: 'write' }));
  await committed(folder, 'b.txt', 'b');
  expect((await git(folder, 'push', 'origin', `HEAD:refs/pull/${pull}/head`)).said).toContain('deny updating a hidden ref');
  await git(folder, 'checkout', '--quiet', '-b', 'w');
  await run('mkdir', ['-p', join(folder, '.github/workflows')]);
  await committed(folder, '.github/workflows/x.yml', 'on: push\n');
  expect((await git(folder, 'push', 'origin', 'HEAD:refs/heads/w')).said).toContain('without `workflows` permission');
  const job = address(github, github.workflowToken({ contents: 'write' }));
  expect((await git(folder, 'push', job, 'HEAD:refs/heads/w')).code).not.toBe(0);
  expect((await git(folder, 'push', address(github, github.appToken(app)), 'HEAD:refs/heads/w')).code).toBe(0);
});

test('references change by the API under the same rules as by git', async () => {
  const github = await startGitHub();
  const ledger = github.app('ledger', { contents: 'write' });
  github.protectDefault({});
  github.protectCatalog(ledger);
  const writer = client(github, github.workflowToken({ contents: 'write' }));
  const allowed = client(github, github.appToken(ledger));
  const main = (await writer.rest.git.getRef({ ...place, ref: 'heads/main' })).data.object.sha;
  const next = github.people.commitOn('side', { 'a.txt': 'a' });
  const catalog = { ...place, ref: 'refs/heads/catalog', sha: main };
  expect((await refused(writer.rest.git.createRef(catalog))).message).toContain('creations being restricted');
  expect((await allowed.rest.git.createRef(catalog)).status).toBe(201);
  expect((await refused(allowed.rest.git.createRef(catalog))).message).toBe('Reference already exists');
  expect((await refused(writer.rest.git.updateRef({ ...place, ref: 'heads/main', sha: next }))).message).toContain(
    'through a pull request',
  );
  expect((await allowed.rest.git.updateRef({ ...place, ref: 'heads/catalog', sha: next })).data.object.sha).toBe(next);
  const back = { ...place, ref: 'heads/catalog', sha: main };
  expect((await refused(allowed.rest.git.updateRef(back))).message).toBe('Update is not a fast forward');
  expect((await allowed.rest.git.updateRef({ ...back, force: true })).data.object.sha).toBe(main);
  expect((await refused(writer.rest.git.deleteRef({ ...place, ref: 'heads/catalog' }))).message).toContain('Cannot delete this branch');
  expect((await refused(writer.rest.git.updateRef({ ...place, ref: 'heads/none', sha: next }))).message).toBe('Reference does not exist');
  expect((await refused(writer.rest.git.createRef({ ...place, ref: 'refs/heads/x', sha: '1'.repeat(40) }))).message).toBe(
    'Object does not exist',
  );
  expect((await refused(writer.rest.git.getRef({ ...place, ref: 'heads/none' }))).status).toBe(404);
  github.expectNoViolations();
});

test('an orphan branch is made from a tree and a commit without parents', async () => {
  const github = await startGitHub();
  const writer = client(github, github.appToken(github.app('setup', { contents: 'write' })));
  const tree = await writer.rest.git.createTree({
    ...place,
    tree: [{ path: 'README.md', mode: '100644', type: 'blob', content: 'Catalog\n' }],
  });
  const commit = await writer.rest.git.createCommit({ ...place, message: 'Begin', tree: tree.data.sha, parents: [] });
  await writer.rest.git.createRef({ ...place, ref: 'refs/heads/catalog', sha: commit.data.sha });
  const { data } = await writer.rest.repos.getContent({ ...place, path: 'README.md', ref: 'catalog' });
  expect('content' in data && Buffer.from(data.content, 'base64').toString()).toBe('Catalog\n');
  expect((await writer.rest.repos.listBranches(place)).data.map(({ name }) => name)).toEqual(['catalog', 'main']);
  github.expectNoViolations();
});

test('commits, comparisons and folders are told as git has them', async () => {
  const github = await startGitHub();
  const reader = client(github, github.workflowToken({ contents: 'read' }));
  const main = (await reader.rest.git.getRef({ ...place, ref: 'heads/main' })).data.object.sha;
  const head = github.people.commitOn('main', { 'a b/ü.txt': 'one\ntwo\n', 'README.md': null }, 'Change two files');
  const { data } = await reader.rest.repos.compareCommitsWithBasehead({ ...place, basehead: `${main}...${head}` });
  expect([data.status, data.ahead_by, data.files?.map(({ filename, status }) => [filename, status])]).toEqual([
    'ahead',
    1,
    [
      ['README.md', 'removed'],
      ['a b/ü.txt', 'added'],
    ],
  ]);
  const { data: commit } = await reader.rest.repos.getCommit({ ...place, ref: head });
  expect([commit.stats?.additions, commit.parents.map(({ sha }) => sha), commit.author?.login]).toEqual([2, [main], 'contoso']);
  expect((await reader.rest.git.getCommit({ ...place, commit_sha: head })).data.message).toBe('Change two files');
  const { data: folder } = await reader.rest.repos.getContent({ ...place, path: 'a b' });
  expect(Array.isArray(folder) && folder.map(({ path }) => path)).toEqual(['a b/ü.txt']);
  expect((await refused(reader.rest.repos.getContent({ ...place, path: 'none' }))).status).toBe(404);
  github.expectNoViolations();
});

test('a branch with a change of one file is made and offered by the API, as a drill does', async () => {
  const github = await startGitHub();
  github.protectDefault({});
  const app = client(github, github.appToken(github.app('setup', { contents: 'write', pull_requests: 'write' })));
  const main = (await app.rest.git.getRef({ ...place, ref: 'heads/main' })).data.object.sha;
  const base = (await app.rest.git.getCommit({ ...place, commit_sha: main })).data.tree.sha;
  const offer = () => app.rest.pulls.create({ ...place, head: 'drill', base: 'main', title: 'Drill', body: 'Forged' });
  expect((await refused(offer())).status).toBe(422);
  await app.rest.git.createRef({ ...place, ref: 'refs/heads/drill', sha: main });
  expect((await refused(offer())).message).toBe('Validation Failed');
  const tree = await app.rest.git.createTree({
    ...place,
    base_tree: base,
    tree: [{ path: 'a/b.txt', mode: '100644', type: 'blob', content: 'b' }],
  });
  expect(tree.data.tree.map(({ path }) => path)).toEqual(['README.md', 'a']);
  const commit = await app.rest.git.createCommit({ ...place, message: 'Change', tree: tree.data.sha, parents: [main] });
  await app.rest.git.updateRef({ ...place, ref: 'heads/drill', sha: commit.data.sha });
  const file = { ...place, path: 'a/c.txt', branch: 'drill', message: 'Add', content: Buffer.from('c').toString('base64') };
  const { data } = await app.rest.repos.createOrUpdateFileContents(file);
  expect((await refused(app.rest.repos.createOrUpdateFileContents(file))).status).toBe(422);
  expect((await app.rest.repos.createOrUpdateFileContents({ ...file, sha: data.content?.sha ?? '' })).status).toBe(200);
  expect((await refused(app.rest.repos.createOrUpdateFileContents({ ...file, branch: 'main' }))).status).toBe(422);
  const { data: pull } = await offer();
  expect([pull.user?.login, pull.changed_files, pull.head.repo?.full_name]).toEqual(['setup[bot]', 2, 'contoso/connectors']);
  expect((await refused(offer())).status).toBe(422);
  const job = client(github, github.workflowToken({ contents: 'write', 'pull-requests': 'write' }));
  expect((await refused(job.rest.pulls.create({ ...place, head: 'drill', base: 'main', title: 'Drill' }))).status).toBe(403);
  await app.rest.pulls.update({ ...place, pull_number: pull.number, state: 'closed' });
  await app.rest.git.deleteRef({ ...place, ref: 'heads/drill' });
  github.expectNoViolations();
});
