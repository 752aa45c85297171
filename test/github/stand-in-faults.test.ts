import { expect, test } from 'vitest';
import { client, refused } from '../helpers/github/client.ts';
import { startGitHub } from '../helpers/github/stand-in.ts';

const place = { owner: 'contoso', repo: 'connectors' };

async function withGate() {
  const github = await startGitHub({ now: () => new Date('2026-11-21T12:00:00Z') });
  const pull = github.people.openPullRequest({ author: 'fabrikam', files: { 'a.txt': 'a' } });
  const token = github.appToken(github.app('gate', { pull_requests: 'write', contents: 'read' }));
  return { github, token, gate: client(github, token), pull };
}

test.each([
  ['permission', 403, 'Resource not accessible by integration', { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' }],
  [
    'rate-limit',
    403,
    'API rate limit exceeded for installation ID 1.',
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795262407' },
  ],
  [
    'secondary-limit',
    403,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    { 'retry-after': '7' },
  ],
  ['not-found', 404, 'Not Found', {}],
  ['unprocessable', 422, 'Validation Failed', {}],
  ['too-many-requests', 429, 'Too many requests', { 'retry-after': '7' }],
  ['bad-gateway', 502, 'Server Error', {}],
] as const)('a request fails with %s, once, and is not carried out', async (kind, status, message, headers) => {
  const { github, gate, pull } = await withGate();
  github.failNext('issues/create-comment', kind, { retryAfter: 7 });
  expect((await gate.rest.pulls.list(place)).status).toBe(200);
  const answer = await refused(gate.rest.issues.createComment({ ...place, issue_number: pull, body: 'Hi' }));
  expect(answer).toMatchObject({ status, message, headers });
  expect(github.world.issues.get(pull)?.comments).toEqual([]);
  expect((await gate.rest.issues.createComment({ ...place, issue_number: pull, body: 'Hi' })).status).toBe(201);
});

test.each([
  ['cut-before', 0],
  ['cut-after', 1],
] as const)('a connection is %s: the comment is there %i times', async (kind, count) => {
  const { github, gate, pull } = await withGate();
  github.failNext(/^POST .*\/comments$/, kind);
  await expect(gate.rest.issues.createComment({ ...place, issue_number: pull, body: 'Hi' })).rejects.toThrow();
  expect(github.world.issues.get(pull)?.comments).toHaveLength(count);
});

test('requests fail as often as said, found by method and path', async () => {
  const { github, gate } = await withGate();
  github.failNext('GET /repos/contoso/connectors/pulls', 'bad-gateway', { times: 2 });
  expect([
    (await refused(gate.rest.pulls.list(place))).status,
    (await refused(gate.rest.pulls.list({ ...place, per_page: 5 }))).status,
  ]).toEqual([502, 502]);
  expect((await gate.rest.pulls.list(place)).status).toBe(200);
});

test('every request is written down with who asked and what came of it', async () => {
  const { github, token, gate, pull } = await withGate();
  await gate.rest.pulls.list({ ...place, per_page: 5 });
  await gate.rest.issues.createComment({ ...place, issue_number: pull, body: 'Hi' });
  await refused(client(github, github.workflowToken({})).rest.pulls.get({ ...place, pull_number: pull }));
  await refused(client(github).rest.pulls.get({ ...place, pull_number: 99 }));
  expect(github.requests().map(({ method, path, operation, by, status }) => [method, path, operation, by, status])).toEqual([
    ['GET', '/repos/contoso/connectors/pulls?per_page=5', 'pulls/list', 'gate', 200],
    ['POST', `/repos/contoso/connectors/issues/${pull}/comments`, 'issues/create-comment', 'gate', 201],
    ['GET', `/repos/contoso/connectors/pulls/${pull}`, 'pulls/get', 'workflow', 403],
    ['GET', '/repos/contoso/connectors/pulls/99', 'pulls/get', 'nobody', 404],
  ]);
  expect(github.requests()[0]?.token).toBe(token);
  expect(github.counts()).toEqual({ reads: 3, writes: 1 });
  github.forget();
  expect(github.requests()).toEqual([]);
});
