import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { parsePullRequestEvent } from '../../src/connector/pull-request.ts';
import { client, refused } from '../helpers/github/client.ts';
import { type GitHubStandIn, startGitHub } from '../helpers/github/stand-in.ts';

const place = { owner: 'contoso', repo: 'connectors' };
const workflows = {
  '.github/workflows/certify.yml': 'name: Certify\non:\n  pull_request:\n    branches: [main]\n  merge_group:\n',
  '.github/workflows/gate.yml':
    'name: Gate\non:\n  workflow_run:\n    workflows: [Certify]\n    types: [completed]\n  issue_comment:\n  workflow_dispatch:\n    inputs:\n      pull: { required: true }\n',
  '.github/workflows/commands.yml': 'name: Commands\non:\n  issue_comment:\n    types: [created]\n',
  '.github/workflows/preview.yml':
    "name: Preview\non:\n  push:\n    branches: [main]\n    paths: ['certified-connectors/**', '!**/readme.md']\n",
  '.github/workflows/titles.yml': 'on:\n  pull_request:\n    types: [edited]\n',
  '.github/workflows/broken.yml': 'on: [push\n',
};
const started = (github: GitHubStandIn, name: string, action: string): readonly string[] | undefined =>
  github.happenings().findLast((each) => each.name === name && each.action === action)?.starts;

const require = createRequire(import.meta.url);
const examples: readonly { readonly name: string; readonly examples: readonly object[] }[] = require('@octokit/webhooks-examples');

/** The first example of an event that GitHub publishes. */
function example(name: string, action: string): object {
  const found = examples.find((each) => each.name === name)?.examples.find((each) => 'action' in each && each.action === action);
  if (found === undefined) throw new Error(`There is no example of ${name} ${action}.`);
  return found;
}

/** Members that a value lacks and its example has, objects in objects included. Repositories have grown and lost members since. */
function lacking(value: unknown, shown: unknown, at = ''): readonly string[] {
  if (typeof shown !== 'object' || shown === null || Array.isArray(shown)) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value === null ? [] : [at];
  return Object.entries(shown).flatMap(([name, member]) => {
    const path = `${at}/${name}`;
    if (!Object.hasOwn(value, name)) return [path];
    return name === 'repository' || name === 'repo' || name === 'head_repository'
      ? []
      : lacking((value as Record<string, unknown>)[name], member, path);
  });
}

test.each([
  ['pull_request', 'opened', []],
  ['pull_request', 'synchronize', ['/installation']],
  ['issue_comment', 'created', []],
  ['workflow_run', 'completed', ['/organization']],
  ['merge_group', 'checks_requested', ['/organization', '/installation']],
] as const)('the file of %s %s has the members that GitHub’s example has', async (name, action, elsewhere) => {
  const github = await startGitHub({ files: workflows });
  const gate = github.app('gate', { checks: 'write' });
  const pull = github.people.openPullRequest({ author: 'fabrikam', files: { 'a.txt': 'a' } });
  github.people.push(pull, { 'a.txt': 'b' });
  github.people.comment(pull, 'fabrikam', '/recheck');
  github.people.runWorkflow({ file: 'certify.yml', event: 'pull_request', pull });
  github.protectDefault({ check: 'certify', from: gate, mergeQueue: true });
  const head = github.world.issues.get(pull)?.pull?.headSha ?? '';
  await client(github, github.appToken(gate)).rest.checks.create({ ...place, name: 'certify', head_sha: head, conclusion: 'success' });
  github.people.enqueue(pull, 'contoso');
  const file: unknown = JSON.parse(github.eventFile(name, action));
  expect(lacking(file, example(name, action)).filter((path) => !elsewhere.some((each) => each === path))).toEqual([]);
  github.expectNoViolations();
});

test('the file of a pull request is what the command line reads', async () => {
  const github = await startGitHub();
  github.people.openPullRequest({ author: 'fabrikam', files: { 'a.txt': 'a' }, title: 'Add Orders', body: 'Words' });
  const read = parsePullRequestEvent('event.json', Buffer.from(github.eventFile('pull_request')));
  expect(read).toEqual({ title: 'Add Orders', body: 'Words', baseBranch: 'main', authorId: github.user('fabrikam').id });
});

test('events start the workflows whose triggers, types, branches and paths they meet', async () => {
  const github = await startGitHub({ files: workflows });
  const pull = github.people.openPullRequest({ author: 'fabrikam', files: { 'a.txt': 'a' } });
  expect(started(github, 'pull_request', 'opened')).toEqual(['certify.yml']);
  github.people.edit(pull, { title: 'Other' });
  expect(started(github, 'pull_request', 'edited')).toEqual(['titles.yml']);
  const comment = github.people.comment(pull, 'fabrikam', '/recheck');
  expect(started(github, 'issue_comment', 'created')).toEqual(['commands.yml', 'gate.yml']);
  github.people.editComment(comment, 'fabrikam', '/promote');
  expect(started(github, 'issue_comment', 'edited')).toEqual(['gate.yml']);
  github.people.runWorkflow({ file: 'certify.yml', event: 'pull_request', pull });
  expect(started(github, 'workflow_run', 'completed')).toEqual(['gate.yml']);
  github.people.runWorkflow({ file: 'preview.yml', event: 'push' });
  expect(started(github, 'workflow_run', 'completed')).toEqual([]);
  github.people.commitOnDefault({ 'certified-connectors/A/apiProperties.json': '{}' });
  expect(started(github, 'push', '')).toEqual(['preview.yml']);
  github.people.commitOnDefault({ 'certified-connectors/A/readme.md': 'x', 'docs/x.md': 'x' });
  expect(started(github, 'push', '')).toEqual([]);
  github.people.commitOn('side', { 'certified-connectors/A/apiProperties.json': '{"a":1}' });
  expect(started(github, 'push', '')).toEqual([]);
  const aside = github.people.openPullRequest({ author: 'fabrikam', files: { 'b.txt': 'b' }, base: 'side' });
  expect([aside, started(github, 'pull_request', 'opened')]).toEqual([pull + 1, []]);
  github.expectNoViolations();
});

test('a pull request runs the workflows that it brings along, and no other event does', async () => {
  const github = await startGitHub({ files: workflows });
  const pull = github.people.openPullRequest({
    author: 'fabrikam',
    files: { '.github/workflows/mine.yml': 'on: [pull_request, issue_comment]\n', '.github/workflows/certify.yml': null },
  });
  expect(started(github, 'pull_request', 'opened')).toEqual(['mine.yml']);
  github.people.comment(pull, 'fabrikam', 'Hi');
  expect(started(github, 'issue_comment', 'created')).toEqual(['commands.yml', 'gate.yml']);
});

test('what a job does with its own token starts nothing but what it dispatches', async () => {
  const github = await startGitHub({ files: workflows });
  const pull = github.people.openPullRequest({ author: 'fabrikam', files: { 'a.txt': 'a' } });
  const job = client(github, github.workflowToken({ issues: 'write', actions: 'write' }));
  const gate = client(github, github.appToken(github.app('gate', { issues: 'write' })));
  await job.rest.issues.createComment({ ...place, issue_number: pull, body: 'Hi' });
  expect(started(github, 'issue_comment', 'created')).toEqual([]);
  await gate.rest.issues.createComment({ ...place, issue_number: pull, body: 'Hi' });
  expect(started(github, 'issue_comment', 'created')).toEqual(['commands.yml', 'gate.yml']);
  const dispatch = (more: object) =>
    job.rest.actions.createWorkflowDispatch({ ...place, workflow_id: 'gate.yml', ref: 'main', inputs: { pull: '1' }, ...more });
  expect((await dispatch({})).status).toBe(204);
  expect(started(github, 'workflow_dispatch', '')).toEqual(['gate.yml']);
  expect((await refused(dispatch({ inputs: {} }))).message).toBe("Required input 'pull' not provided");
  expect((await refused(dispatch({ inputs: { pull: '1', other: '2' } }))).message).toBe('Unexpected inputs provided: ["other"]');
  expect((await refused(dispatch({ ref: 'none' }))).message).toBe('No ref found for: none');
  expect((await refused(dispatch({ workflow_id: 'certify.yml', inputs: {} }))).message).toBe(
    "Workflow does not have 'workflow_dispatch' trigger",
  );
  expect((await refused(dispatch({ workflow_id: 'none.yml' }))).status).toBe(404);
  github.expectNoViolations();
});

test('a run for a fork names no pull request; one for a branch of the repository does', async () => {
  const github = await startGitHub({ files: workflows });
  const fork = github.people.openPullRequest({ author: 'fabrikam', files: { 'a.txt': 'a' } });
  const own = github.people.openPullRequest({ author: 'northwind', files: { 'b.txt': 'b' }, fromFork: false });
  const numbers = (pull: number): readonly number[] => {
    github.people.runWorkflow({ file: 'certify.yml', event: 'pull_request', pull });
    const { workflow_run: run } = JSON.parse(github.eventFile('workflow_run'));
    return run.pull_requests.map(({ number }: { number: number }) => number);
  };
  expect([numbers(fork), numbers(own)]).toEqual([[], [own]]);
  expect(JSON.parse(github.eventFile('workflow_run')).workflow_run.head_repository.full_name).toBe('contoso/connectors');
});

test('a job of a stranger’s workflow may bear the name of the required check, and is known by its App', async () => {
  const github = await startGitHub({ files: workflows });
  const gate = github.app('gate', { checks: 'write' });
  github.protectDefault({ check: 'certify', from: gate });
  github.people.addCollaborator('northwind', 'write');
  const pull = github.people.openPullRequest({ author: 'fabrikam', files: { 'a.txt': 'a' } });
  github.people.runWorkflow({ file: 'certify.yml', event: 'pull_request', pull, jobs: { certify: 'success' } });
  expect(() => github.people.merge(pull, 'northwind')).toThrow('Required status check is expected.');
  const reader = client(github, github.workflowToken({ checks: 'read', actions: 'read' }));
  const { data } = await reader.rest.checks.listForRef({ ...place, ref: `refs/pull/${pull}/head` });
  expect(data.check_runs.map(({ name, app }) => [name, app?.slug])).toEqual([['certify', 'github-actions']]);
  const { data: runs } = await reader.rest.actions.listWorkflowRuns({ ...place, workflow_id: 'certify.yml', status: 'success' });
  expect(runs.workflow_runs.map(({ name, head_sha: sha, event }) => [name, sha, event])).toEqual([
    ['Certify', github.world.issues.get(pull)?.pull?.headSha, 'pull_request'],
  ]);
  const { data: jobs } = await reader.rest.actions.listJobsForWorkflowRun({ ...place, run_id: runs.workflow_runs[0]?.id ?? 0 });
  expect(jobs.jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([['certify', 'success']]);
  expect((await reader.rest.actions.listWorkflowRuns({ ...place, workflow_id: 'gate.yml' })).data.total_count).toBe(0);
  expect((await reader.rest.actions.listRepoWorkflows(place)).data.workflows.map(({ path }) => path)).toContain(
    '.github/workflows/gate.yml',
  );
  github.expectNoViolations();
});
