import { expect, test } from 'vitest';
import { client, refused } from '../helpers/github/client.ts';
import { startGitHub } from '../helpers/github/stand-in.ts';

const place = { owner: 'contoso', repo: 'connectors' };

async function withToken() {
  const github = await startGitHub();
  const token = github.appToken(github.app('gate', { checks: 'write', pull_requests: 'write', contents: 'read' }));
  const pull = github.people.openPullRequest({ author: 'fabrikam', files: { 'a.txt': 'a' } });
  const head = github.world.issues.get(pull)?.pull?.headSha ?? '';
  return { github, token, head, octokit: client(github, token), pull };
}

test.each([
  ['GET /repos/contoso/connectors/pullrequests', 404, "GET /repos/contoso/connectors/pullrequests: no such path in GitHub's description."],
  ['DELETE /repos/contoso/connectors/pulls', 404, "DELETE /repos/contoso/connectors/pulls: no such method in GitHub's description."],
  ['GET /repos/contoso/connectors/pulls?stat=open', 200, "pulls/list: the query parameter stat is none of GitHub's."],
  ['GET /repos/contoso/connectors/pulls?state=opened', 200, 'pulls/list: the query parameter state may not be opened.'],
  ['GET /repos/contoso/connectors/pulls?page=two', 200, 'pulls/list: the query parameter page must be a whole number, not two.'],
  ['GET /repos/contoso/connectors/milestones', 501, 'issues/list-milestones: the stand-in does not serve it.'],
] as const)('%s is answered with %i and written down', async (request, status, violation) => {
  const { github, octokit } = await withToken();
  const [method = '', url = ''] = request.split(' ');
  const answer = octokit.request(`${method} ${url}`);
  expect(status === 200 ? (await answer).status : (await refused(answer)).status).toBe(status);
  expect(github.violations()).toEqual([violation]);
  expect(() => github.expectNoViolations()).toThrow();
});

test.each([
  ['a member that GitHub does not know', { annotation: [] }, '/ must NOT have additional properties (annotation)'],
  [
    'a member deep inside that it does not know',
    { output: { title: 'a', summary: 'b', anotations: [] } },
    '/output must NOT have additional properties (anotations)',
  ],
  ['a member of a wrong type', { conclusion: 1 }, '/conclusion must be string; /conclusion must be equal to one of the allowed values'],
  ['a word that is none of the allowed', { conclusion: 'passed' }, '/conclusion must be equal to one of the allowed values'],
  ['a missing member', { output: { title: 'a' } }, "/output must have required property 'summary'"],
  ['a time in another form', { completed_at: 'yesterday' }, '/completed_at must match format "date-time"'],
] as const)('a body with %s is refused and written down', async (_, more, fault) => {
  const { github, octokit, head } = await withToken();
  const answer = await refused(
    octokit.request('POST /repos/{owner}/{repo}/check-runs', { ...place, name: 'certify', head_sha: head, ...(more as object) }),
  );
  expect([answer.status, github.violations()]).toEqual([422, [`checks/create: the body: ${fault}.`]]);
  expect(github.world.checkRuns).toEqual([]);
});

test('what is no JSON, has no body, or has one where none is taken, is refused and written down', async () => {
  const { github, token } = await withToken();
  const ask = async (path: string, init: RequestInit, type = 'application/json') =>
    (await fetch(`${github.apiUrl}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, 'content-type': type } })).status;
  const checks = '/repos/contoso/connectors/check-runs';
  expect(await ask(checks, { method: 'POST', body: '{' })).toBe(400);
  expect(await ask(checks, { method: 'POST' })).toBe(400);
  expect(await ask(checks, { method: 'POST', body: '{}' }, 'text/plain')).toBe(415);
  expect(await ask('/repos/contoso/connectors/git/refs/heads/main', { method: 'DELETE', body: '{}' })).toBe(403);
  expect(github.violations()).toEqual([
    'checks/create: a body that is no JSON.',
    'checks/create: no body.',
    'checks/create: a body that is not said to be JSON.',
  ]);
});

test('who does not say what it is gets no answer', async () => {
  const { github, token } = await withToken();
  const { get } = await import('node:http');
  const status = await new Promise((done) => {
    get(`${github.apiUrl}/repos/contoso/connectors`, { headers: { authorization: `Bearer ${token}` } }, (answer) =>
      done(answer.statusCode),
    );
  });
  expect([status, github.violations()]).toEqual([403, ['GET /repos/contoso/connectors: no User-Agent; GitHub refuses that.']]);
});

test('an answer of the stand-in that is not as GitHub describes it is written down too', async () => {
  const { github, octokit, pull } = await withToken();
  const issue = github.world.issues.get(pull);
  if (issue !== undefined) Object.assign(issue, { createdAt: 'last week', locked: 'no' });
  await octokit.rest.pulls.list(place);
  expect(github.violations()).toEqual([
    "pulls/list: the stand-in's answer 200 at /0/locked must be boolean.",
    'pulls/list: the stand-in\'s answer 200 at /0/created_at must match format "date-time".',
  ]);
});

test('another repository is not there', async () => {
  const { octokit } = await withToken();
  expect((await refused(octokit.rest.pulls.list({ owner: 'contoso', repo: 'other' }))).status).toBe(404);
  expect(
    (await refused(octokit.rest.issues.createComment({ owner: 'fabrikam', repo: 'connectors', issue_number: 1, body: 'Hi' }))).status,
  ).toBe(403);
});
