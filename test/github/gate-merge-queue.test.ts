import { expect, test, vi } from 'vitest';
import { membersOf, queuedGroups } from '../../src/github/merge-queue.ts';
import { goldenFiles } from '../helpers/folder.ts';
import { type GateWorld, protect, startGate } from '../helpers/gate.ts';
import { git } from '../helpers/repository.ts';

// Real git and a server at each step take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const base = { 'README.md': '# Connectors\n' };

async function startQueue(): Promise<GateWorld> {
  const world = await startGate(base);
  protect(world, { hasQueue: true });
  return world;
}

/** The golden connector in another folder, under another title. */
function connector(name: string, title = name): Record<string, string> {
  const folder = `certified-connectors/${name}`;
  return Object.fromEntries(Object.entries(goldenFiles(folder)).map(([path, text]) => [path, text.replaceAll('Northwind Things', title)]));
}

const stateOf = ({ github }: GateWorld, pull: number) => github.world.issues.get(pull)?.state;

test('two connectors that are good alone and together are merged by their groups', async () => {
  const world = await startQueue();
  const { people } = world.github;
  const first = people.openPullRequest({ author: 'northwind', files: connector('Northwind Things') });
  const second = people.openPullRequest({ author: 'fabrikam', files: connector('Fabrikam Orders') });
  await world.gate();
  people.enqueue(first, 'northwind');
  people.enqueue(second, 'fabrikam');
  const run = await world.gate();
  expect(run.status).toBe(0);
  expect(run.err).toMatch(/pr-1-[0-9a-f]{40} [0-9a-f]{12}: Ready: every pull request of the group passes/);
  expect([stateOf(world, first), stateOf(world, second)]).toEqual(['closed', 'closed']);
  world.github.expectNoViolations();
});

test('two connectors of one id, each good alone, clash together: the second one leaves the queue', async () => {
  const world = await startQueue();
  const { people } = world.github;
  const first = people.openPullRequest({ author: 'northwind', files: connector('Northwind Things') });
  const second = people.openPullRequest({ author: 'fabrikam', files: connector('NorthwindThings', 'Fabrikam Orders') });
  await world.gate();
  expect([world.checksOn(world.headOf(first))['certify'], world.checksOn(world.headOf(second))['certify']]).toEqual(['success', 'success']);
  people.enqueue(first, 'northwind');
  const { sha } = people.enqueue(second, 'fabrikam');
  await world.gate();
  expect(world.checksOn(sha)).toEqual({ certify: 'failure' });
  const told = world.github.world.checkRuns.find((run) => run.sha === sha)?.output;
  expect(told?.title).toBe('#2 cannot be merged with those before it');
  expect(told?.summary).toContain('northwind-things');
  expect([stateOf(world, first), stateOf(world, second)]).toEqual(['closed', 'open']);
  await world.gate();
  expect(world.checksOn(world.headOf(second))['certify']).toBe('failure');
});

test('a group keeps its verdict: the next run writes nothing for it', async () => {
  const world = await startGate(base);
  const pull = world.github.people.openPullRequest({ author: 'northwind', files: connector('Northwind Things') });
  const sha = groupOf(world, pull);
  await world.gate();
  expect(world.checksOn(sha)).toEqual({ certify: 'success' });
  world.github.forget();
  await world.gate();
  expect(world.github.counts().writes).toBe(0);
});

test('a group that holds what its pull request does not fails', async () => {
  const world = await startGate(base);
  const pull = world.github.people.openPullRequest({ author: 'northwind', files: connector('Northwind Things') });
  const other = world.github.people.openPullRequest({
    author: 'stranger',
    files: { ...connector('Northwind Things'), '.github/a.yml': 'a' },
  });
  const sha = groupOf(world, pull, world.headOf(other));
  await world.gate();
  expect(world.checksOn(sha)).toEqual({ certify: 'failure' });
});

/** Puts a group into the queue by hand, where nothing merges it: the files of a commit on top of the default branch. */
function groupOf({ github, headOf }: GateWorld, pull: number, files: string = headOf(pull)): string {
  const tip = git(github.git, 'rev-parse', 'main');
  const sha = git(github.git, 'commit-tree', `${files}^{tree}`, '-p', tip, '-p', headOf(pull), '-m', 'Merge');
  git(github.git, 'update-ref', `refs/heads/gh-readonly-queue/main/pr-${pull}-${tip}`, sha);
  return sha;
}

test('a pull request whose own check does not pass fails its group', async () => {
  const world = await startQueue();
  const { people } = world.github;
  const pull = people.openPullRequest({ author: 'northwind', files: connector('Northwind Things') });
  await world.gate();
  const { sha } = people.enqueue(pull, 'northwind');
  people.commitOnDefault({
    'certification.json': `${JSON.stringify({ schemaVersion: 1, baseBranch: 'dev', rules: { 'submission-target-branch': 'error' } })}\n`,
  });
  await world.gate();
  expect(world.checksOn(sha)).toEqual({ certify: 'failure' });
});

test('names that are not written as GitHub does are no groups', () => {
  const commit = 'a'.repeat(40);
  const branches = new Map([
    [`gh-readonly-queue/main/pr-7-${'b'.repeat(40)}`, commit],
    [`gh-readonly-queue/main/pr-8-${'b'.repeat(39)}`, commit],
    [`gh-readonly-queue/main/pr-x-${'b'.repeat(40)}`, commit],
    [`gh-readonly-queue/dev/pr-7-${'b'.repeat(40)}`, commit],
    [`gh-readonly-queue/main/pr-7-${'b'.repeat(40)}/more`, commit],
  ]);
  expect(queuedGroups(branches, 'main')).toEqual([
    { branch: `gh-readonly-queue/main/pr-7-${'b'.repeat(40)}`, commit, number: 7, stackedOn: 'b'.repeat(40) },
  ]);
});

test('members are found by what each group is stacked on; a chain that leads nowhere or in a circle has none', async () => {
  const group = (number: number, stackedOn: string, commit: string) => ({ branch: `${number}`, number, stackedOn, commit });
  const isMerged = async (commit: string) => commit === 'tip';
  const first = group(1, 'tip', 'one');
  const second = group(2, 'one', 'two');
  const third = group(3, 'two', 'three');
  expect(await membersOf(third, [third, first, second], isMerged)).toEqual([first, second, third]);
  expect(await membersOf(third, [third, first], isMerged)).toBeUndefined();
  const circle = [group(1, 'two', 'one'), group(2, 'one', 'two')];
  expect(await membersOf(circle[0] ?? first, circle, isMerged)).toBeUndefined();
});
