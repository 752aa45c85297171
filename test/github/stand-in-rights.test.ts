import { expect, test } from 'vitest';
import { client, refused } from '../helpers/github/client.ts';
import { type GitHubStandIn, startGitHub } from '../helpers/github/stand-in.ts';

const place = { owner: 'contoso', repo: 'connectors' };
const files = { 'certified-connectors/Contoso Orders/readme.md': '# Orders\n' };
const headOf = (github: GitHubStandIn, pull: number): string => github.world.issues.get(pull)?.pull?.headSha ?? '';

test('a token that nobody has is refused', async () => {
  const github = await startGitHub();
  expect(await refused(client(github, 'ghs_invented').rest.pulls.list(place))).toMatchObject({ status: 401, message: 'Bad credentials' });
});

test('somebody without a token reads what is public, and changes nothing', async () => {
  const github = await startGitHub();
  const pull = github.people.openPullRequest({ author: 'fabrikam', files });
  expect((await client(github).rest.pulls.list(place)).data).toHaveLength(1);
  expect(await refused(client(github).rest.issues.createComment({ ...place, issue_number: pull, body: 'Hi' }))).toMatchObject({
    status: 401,
  });
  const hidden = await startGitHub({ private: true });
  expect(await refused(client(hidden).rest.pulls.list(place))).toMatchObject({ status: 404 });
});

test.each([
  ['checks: read', 'checks', 'read', 'checks=write'],
  ['no right to checks', 'contents', 'write', 'checks=write'],
] as const)('a job with %s makes no check run, and is told what it lacks', async (_, name, access, accepted) => {
  const github = await startGitHub();
  const head = headOf(github, github.people.openPullRequest({ author: 'fabrikam', files }));
  const job = client(github, github.workflowToken({ [name]: access }));
  const answer = await refused(job.rest.checks.create({ ...place, name: 'certify', head_sha: head, conclusion: 'success' }));
  expect(answer).toMatchObject({ status: 403, message: 'Resource not accessible by integration' });
  expect(answer.headers['x-accepted-github-permissions']).toBe(accepted);
  expect(github.world.checkRuns).toEqual([]);
});

test('rights are written as in workflows, and either of two rights is enough where GitHub takes either', async () => {
  const github = await startGitHub();
  const pull = github.people.openPullRequest({ author: 'fabrikam', files });
  const comment = (permissions: Record<string, string>) =>
    client(github, github.workflowToken(permissions)).rest.issues.createComment({ ...place, issue_number: pull, body: 'Hi' });
  expect((await comment({ issues: 'write' })).status).toBe(201);
  expect((await comment({ 'pull-requests': 'write' })).status).toBe(201);
  const answer = await refused(comment({ 'pull-requests': 'read', contents: 'write' }));
  expect(answer.headers['x-accepted-github-permissions']).toBe('issues=write; pull_requests=write');
  const [first] = github.world.issues.get(pull)?.comments ?? [];
  const react = (permissions: Record<string, string>) =>
    client(github, github.workflowToken(permissions)).rest.reactions.createForIssueComment({
      ...place,
      comment_id: first?.id ?? 0,
      content: 'eyes',
    });
  expect((await refused(react({ 'pull-requests': 'write' }))).status).toBe(403);
  expect((await react({ issues: 'write' })).status).toBe(201);
});

test('every right of the table is asked for: a token without rights does nothing but read metadata', async () => {
  const github = await startGitHub();
  github.people.openPullRequest({ author: 'fabrikam', files });
  const nobody = client(github, github.workflowToken({}));
  expect((await nobody.rest.repos.get(place)).status).toBe(200);
  for (const request of [
    () => nobody.rest.pulls.list(place),
    () => nobody.rest.issues.listForRepo(place),
    () => nobody.rest.repos.getContent({ ...place, path: 'README.md' }),
    () => nobody.rest.git.getRef({ ...place, ref: 'heads/main' }),
    () => nobody.rest.checks.listForRef({ ...place, ref: 'main' }),
    () => nobody.rest.actions.listRepoWorkflows(place),
    () => nobody.rest.repos.createOrUpdateEnvironment({ ...place, environment_name: 'gate' }),
    () => nobody.rest.actions.getGithubActionsPermissionsRepository(place),
  ])
    expect((await refused(request())).status).toBe(403);
});

test('a check run belongs to the App that made it; another App, a job and a person cannot change it', async () => {
  const github = await startGitHub();
  const head = headOf(github, github.people.openPullRequest({ author: 'fabrikam', files }));
  const gate = client(github, github.appToken(github.app('gate', { checks: 'write' })));
  const other = client(github, github.appToken(github.app('tailspin', { checks: 'write' })));
  const job = client(github, github.workflowToken({ checks: 'write' }));
  github.people.addCollaborator('northwind', 'admin');
  const { data } = await gate.rest.checks.create({ ...place, name: 'certify', head_sha: head, status: 'in_progress' });
  const change = { ...place, check_run_id: data.id, conclusion: 'success' as const };
  expect((await refused(other.rest.checks.update(change))).message).toMatch(/^Invalid app_id/);
  expect(await refused(job.rest.checks.update(change))).toMatchObject({
    status: 403,
    message: 'Invalid app_id `15368` - check run can only be modified by the GitHub App that created it.',
  });
  const person = client(github, github.userToken('northwind'));
  expect((await refused(person.rest.checks.update(change))).message).toBe('You must authenticate via a GitHub App.');
  expect((await gate.rest.checks.update(change)).data.conclusion).toBe('success');
  expect((await job.rest.checks.create({ ...place, name: 'certify', head_sha: head, conclusion: 'success' })).data.app?.id).toBe(15368);
});

test('an App shows itself with its own proof, gets a token of fewer rights, and never one of more', async () => {
  const github = await startGitHub();
  const app = github.app('gate', { checks: 'write', contents: 'read' });
  const itself = client(github, github.appJwt(app));
  const { data: installation } = await itself.rest.apps.getRepoInstallation(place);
  expect([installation.app_slug, installation.app_id, installation.permissions.checks]).toEqual(['gate', app.id, 'write']);
  expect((await itself.rest.apps.getAuthenticated()).data?.slug).toBe('gate');
  expect((await refused(itself.rest.pulls.list(place))).status).toBe(403);
  const more = { installation_id: installation.id, permissions: { issues: 'write' as const } };
  expect((await refused(itself.rest.apps.createInstallationAccessToken(more))).status).toBe(422);
  const { data } = await itself.rest.apps.createInstallationAccessToken({
    installation_id: installation.id,
    permissions: { contents: 'read' },
  });
  const reduced = client(github, data.token);
  expect((await reduced.rest.repos.getBranch({ ...place, branch: 'main' })).status).toBe(200);
  expect((await refused(reduced.rest.checks.listForRef({ ...place, ref: 'main' }))).status).toBe(403);
  expect((await refused(reduced.rest.apps.getAuthenticated())).status).toBe(401);
  expect(() => github.appToken(app, { issues: 'write' })).toThrow('has not the right issues: write');
  github.expectNoViolations();
});

test('the right of a person is told with its role and number, and falls when the person is removed', async () => {
  const github = await startGitHub();
  github.people.addCollaborator('fabrikam', 'maintain');
  const job = client(github, github.workflowToken({}));
  const ask = () => job.rest.repos.getCollaboratorPermissionLevel({ ...place, username: 'Fabrikam' });
  const { data } = await ask();
  expect([data.permission, data.role_name, data.user?.id]).toEqual(['write', 'maintain', github.user('fabrikam').id]);
  github.people.removeCollaborator('fabrikam');
  expect((await ask()).data.role_name).toBe('read');
  expect((await refused(job.rest.repos.getCollaboratorPermissionLevel({ ...place, username: 'nobody' }))).status).toBe(404);
  expect((await job.rest.users.getByUsername({ username: 'fabrikam' })).data.id).toBe(github.user('fabrikam').id);
  github.expectNoViolations();
});
