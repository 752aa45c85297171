import { expect, test } from 'vitest';
import { client, refused } from '../helpers/github/client.ts';
import { startGitHub } from '../helpers/github/stand-in.ts';

const place = { owner: 'contoso', repo: 'connectors' };

async function withGate(settings: Parameters<typeof startGitHub>[0] = {}) {
  const github = await startGitHub(settings);
  const app = github.app('gate', { checks: 'write', pull_requests: 'write', issues: 'write', contents: 'read' });
  const pull = github.people.openPullRequest({ author: 'fabrikam', files: { 'a.txt': 'a' } });
  const head = github.world.issues.get(pull)?.pull?.headSha ?? '';
  return { github, gate: client(github, github.appToken(app)), pull, head };
}

test('fifty annotations fit in one request, the others are sent in further ones', async () => {
  const { github, gate, head } = await withGate();
  const annotations = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      path: 'a.txt',
      start_line: index + 1,
      end_line: index + 1,
      annotation_level: 'warning' as const,
      message: `Number ${index}`,
    }));
  const create = (count: number) =>
    gate.rest.checks.create({
      ...place,
      name: 'certify',
      head_sha: head,
      status: 'in_progress',
      output: { title: 'a', summary: 'b', annotations: annotations(count) },
    });
  const answer = await refused(create(51));
  expect([answer.status, answer.message]).toEqual([422, 'Invalid request.\n\n/output/annotations must NOT have more than 50 items']);
  expect(github.violations()).toEqual(['checks/create: the body: /output/annotations must NOT have more than 50 items.']);
  const { data } = await create(50);
  await gate.rest.checks.update({
    ...place,
    check_run_id: data.id,
    conclusion: 'failure',
    output: { title: 'a', summary: 'b', annotations: annotations(10) },
  });
  const all = await gate.paginate(gate.rest.checks.listAnnotations, { ...place, check_run_id: data.id, per_page: 25 });
  expect(all).toHaveLength(60);
});

test('a summary of 65,536 characters is too long, and so is a comment of one more', async () => {
  const { gate, head, pull } = await withGate();
  const run = (length: number) =>
    gate.rest.checks.create({
      ...place,
      name: 'certify',
      head_sha: head,
      conclusion: 'success',
      output: { title: 'a', summary: 'x'.repeat(length) },
    });
  expect((await run(65_535)).status).toBe(201);
  expect((await refused(run(65_536))).status).toBe(422);
  const comment = (length: number) => gate.rest.issues.createComment({ ...place, issue_number: pull, body: 'é'.repeat(length) });
  const { data } = await comment(65_536);
  expect(data.body?.length).toBe(65_536);
  expect((await refused(comment(65_537))).status).toBe(422);
  expect((await refused(gate.rest.issues.updateComment({ ...place, comment_id: data.id, body: 'x'.repeat(65_537) }))).status).toBe(422);
  expect((await refused(gate.rest.issues.createComment({ ...place, issue_number: pull, body: '  ' }))).status).toBe(422);
});

test('a label has a name of fifty characters at most, a colour of six digits and a name that no other has', async () => {
  const { github, gate } = await withGate();
  const make = (name: string, more = {}) => gate.rest.issues.createLabel({ ...place, name, ...more });
  expect((await make('x'.repeat(50), { color: '0E8A16', description: 'd'.repeat(100) })).status).toBe(201);
  expect((await refused(make('x'.repeat(51)))).status).toBe(422);
  expect((await refused(make('X'.repeat(50)))).status).toBe(422);
  expect((await refused(make('colour', { color: '#0E8A16' }))).status).toBe(422);
  expect((await refused(make('long', { description: 'd'.repeat(101) }))).status).toBe(422);
  expect(
    (await gate.rest.issues.updateLabel({ ...place, name: 'x'.repeat(50), new_name: 'certify: pass', color: 'ffffff' })).data.name,
  ).toBe('certify: pass');
  expect((await gate.rest.issues.getLabel({ ...place, name: 'Certify: PASS' })).data.color).toBe('ffffff');
  await gate.rest.issues.deleteLabel({ ...place, name: 'certify: pass' });
  expect((await refused(gate.rest.issues.getLabel({ ...place, name: 'certify: pass' }))).status).toBe(404);
  github.expectNoViolations();
});

test('labels of a pull request are added, set and taken away one by one', async () => {
  const { github, gate, pull } = await withGate();
  const issue = { ...place, issue_number: pull };
  await gate.rest.issues.addLabels({ ...issue, labels: ['a', 'b'] });
  await gate.rest.issues.addLabels({ ...issue, labels: ['B', 'c'] });
  expect((await gate.rest.issues.removeLabel({ ...issue, name: 'A' })).data.map(({ name }) => name)).toEqual(['b', 'c']);
  expect(await refused(gate.rest.issues.removeLabel({ ...issue, name: 'a' }))).toMatchObject({
    status: 404,
    message: 'Label does not exist',
  });
  expect((await gate.rest.issues.setLabels({ ...issue, labels: ['d'] })).data.map(({ name }) => name)).toEqual(['d']);
  expect((await gate.rest.pulls.get({ ...place, pull_number: pull })).data.labels.map(({ name }) => name)).toEqual(['d']);
  await gate.rest.issues.removeAllLabels(issue);
  expect((await gate.rest.issues.listLabelsOnIssue(issue)).data).toEqual([]);
  github.expectNoViolations();
});

test('lists come in pages of thirty, a hundred at most, with the addresses of the others', async () => {
  const { github, gate, pull } = await withGate();
  for (let count = 0; count < 103; count++) github.people.comment(pull, 'northwind', `Comment ${count}`);
  const ask = (more = {}) => gate.rest.issues.listComments({ ...place, issue_number: pull, ...more });
  const first = await ask();
  expect(first.data).toHaveLength(30);
  const base = `${github.apiUrl}/repos/contoso/connectors/issues/${pull}/comments`;
  expect(first.headers.link).toBe(`<${base}?page=2>; rel="next", <${base}?page=4>; rel="last"`);
  const last = await ask({ page: 2, per_page: 100 });
  expect([last.data.length, last.headers.link]).toEqual([
    3,
    `<${base}?page=1&per_page=100>; rel="prev", <${base}?page=1&per_page=100>; rel="first"`,
  ]);
  expect(await gate.paginate(gate.rest.issues.listComments, { ...place, issue_number: pull, per_page: 50 })).toHaveLength(103);
  github.expectNoViolations();
  await ask({ per_page: 1000 });
  expect(github.violations()).toEqual(['issues/list-comments: the query parameter per_page is 100 at most.']);
});

test('the list of files ends at three thousand', async () => {
  const { github, gate } = await withGate();
  const files = Object.fromEntries(Array.from({ length: 3001 }, (_, index) => [`many/${index}.txt`, '']));
  const pull = github.people.openPullRequest({ author: 'fabrikam', files });
  expect((await gate.rest.pulls.get({ ...place, pull_number: pull })).data.changed_files).toBe(3001);
  expect(await gate.paginate(gate.rest.pulls.listFiles, { ...place, pull_number: pull, per_page: 100 })).toHaveLength(3000);
});

test('an annotation with columns is on one line, and ends where it begins or after', async () => {
  const { gate, head } = await withGate();
  const create = (lines: { start_line: number; end_line: number; start_column?: number }) =>
    gate.rest.checks.create({
      ...place,
      name: 'certify',
      head_sha: head,
      conclusion: 'failure',
      output: { title: 'a', summary: 'b', annotations: [{ path: 'a.txt', annotation_level: 'failure', message: 'm', ...lines }] },
    });
  expect((await refused(create({ start_line: 1, end_line: 2, start_column: 3 }))).status).toBe(422);
  expect((await refused(create({ start_line: 2, end_line: 1 }))).status).toBe(422);
  expect((await create({ start_line: 1, end_line: 1, start_column: 3 })).status).toBe(201);
});

test('a check run is on a commit that exists, has a name, and is complete with a conclusion', async () => {
  const { gate, head } = await withGate();
  const run = (more: object) => gate.rest.checks.create({ ...place, name: 'certify', head_sha: head, ...more });
  expect((await refused(run({ head_sha: '1'.repeat(40) }))).message).toBe(`No commit found for SHA: ${'1'.repeat(40)}`);
  expect((await refused(run({ name: ' ' }))).status).toBe(422);
  expect((await refused(run({ status: 'completed' }))).status).toBe(422);
  const { data } = await run({ status: 'in_progress' });
  expect([data.status, data.conclusion, data.completed_at]).toEqual(['in_progress', null, null]);
  const { data: done } = await gate.rest.checks.update({ ...place, check_run_id: data.id, conclusion: 'failure' });
  expect([done.status, done.conclusion]).toEqual(['completed', 'failure']);
});

test('the newest run of each name and App is listed, and all when asked for', async () => {
  const { github, gate, head } = await withGate();
  for (const conclusion of ['failure', 'success'] as const)
    await gate.rest.checks.create({ ...place, name: 'certify', head_sha: head, conclusion });
  const job = client(github, github.workflowToken({ checks: 'write' }));
  await job.rest.checks.create({ ...place, name: 'certify', head_sha: head, conclusion: 'neutral' });
  const list = async (more: { filter?: 'all'; app_id?: number; check_name?: string }) =>
    (await gate.rest.checks.listForRef({ ...place, ref: head, ...more })).data.check_runs.map(({ conclusion }) => conclusion);
  expect(await list({})).toEqual(['neutral', 'success']);
  expect(await list({ filter: 'all' })).toEqual(['neutral', 'success', 'failure']);
  expect(await list({ app_id: 15368 })).toEqual(['neutral']);
  expect(await list({ check_name: 'other' })).toEqual([]);
  expect((await gate.rest.checks.listSuitesForRef({ ...place, ref: head })).data.total_count).toBe(2);
  github.expectNoViolations();
});

test('the requests of an hour are counted for each token, and come back after it', async () => {
  let now = new Date('2026-11-21T12:00:00Z');
  const { github, gate } = await withGate({ rateLimit: 2, now: () => now });
  const { headers } = await gate.rest.pulls.list(place);
  expect([headers['x-ratelimit-limit'], headers['x-ratelimit-remaining'], headers['x-ratelimit-used']]).toEqual(['2', '1', '1']);
  expect(headers['x-ratelimit-reset']).toBe(String(Date.parse('2026-11-21T13:00:00Z') / 1000));
  await gate.rest.pulls.list(place);
  const answer = await refused(gate.rest.pulls.list(place));
  expect([answer.status, answer.headers['x-ratelimit-remaining']]).toEqual([403, '0']);
  expect(answer.message).toContain('API rate limit exceeded');
  expect((await client(github, github.workflowToken({ 'pull-requests': 'read' })).rest.pulls.list(place)).status).toBe(200);
  now = new Date('2026-11-21T13:00:00Z');
  expect((await gate.rest.pulls.list(place)).status).toBe(200);
});

test('an answer that did not change is told as such', async () => {
  const { github, gate, pull } = await withGate();
  const { headers } = await gate.rest.pulls.list(place);
  const again = () =>
    refused(gate.request('GET /repos/{owner}/{repo}/pulls', { ...place, headers: { 'if-none-match': headers.etag ?? '' } }));
  expect((await again()).status).toBe(304);
  github.people.edit(pull, { title: 'Another' });
  await expect(again()).rejects.toThrow('It was not refused');
});

test('a comment keeps its earlier texts and the time of its last one', async () => {
  let now = new Date('2026-11-21T12:00:00Z');
  const { github, gate, pull } = await withGate({ now: () => now });
  const id = github.people.comment(pull, 'fabrikam', '/recheck');
  now = new Date('2026-11-21T12:05:00Z');
  github.people.editComment(id, 'fabrikam', '/promote');
  const { data } = await gate.rest.issues.getComment({ ...place, comment_id: id });
  expect([data.created_at, data.updated_at, data.body]).toEqual(['2026-11-21T12:00:00Z', '2026-11-21T12:05:00Z', '/promote']);
  expect(github.world.issues.get(pull)?.comments[0]?.earlier).toEqual(['/recheck']);
  await gate.rest.reactions.createForIssueComment({ ...place, comment_id: id, content: 'eyes' });
  expect((await gate.rest.reactions.createForIssueComment({ ...place, comment_id: id, content: 'eyes' })).status).toBe(200);
  expect((await gate.rest.issues.getComment({ ...place, comment_id: id })).data.reactions?.eyes).toBe(1);
  await gate.rest.issues.deleteComment({ ...place, comment_id: id });
  expect((await refused(gate.rest.issues.getComment({ ...place, comment_id: id }))).status).toBe(404);
  github.expectNoViolations();
});

test('one issue is opened, changed, found and closed', async () => {
  const { github, gate } = await withGate();
  const { data } = await gate.rest.issues.create({ ...place, title: 'Drift', body: 'Two connectors', labels: ['certify: drift'] });
  await gate.rest.issues.update({ ...place, issue_number: data.number, body: 'One connector' });
  const { data: found } = await gate.rest.issues.listForRepo({ ...place, labels: 'certify: drift', creator: 'gate[bot]' });
  expect(found.map(({ number, body, performed_via_github_app: app }) => [number, body, app?.slug])).toEqual([
    [data.number, 'One connector', 'gate'],
  ]);
  await gate.rest.issues.update({ ...place, issue_number: data.number, state: 'closed' });
  expect((await gate.rest.issues.listForRepo({ ...place, labels: 'certify: drift' })).data).toEqual([]);
  expect((await gate.rest.issues.get({ ...place, issue_number: data.number })).data.state_reason).toBe('completed');
  expect(
    (await gate.rest.issues.listForRepo({ ...place, state: 'all' })).data.filter((issue) => issue.pull_request !== undefined),
  ).toHaveLength(1);
  github.expectNoViolations();
});
