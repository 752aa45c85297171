import { expect, test } from 'vitest';
import type { CheckRun, GitHub } from '../../src/github/github.ts';
import { openGitHub } from '../../src/io/github/open-github.ts';
import { type GitHubStandIn, startGitHub } from '../helpers/github/stand-in.ts';

const rights = { checks: 'write', pull_requests: 'write', issues: 'write', contents: 'read' };

/** The product's own client, as the App that judges. */
async function opened(github: GitHubStandIn, token: string, app = 'gate'): Promise<GitHub> {
  return await openGitHub({
    apiUrl: github.apiUrl,
    token,
    repository: github.repository,
    serverUrl: github.serverUrl,
    app,
    patience: 0.001,
  });
}

async function withGate() {
  const github = await startGitHub({ now: () => new Date('2026-11-21T12:00:00Z') });
  const gate = await opened(github, github.appToken(github.app('gate', rights)));
  const pull = github.people.openPullRequest({ author: 'fabrikam', files: { 'a.txt': 'a' }, title: 'Add Orders' });
  const head = github.world.issues.get(pull)?.pull?.headSha ?? '';
  return { github, gate, pull, head };
}

const run = (more: Partial<CheckRun> = {}): CheckRun => ({
  name: 'certify',
  externalId: 'state 1',
  conclusion: 'failure',
  title: 'Not yet',
  summary: 'Two errors.',
  annotations: [],
  ...more,
});

const annotations = (count: number): CheckRun['annotations'] =>
  Array.from({ length: count }, (_, index) => ({
    path: 'a.txt',
    line: index + 1,
    level: 'failure' as const,
    title: 'Wrong',
    message: 'Right it',
  }));

test('the client reads pull requests, also one of a fork that is gone and one that is merged', async () => {
  const { github, gate, pull, head } = await withGate();
  const own = github.people.openPullRequest({ author: 'northwind', files: { 'b.txt': 'b' }, fromFork: false, body: 'Words', draft: true });
  github.people.deleteFork(pull);
  expect(await gate.defaultBranch()).toBe('main');
  expect((await gate.openPullRequests('main')).map(({ number, head: at, isDraft, body }) => [number, at === head, isDraft, body])).toEqual([
    [pull, true, false, ''],
    [own, false, true, 'Words'],
  ]);
  expect(await gate.openPullRequests('other')).toEqual([]);
  github.people.addCollaborator('northwind', 'write');
  const merged = github.people.merge(pull, 'northwind');
  expect(await gate.pullRequest(pull)).toMatchObject({ state: 'merged', mergeCommit: merged, author: { login: 'fabrikam' } });
  github.expectNoViolations();
});

test('the client makes check runs with more annotations than one request takes, and finds its own', async () => {
  const { github, gate, head } = await withGate();
  await (await opened(github, github.workflowToken({ checks: 'write' }), 'github-actions')).createCheckRun(
    head,
    run({ conclusion: 'success' }),
  );
  await gate.createCheckRun(head, run({ annotations: annotations(120) }));
  const [mine, ...more] = await gate.ownCheckRuns(head);
  expect([mine, more]).toEqual([{ id: mine?.id, name: 'certify', externalId: 'state 1', conclusion: 'failure', annotations: 120 }, []]);
  await gate.createCheckRun(head, run({ name: 'certify / rules', detailsUrl: 'https://example.com/report' }));
  await gate.updateCheckRun(mine?.id ?? 0, run({ conclusion: 'neutral', externalId: 'state 2' }));
  expect((await gate.ownCheckRuns(head)).find(({ name }) => name === 'certify')).toMatchObject({
    conclusion: 'neutral',
    externalId: 'state 2',
  });
  github.expectNoViolations();
});

test('a connection that is cut between the batches of annotations leaves a check run without the name of its state', async () => {
  const { github, gate, head } = await withGate();
  github.failNext('checks/update', 'cut-before', { times: 9 });
  await expect(gate.createCheckRun(head, run({ annotations: annotations(60) }))).rejects.toThrow("Could not write the check 'certify'");
  expect((await gate.ownCheckRuns(head)).map(({ externalId }) => externalId)).toEqual(['']);
});

test('the client knows its comments from a copy of their text, and changes them', async () => {
  const { github, gate, pull } = await withGate();
  await gate.createComment(pull, '<!-- marker -->');
  github.people.comment(pull, 'fabrikam', '<!-- marker -->');
  const comments = await gate.comments(pull);
  expect(comments.map(({ isOwn, author }) => [isOwn, author.login])).toEqual([
    [true, 'gate[bot]'],
    [false, 'fabrikam'],
  ]);
  await gate.updateComment(comments[0]?.id ?? 0, 'Other words');
  expect((await gate.comments(pull))[0]?.body).toBe('Other words');
  github.expectNoViolations();
});

test('the client labels, and takes away what may be gone already', async () => {
  const { github, gate, pull } = await withGate();
  await gate.addLabels(pull, ['certify: pass', 'certify: preview']);
  await gate.addLabels(pull, []);
  await gate.removeLabel(pull, 'certify: pass');
  await gate.removeLabel(pull, 'certify: pass');
  expect((await gate.pullRequest(pull)).labels).toEqual(['certify: preview']);
  github.expectNoViolations();
});

test('the client reads reviews, rights and the branches of the merge queue', async () => {
  const { github, gate, pull, head } = await withGate();
  github.people.addCollaborator('northwind', 'maintain');
  github.people.review(pull, 'northwind', 'approve');
  expect(await gate.reviews(pull)).toEqual([
    {
      reviewer: { id: github.user('northwind').id, login: 'northwind' },
      state: 'approved',
      commit: head,
      submittedAt: '2026-11-21T12:00:00Z',
    },
  ]);
  expect((await gate.permissionOf('northwind')).role).toBe('maintain');
  expect((await gate.permissionOf('fabrikam')).role).toBe('read');
  expect((await gate.permissionOf('nobody at all')).role).toBe('none');
  github.protectDefault({ mergeQueue: true, check: 'certify' });
  await gate.createCheckRun(head, run({ conclusion: 'success' }));
  const { ref, sha } = github.people.enqueue(pull, 'northwind');
  expect(await gate.branches('gh-readonly-queue/')).toEqual([{ name: ref.replace('refs/heads/', ''), commit: sha }]);
  github.expectNoViolations();
});

test('the client keeps one issue of its own', async () => {
  const { github, gate } = await withGate();
  const number = await gate.createIssue({ title: 'Drift', body: 'Two', labels: ['certify: drift'] });
  expect(await gate.ownOpenIssues('certify: drift')).toEqual([{ number, title: 'Drift', body: 'Two', labels: ['certify: drift'] }]);
  await gate.updateIssue(number, { body: 'One', labels: ['certify: drift', 'other'] });
  await gate.updateIssue(number, { state: 'closed' });
  expect(await gate.ownOpenIssues('certify: drift')).toEqual([]);
  github.expectNoViolations();
});

test('the client waits for a limit and tells the right that a token lacks', async () => {
  const { github, gate, pull } = await withGate();
  github.failNext('pulls/get', 'secondary-limit', { retryAfter: 3 });
  expect((await gate.pullRequest(pull)).title).toBe('Add Orders');
  const reader = await opened(github, github.workflowToken({ 'pull-requests': 'read' }), 'github-actions');
  await expect(reader.createComment(pull, 'Hi')).rejects.toThrow('it needs issues=write; pull_requests=write.');
  github.failNext('issues/create-comment', 'cut-after');
  await expect(gate.createComment(pull, 'Hi')).rejects.toThrow('GitHub cannot be reached, or the connection was cut.');
  expect(await gate.comments(pull)).toHaveLength(1);
  github.expectNoViolations();
});
