import { describe, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { goldenFiles } from '../helpers/folder.ts';
import { protect, startGate } from '../helpers/gate.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

// Real git and a server at each step take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const base = { 'README.md': '# Connectors\n' };
const folder = 'certified-connectors/Northwind Things';
const green = {
  'certify / files': 'success',
  'certify / rules': 'success',
  'certify / changes': 'success',
  'certify / ownership': 'success',
  certify: 'success',
};

/** The golden connector with another title. */
function titled(title: string, at = folder): Record<string, string> {
  const files = goldenFiles(at);
  const path = `${at}/apiDefinition.swagger.json`;
  return { ...files, [path]: (files[path] ?? '').replaceAll('Northwind Things', title) };
}

/** One that breaks a rule: an operation without an id. */
function broken(at = folder): Record<string, string> {
  const files = goldenFiles(at);
  const path = `${at}/apiDefinition.swagger.json`;
  return { ...files, [path]: (files[path] ?? '').replace('"operationId": "ListThings",', '') };
}

const publisher = {
  schemaVersion: 1,
  id: 'northwind-traders',
  name: 'Northwind Traders',
  programs: ['certified'],
  account: { provider: 'github', login: 'northwind', id: 501 },
  approvers: [{ login: 'ada', id: 502 }],
  contact: { email: 'help@northwindtraders.com' },
  domains: [],
};
const record = (changed: Partial<typeof publisher> = {}) => ({
  'publishers/northwind-traders.json': `${JSON.stringify({ ...publisher, ...changed }, null, 2)}\n`,
});

describe('a submission', () => {
  test('that is good gets a green check, a comment and a label with 11 requests, and the next run writes nothing', async () => {
    const world = await startGate(base);
    const pull = world.github.people.openPullRequest({ author: 'northwind', files: goldenFiles(folder), title: 'Add Northwind Things' });
    const first = await world.gate();
    expect(first).toMatchObject({ status: 0, out: '' });
    expect(world.checksOn(world.headOf(pull))).toEqual(green);
    expect(world.labelsOf(pull)).toEqual(['certify: pass']);
    expect(world.commentsOf(pull)).toHaveLength(1);
    expect(world.commentsOf(pull)[0]).toMatch(
      /^<!-- connector-certification:verdict -->\n<!-- head [0-9a-f]{40} -->\n\*\*Ready: every rule passes\*\* · next: a maintainer/,
    );
    const api = world.github.requests().filter(({ operation }) => operation !== 'git');
    expect(api).toHaveLength(11);
    world.github.forget();
    expect((await world.gate()).status).toBe(0);
    expect(world.github.counts().writes).toBe(0);
    expect(world.github.requests().filter(({ operation }) => operation !== 'git')).toHaveLength(3);
    world.github.expectNoViolations();
  });

  test('with an error is told what to fix, and turns green in the same comment', async () => {
    const world = await startGate(base);
    const { people } = world.github;
    const pull = people.openPullRequest({ author: 'northwind', files: broken(), title: 'Add Northwind Things' });
    await world.gate();
    const head = world.headOf(pull);
    expect(world.checksOn(head)).toEqual({ ...green, 'certify / rules': 'failure', certify: 'failure' });
    expect(world.labelsOf(pull)).toEqual(['certify: needs changes']);
    const [comment = ''] = world.commentsOf(pull);
    expect(comment).toContain('**Not ready yet: 1 error to fix** · next: you (publisher)');
    expect(comment).toContain(`/blob/${head}/certified-connectors/Northwind%20Things/apiDefinition.swagger.json#L`);
    expect(comment).toContain('`npx connector-certification check "certified-connectors/Northwind Things" --base origin/main`');
    const annotated = world.github.world.checkRuns.filter(({ name, annotations }) => name === 'certify / rules' && annotations.length > 0);
    expect(annotated.map(({ annotations }) => annotations.length)).toEqual([1]);
    people.push(pull, goldenFiles(folder));
    await world.gate();
    expect(world.checksOn(world.headOf(pull))).toEqual(green);
    expect(world.labelsOf(pull)).toEqual(['certify: pass']);
    expect(world.commentsOf(pull)).toHaveLength(1);
    expect(world.commentsOf(pull)[0]).toContain('**What happens next:**');
    world.github.expectNoViolations();
  });

  test('is judged again when its title, the default branch or the rules there change, and only the state is written anew', async () => {
    const world = await startGate(base);
    const { people } = world.github;
    const pull = people.openPullRequest({ author: 'northwind', files: goldenFiles(folder), title: 'Add Northwind Things' });
    await world.gate();
    const writes = async (): Promise<readonly string[]> => {
      world.github.forget();
      await world.gate();
      return world.github.requests().flatMap(({ method, operation }) => (method === 'GET' || operation === 'git' ? [] : [operation]));
    };
    people.edit(pull, { title: 'Add the things of Northwind' });
    expect(await writes()).toEqual(['checks/update']);
    people.commitOnDefault({ 'docs/notes.md': 'Notes\n' });
    expect(await writes()).toEqual(['checks/update']);
    expect(await writes()).toEqual([]);
    people.commitOnDefault({
      'certification.json': `${JSON.stringify({ schemaVersion: 1, baseBranch: 'dev', rules: { 'submission-target-branch': 'error' } })}\n`,
    });
    expect((await writes())[0]).toBe('checks/update');
    expect(world.checksOn(world.headOf(pull))['certify']).toBe('failure');
  });

  test('that changes nothing fails', async () => {
    const world = await startGate(base);
    const pull = world.github.people.openPullRequest({ author: 'fabrikam', files: { 'README.md': '# Connectors\n' } });
    await world.gate();
    expect(world.checksOn(world.headOf(pull))).toEqual({ certify: 'failure' });
    expect(world.commentsOf(pull)[0]).toContain('**Nothing could be judged**');
  });

  test('that puts files beside connectors and changes none fails', async () => {
    const world = await startGate({ ...base, 'certification.json': '{ "schemaVersion": 1, "rules": { "submission-location": "off" } }\n' });
    const pull = world.github.people.openPullRequest({ author: 'fabrikam', files: { 'certified-connectors/notes.txt': 'Hello\n' } });
    await world.gate();
    expect(world.checksOn(world.headOf(pull))['certify']).toBe('failure');
    expect(world.commentsOf(pull)[0]).toContain('not all of them belong to a connector that could be judged');
  });
});

describe('a change of the repository itself', () => {
  const forged = { '.github/workflows/certify.yml': 'name: certify\non: pull_request\njobs:\n  certify:\n    runs-on: ubuntu-24.04\n' };

  test.each(['.github/workflows/certify.yml', 'rules/index.ts', 'certification.json', 'waivers.json', 'docs/rules.md'])(
    'by a stranger waits for a maintainer: %s',
    async (path) => {
      const world = await startGate(base);
      const pull = world.github.people.openPullRequest({ author: 'stranger', files: { [path]: '{}\n' } });
      await world.gate();
      expect(world.checksOn(world.headOf(pull))).toEqual({ certify: 'action_required' });
      expect(world.labelsOf(pull)).toEqual(['certify: waiting for approval']);
    },
  );

  test('passes once a maintainer approved exactly this head, and no longer after a push', async () => {
    const world = await startGate(base);
    const { people } = world.github;
    world.github.user('maintainer', { role: 'write' });
    world.github.user('reader', { role: 'triage' });
    const pull = people.openPullRequest({ author: 'stranger', files: forged });
    const first = world.headOf(pull);
    people.review(pull, 'reader', 'approve');
    await world.gate();
    expect(world.checksOn(first)).toEqual({ certify: 'action_required' });
    people.review(pull, 'maintainer', 'approve');
    await world.gate();
    expect(world.checksOn(first)).toEqual({ certify: 'neutral' });
    people.review(pull, 'maintainer', 'request changes');
    await world.gate();
    expect(world.checksOn(first)).toEqual({ certify: 'action_required' });
    people.review(pull, 'maintainer', 'approve');
    people.push(pull, { 'package.json': '{}\n' });
    await world.gate();
    expect(world.checksOn(world.headOf(pull))).toEqual({ certify: 'action_required' });
    world.github.forget();
    await world.gate();
    expect(world.github.counts().writes).toBe(0);
    world.github.expectNoViolations();
  });

  test('passes when a maintainer approves it after a crowd of strangers did', async () => {
    const world = await startGate(base);
    const { people } = world.github;
    world.github.user('maintainer', { role: 'write' });
    const pull = people.openPullRequest({ author: 'stranger', files: forged });
    for (let count = 0; count < 20; count += 1) people.review(pull, `stranger-${count}`, 'approve');
    people.review(pull, 'maintainer', 'approve');
    await world.gate();
    expect(world.checksOn(world.headOf(pull))).toEqual({ certify: 'neutral' });
  });

  test('by a maintainer is none of the rules of connectors, and says nothing', async () => {
    const world = await startGate(base);
    world.github.user('maintainer', { role: 'maintain' });
    const pull = world.github.people.openPullRequest({ author: 'maintainer', files: forged, fromFork: false });
    await world.gate();
    expect(world.checksOn(world.headOf(pull))).toEqual({ certify: 'neutral' });
    expect(world.commentsOf(pull)).toEqual([]);
    world.github.forget();
    await world.gate();
    expect(world.github.counts().writes).toBe(0);
  });

  test('beside a connector waits for a maintainer where the repository takes both in one', async () => {
    const rules = { 'submission-location': 'off' };
    const world = await startGate({ ...base, 'certification.json': `${JSON.stringify({ schemaVersion: 1, rules })}\n` });
    const pull = world.github.people.openPullRequest({ author: 'stranger', files: { ...goldenFiles(folder), ...forged } });
    await world.gate();
    expect(world.checksOn(world.headOf(pull))).toMatchObject({ certify: 'action_required', 'certify / files': 'success' });
  });

  test('beside a connector fails, also when a maintainer approves', async () => {
    const world = await startGate(base);
    world.github.user('maintainer', { role: 'admin' });
    const pull = world.github.people.openPullRequest({ author: 'stranger', files: { ...goldenFiles(folder), ...forged } });
    world.github.people.review(pull, 'maintainer', 'approve');
    await world.gate();
    expect(world.checksOn(world.headOf(pull))).toMatchObject({ certify: 'failure', 'certify / files': 'failure' });
  });
});

describe('approval of a publisher', () => {
  test('counts by the record on the default branch, not by that of an old base', async () => {
    const world = await startGate({ ...base, ...goldenFiles(folder), ...record() });
    const { people } = world.github;
    world.github.user('northwind', { id: 501 });
    world.github.user('ada', { id: 502 });
    const pull = people.openPullRequest({ author: 'stranger', files: { [`${folder}/readme.md`]: readme('Ask us anything.') } });
    const head = world.headOf(pull);
    await world.gate();
    expect(world.checksOn(head)['certify']).toBe('action_required');
    expect(world.commentsOf(pull)[0]).toContain(
      'an account of the publisher northwind-traders, or a maintainer, has to approve exactly this commit',
    );
    people.review(pull, 'ada', 'approve');
    await world.gate();
    expect(world.checksOn(head)['certify']).toBe('success');
    people.commitOnDefault(record({ approvers: [] }));
    await world.gate();
    expect(world.checksOn(head)['certify']).toBe('action_required');
    expect(world.labelsOf(pull)).toEqual(['certify: waiting for approval']);
  });

  test('is found among those of any crowd of strangers', async () => {
    const world = await startGate({ ...base, ...goldenFiles(folder), ...record() });
    const { people } = world.github;
    world.github.user('ada', { id: 502 });
    const pull = people.openPullRequest({ author: 'stranger', files: { [`${folder}/readme.md`]: readme('Ask us anything.') } });
    for (let count = 0; count < 20; count += 1) people.review(pull, `before-${count}`, 'approve');
    people.review(pull, 'ada', 'approve');
    for (let count = 0; count < 20; count += 1) people.review(pull, `after-${count}`, 'approve');
    await world.gate();
    expect(world.checksOn(world.headOf(pull))['certify']).toBe('success');
  });

  test('is not asked of its own accounts, and nothing more is asked of GitHub', async () => {
    const world = await startGate({ ...base, ...goldenFiles(folder), ...record() });
    world.github.user('ada', { id: 502 });
    const pull = world.github.people.openPullRequest({ author: 'ada', files: { [`${folder}/readme.md`]: readme('Ask us anything.') } });
    await world.gate();
    expect(world.checksOn(world.headOf(pull))['certify']).toBe('success');
    expect(world.github.requests().filter(({ operation }) => operation === 'pulls/list-reviews')).toEqual([]);
  });

  test('of a record needs a maintainer, also for the publisher it is about', async () => {
    const world = await startGate({ ...base, ...record() });
    world.github.user('northwind', { id: 501 });
    world.github.user('maintainer', { role: 'write' });
    const pull = world.github.people.openPullRequest({ author: 'northwind', files: record({ approvers: [{ login: 'rosa', id: 503 }] }) });
    await world.gate();
    expect(world.checksOn(world.headOf(pull))['certify']).toBe('action_required');
    world.github.people.review(pull, 'maintainer', 'approve');
    await world.gate();
    expect(world.checksOn(world.headOf(pull))['certify']).toBe('success');
  });

  function readme(more: string): string {
    return `${goldenFiles(folder)[`${folder}/readme.md`]}\n${more}\n`;
  }
});

describe('several pull requests', () => {
  test('one that moves between listing and fetching is left to the next run, and never told on another commit', async () => {
    const world = await startGate(base);
    const { people } = world.github;
    const pull = people.openPullRequest({ author: 'northwind', files: broken() });
    const old = world.headOf(pull);
    const other = people.openPullRequest({ author: 'fabrikam', files: titled('Fabrikam Things', 'certified-connectors/Fabrikam Things') });
    const run = await world.gate([], {}, { afterListing: () => void people.forcePush(pull, goldenFiles(folder)) });
    expect(run).toMatchObject({ status: 0 });
    expect(run.err).toContain('#1: moved while it was looked at, and is left to the next run.');
    expect(world.checksOn(old)).toEqual({});
    expect(world.checksOn(world.headOf(pull))).toEqual({});
    expect(world.checksOn(world.headOf(other))).toEqual(green);
    await world.gate();
    expect(world.checksOn(world.headOf(pull))).toEqual(green);
    expect(world.checksOn(old)).toEqual({});
  });

  test('of one commit share its check: what fails for one fails for both', async () => {
    const world = await startGate(base);
    const { people } = world.github;
    const first = people.openPullRequest({ author: 'northwind', files: broken(), branch: 'things' });
    const second = people.openPullRequest({ author: 'fabrikam', files: {}, branch: 'things' });
    const pull = world.github.world.issues.get(second)?.pull;
    if (pull !== undefined) pull.headSha = world.headOf(first);
    await world.gate();
    expect(world.checksOn(world.headOf(first))['certify']).toBe('failure');
    expect(world.commentsOf(first)).toHaveLength(1);
    expect(world.commentsOf(second)).toHaveLength(1);
    world.github.forget();
    await world.gate();
    expect(world.github.counts().writes).toBe(0);
  });
});

describe('strangers', () => {
  test('cannot have a comment taken for ours', async () => {
    const world = await startGate(base);
    const { people } = world.github;
    const pull = people.openPullRequest({ author: 'stranger', files: goldenFiles(folder) });
    people.comment(pull, 'stranger', '<!-- connector-certification:verdict -->\n**Ready: every rule passes**');
    await world.gate();
    const comments = world.github.world.issues.get(pull)?.comments ?? [];
    expect(comments.map(({ author, earlier }) => [author.login, earlier.length])).toEqual([
      ['stranger', 0],
      ['certify-gate[bot]', 0],
    ]);
  });

  test('cannot make the check that counts: one of a workflow is another App, and the branch knows ours', async () => {
    const world = await startGate(base);
    protect(world, { hasQueue: false });
    world.github.user('maintainer', { role: 'admin' });
    const workflow = 'name: certify\non: pull_request\njobs:\n  certify:\n    permissions: { checks: write }\n    runs-on: ubuntu-24.04\n';
    const pull = world.github.people.openPullRequest({
      author: 'stranger',
      fromFork: false,
      files: { ...goldenFiles(folder), '.github/workflows/certify.yml': workflow },
    });
    const press = () => world.github.people.merge(pull, 'maintainer');
    const head = world.headOf(pull);
    const token = world.github.workflowToken({ checks: 'write' });
    await fetch(`${world.github.apiUrl}/repos/contoso/connectors/check-runs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'certify', head_sha: head, conclusion: 'success', output: { title: 'Ready', summary: 'Ready' } }),
    });
    expect(press).toThrow('Required status check');
    await world.gate();
    expect(world.checksOn(head)['certify']).toBe('failure');
    expect(press).toThrow('Required status check');
    expect(world.github.world.checkRuns.filter(({ name, sha }) => name === 'certify' && sha === head).map(({ app }) => app.slug)).toEqual([
      'github-actions',
      'certify-gate',
    ]);
  });
});

test('a conversation in which nobody may comment keeps no verdict away, and what cannot be written is told in each run', async () => {
  const world = await startGate(base);
  const pull = world.github.people.openPullRequest({ author: 'northwind', files: broken() });
  world.github.failNext('issues/create-comment', 'permission', { times: 3 });
  const first = await world.gate();
  expect(first.status).toBe(2);
  expect(first.err).toContain('#1: Could not comment on #1: ');
  expect(world.checksOn(world.headOf(pull))['certify']).toBe('failure');
  const writes = world.github.world.checkRuns.length;
  expect((await world.gate()).status).toBe(2);
  expect(world.github.world.checkRuns).toHaveLength(writes);
  world.github.people.push(pull, goldenFiles(folder));
  expect((await world.gate()).status).toBe(2);
  expect(world.checksOn(world.headOf(pull))['certify']).toBe('success');
  expect((await world.gate()).status).toBe(0);
  expect(world.commentsOf(pull)).toHaveLength(1);
});

test('the token of a workflow is refused: what it wrote could be that of anybody', async () => {
  const terminal = fakeTerminal('.', { variable: (name) => ({ GITHUB_REPOSITORY: 'contoso/connectors', GITHUB_TOKEN: 'secret' })[name] });
  expect(await main(['github', 'gate'], terminal)).toBe(2);
  expect(terminal.printed.err).toMatch(/^certify: The variable CERTIFY_APP_SLUG is not set/);
});

test('--dry-run prints what would be written, and writes nothing', async () => {
  const world = await startGate(base);
  world.github.people.openPullRequest({ author: 'northwind', files: goldenFiles(folder) });
  const { status, out } = await world.gate(['--dry-run']);
  expect(status).toBe(0);
  expect(
    out
      .split('\n')
      .filter((line) => /^\S/.test(line))
      .map((line) => line.replace(/[0-9a-f]{12}/, 'COMMIT')),
  ).toEqual([
    "create-check COMMIT 'certify / files': success, ok",
    "create-check COMMIT 'certify / rules': success, ok",
    "create-check COMMIT 'certify / changes': success, ok",
    "create-check COMMIT 'certify / ownership': success, ok",
    'create-comment #1',
    "add-label #1 'certify: pass'",
    "create-check COMMIT 'certify': success, Ready: every rule passes",
  ]);
  expect(world.github.counts().writes).toBe(0);
});
