import { Octokit } from '@octokit/rest';
import { expect, test } from 'vitest';
import { type GitHubStandIn, startGitHub } from '../helpers/github/stand-in.ts';

const files = { 'certified-connectors/Contoso Orders/readme.md': '# Orders\n' };
const all = { checks: 'write', pull_requests: 'write', issues: 'write', contents: 'read' };
const place = { owner: 'contoso', repo: 'connectors' };

function client(github: GitHubStandIn, token: string): Octokit {
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  return new Octokit({ auth: token, baseUrl: github.apiUrl, log: quiet });
}

async function withGate(): Promise<{ github: GitHubStandIn; gate: Octokit; pull: number; head: string }> {
  const github = await startGitHub();
  const gate = client(github, github.appToken(github.app('gate', all)));
  const pull = github.people.openPullRequest({ author: 'fabrikam', files, title: 'Add Orders' });
  const head = github.world.issues.get(pull)?.pull?.headSha ?? '';
  return { github, gate, pull, head };
}

test('a pull request from a fork is listed and told with everything that GitHub describes', async () => {
  const { github, gate, pull, head } = await withGate();
  const { data: listed } = await gate.rest.pulls.list(place);
  expect(listed.map(({ number, head: { sha, repo } }) => [number, sha, repo.full_name])).toEqual([[pull, head, 'fabrikam/connectors']]);
  const { data } = await gate.rest.pulls.get({ ...place, pull_number: pull });
  expect([data.title, data.changed_files, data.additions, data.author_association]).toEqual(['Add Orders', 1, 1, 'FIRST_TIME_CONTRIBUTOR']);
  const { data: changed } = await gate.rest.pulls.listFiles({ ...place, pull_number: pull });
  expect(changed.map(({ filename, status }) => [filename, status])).toEqual([[Object.keys(files)[0], 'added']]);
  expect((await gate.rest.pulls.listCommits({ ...place, pull_number: pull })).data.map(({ sha }) => sha)).toEqual([head]);
  github.expectNoViolations();
});

test('check runs, comments and labels are made and changed', async () => {
  const { github, gate, pull, head } = await withGate();
  const { data: run } = await gate.rest.checks.create({
    ...place,
    name: 'certify',
    head_sha: head,
    conclusion: 'failure',
    output: {
      title: 'No',
      summary: 'One error',
      annotations: [{ path: 'a.json', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'Wrong' }],
    },
  });
  expect([run.status, run.conclusion, run.app?.slug, run.output.annotations_count]).toEqual(['completed', 'failure', 'gate', 1]);
  const { data: updated } = await gate.rest.checks.update({
    ...place,
    check_run_id: run.id,
    output: { summary: 'Two', annotations: [{ path: 'b.json', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'Hm' }] },
  });
  expect(updated.output).toMatchObject({ title: 'No', summary: 'Two', annotations_count: 2 });
  const { data: comment } = await gate.rest.issues.createComment({ ...place, issue_number: pull, body: 'Hello' });
  expect([comment.user?.login, comment.user?.type, comment.performed_via_github_app?.slug]).toEqual(['gate[bot]', 'Bot', 'gate']);
  await gate.rest.issues.updateComment({ ...place, comment_id: comment.id, body: 'Hello again' });
  expect((await gate.rest.issues.listComments({ ...place, issue_number: pull })).data.map(({ body }) => body)).toEqual(['Hello again']);
  await gate.rest.issues.addLabels({ ...place, issue_number: pull, labels: ['certify: pass'] });
  expect((await gate.rest.issues.listLabelsOnIssue({ ...place, issue_number: pull })).data.map(({ name }) => name)).toEqual([
    'certify: pass',
  ]);
  expect((await gate.rest.checks.listForRef({ ...place, ref: head })).data.check_runs.map(({ name }) => name)).toEqual(['certify']);
  expect((await gate.rest.checks.listAnnotations({ ...place, check_run_id: run.id })).data).toHaveLength(2);
  github.expectNoViolations();
});
