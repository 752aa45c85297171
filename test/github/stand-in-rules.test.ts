import { expect, test } from 'vitest';
import { client, refused } from '../helpers/github/client.ts';
import { type GitHubStandIn, startGitHub } from '../helpers/github/stand-in.ts';

const place = { owner: 'contoso', repo: 'connectors' };
const files = { 'certified-connectors/Contoso Orders/readme.md': '# Orders\n' };
const headOf = (github: GitHubStandIn, pull: number): string => github.world.issues.get(pull)?.pull?.headSha ?? '';

async function protectedRepository(rules: Parameters<GitHubStandIn['protectDefault']>[0] = { check: 'certify' }, more = {}) {
  const github = await startGitHub(more);
  const app = github.app('gate', { checks: 'write', contents: 'write', pull_requests: 'write' });
  github.protectDefault({ ...rules, from: app });
  github.people.addCollaborator('northwind', 'maintain');
  github.people.addCollaborator('tailspin', 'write');
  const gate = client(github, github.appToken(app));
  const job = client(github, github.workflowToken({ checks: 'write', contents: 'write' }));
  const pull = github.people.openPullRequest({ author: 'fabrikam', files, title: 'Add Orders' });
  const conclude = (by = gate, conclusion: 'success' | 'failure' | 'neutral' = 'success', sha = headOf(github, pull)) =>
    by.rest.checks.create({ ...place, name: 'certify', head_sha: sha, conclusion });
  return { github, gate, job, pull, conclude, press: () => github.people.merge(pull, 'northwind') };
}

test('the required check counts from its own App only', async () => {
  const { github, gate, job, pull, conclude, press } = await protectedRepository();
  expect(press).toThrow('Required status check is expected.');
  await conclude(job);
  expect(press).toThrow('Required status check is expected.');
  expect(await refused(job.rest.pulls.merge({ ...place, pull_number: pull }))).toMatchObject({ status: 405 });
  await conclude(gate);
  const { data } = await gate.rest.pulls.merge({ ...place, pull_number: pull, sha: headOf(github, pull) });
  expect(data.merged).toBe(true);
  expect((await gate.rest.repos.getBranch({ ...place, branch: 'main' })).data.commit.sha).toBe(data.sha);
  expect((await gate.rest.pulls.get({ ...place, pull_number: pull })).data).toMatchObject({
    merged: true,
    state: 'closed',
    merge_commit_sha: data.sha,
  });
  github.expectNoViolations();
});

test('the check must be on the exact head, and the newest run decides', async () => {
  const { github, gate, pull, conclude, press } = await protectedRepository();
  await conclude();
  github.people.push(pull, { 'certified-connectors/Contoso Orders/readme.md': '# Other\n' });
  expect(press).toThrow('Required status check is expected.');
  await conclude();
  await conclude(gate, 'failure');
  expect(press).toThrow('Required status check is expected.');
  await conclude(gate, 'neutral');
  expect(press()).toMatch(/^[0-9a-f]{40}$/);
});

test('a merge is refused for another head, for a conflict and when it is merged already', async () => {
  const { github, gate, pull, conclude } = await protectedRepository();
  await conclude();
  const merge = (sha?: string) => gate.rest.pulls.merge({ ...place, pull_number: pull, ...(sha === undefined ? {} : { sha }) });
  expect(await refused(merge('0'.repeat(40)))).toMatchObject({ status: 409 });
  github.people.commitOnDefault({ 'certified-connectors/Contoso Orders/readme.md': '# Mine\n' });
  expect(await refused(merge())).toMatchObject({ status: 405, message: 'Pull Request is not mergeable' });
  github.people.forcePush(pull, files);
  await conclude();
  expect((await merge()).data.merged).toBe(true);
  expect((await refused(merge())).status).toBe(405);
  github.expectNoViolations();
});

test('approvals come from others with the right to write, and fall when the head moves', async () => {
  const { github, conclude, pull, press } = await protectedRepository({ check: 'certify', approvals: 1 });
  await conclude();
  expect(press).toThrow('At least 1 approving review is required');
  expect(() => github.people.review(pull, 'fabrikam', 'approve')).toThrow('Unprocessable Entity');
  github.people.review(pull, 'stranger', 'approve');
  expect(press).toThrow('At least 1 approving review is required');
  github.people.review(pull, 'tailspin', 'approve');
  github.people.push(pull, { 'x.txt': 'x' });
  await conclude();
  expect(press).toThrow('At least 1 approving review is required');
  expect(github.world.issues.get(pull)?.pull?.reviews.map(({ state }) => state)).toEqual(['DISMISSED', 'DISMISSED']);
  github.people.review(pull, 'tailspin', 'approve');
  github.people.review(pull, 'northwind', 'request changes');
  expect(press).toThrow('Changes have been requested');
  github.people.review(pull, 'northwind', 'approve');
  press();
});

test('whoever pushed last cannot be the one approval where the rules say so', async () => {
  const { github, conclude, pull, press } = await protectedRepository({ check: 'certify', approvals: 1, lastPush: true });
  github.people.push(pull, { 'x.txt': 'x' }, 'tailspin');
  await conclude();
  github.people.review(pull, 'tailspin', 'approve');
  expect(press).toThrow('someone other than the last pusher');
  github.people.review(pull, 'northwind', 'approve');
  press();
});

test('an owner of the code must approve, as the file of the default branch says', async () => {
  const { github, conclude, pull, press } = await protectedRepository(
    { check: 'certify', codeOwners: true },
    {
      files: { '.github/CODEOWNERS': '* @tailspin\n/certified-connectors/Contoso\\ Orders/ @northwind\n', 'README.md': 'x' },
    },
  );
  await conclude();
  github.people.review(pull, 'tailspin', 'approve');
  expect(press).toThrow('Waiting on code owner review from @northwind.');
  github.people.review(pull, 'northwind', 'approve');
  press();
});

test('a draft, a closed one and one without the right to push do not merge', async () => {
  const { github, conclude, pull } = await protectedRepository();
  await conclude();
  expect(() => github.people.merge(pull, 'stranger')).toThrow('Must have push access');
  github.people.close(pull);
  expect(() => github.people.merge(pull, 'northwind')).toThrow('not mergeable');
  github.people.reopen(pull);
  const draft = github.people.openPullRequest({ author: 'fabrikam', files: { 'y.txt': 'y' }, draft: true });
  expect(() => github.people.merge(draft, 'northwind')).toThrow('still a draft');
  github.people.merge(pull, 'northwind');
});

test('the merge queue merges on a branch of its own, and lands when the check passes there', async () => {
  const { github, gate, job, pull, conclude, press } = await protectedRepository({ check: 'certify', mergeQueue: true });
  await conclude();
  expect(press).toThrow('through the merge queue');
  const main = (await gate.rest.repos.getBranch({ ...place, branch: 'main' })).data.commit.sha;
  const { ref, sha } = github.people.enqueue(pull, 'northwind');
  expect(ref).toBe(`refs/heads/gh-readonly-queue/main/pr-${pull}-${main}`);
  const { data: refs } = await gate.rest.git.listMatchingRefs({ ...place, ref: 'heads/gh-readonly-queue/' });
  expect(refs.map((each) => [each.ref, each.object.sha])).toEqual([[ref, sha]]);
  await conclude(job, 'success', sha);
  expect(github.world.queue).toHaveLength(1);
  await conclude(gate, 'success', sha);
  expect(github.world.queue).toEqual([]);
  expect((await gate.rest.repos.getBranch({ ...place, branch: 'main' })).data.commit.sha).toBe(sha);
  expect((await gate.rest.pulls.get({ ...place, pull_number: pull })).data.merged).toBe(true);
  expect((await gate.rest.git.listMatchingRefs({ ...place, ref: 'heads/gh-readonly-queue/' })).data).toEqual([]);
  github.expectNoViolations();
});

test('the merge queue drops what fails and merges anew what stood behind it', async () => {
  const { github, gate, pull, conclude } = await protectedRepository({ check: 'certify', mergeQueue: true });
  await conclude();
  const second = github.people.openPullRequest({ author: 'litware', files: { 'two.txt': '2' } });
  await conclude(gate, 'success', headOf(github, second));
  const first = github.people.enqueue(pull, 'northwind');
  const behind = github.people.enqueue(second, 'northwind');
  expect(behind.base).toBe(first.sha);
  await conclude(gate, 'success', behind.sha);
  expect(github.world.queue).toHaveLength(2);
  await conclude(gate, 'failure', first.sha);
  const [left] = github.world.queue;
  expect([github.world.queue.length, left?.issue.number, left?.sha === behind.sha]).toEqual([1, second, false]);
  await conclude(gate, 'success', left?.sha);
  expect(github.world.issues.get(second)?.pull?.mergedAt).not.toBeNull();
  expect(github.world.issues.get(pull)?.pull?.mergedAt).toBeNull();
});

test('a push to the head takes a pull request out of the queue', async () => {
  const { github, pull, conclude } = await protectedRepository({ check: 'certify', mergeQueue: true });
  await conclude();
  github.people.enqueue(pull, 'northwind');
  github.people.push(pull, { 'x.txt': 'x' });
  expect(github.world.queue).toEqual([]);
  expect(
    github
      .happenings()
      .filter(({ name }) => name === 'merge_group')
      .map(({ action }) => action),
  ).toEqual(['checks_requested', 'destroyed']);
  expect(() => github.people.enqueue(pull, 'northwind')).toThrow('Required status check is expected.');
});
