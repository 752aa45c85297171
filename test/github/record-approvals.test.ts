import { expect, test } from 'vitest';
import { type CatalogOnGitHub, catalogOnGitHub, things } from './catalog-on-github.ts';

const policy = { schemaVersion: 1, profile: 'local', optionalQuestions: ['tests'] };
const id = 'northwind-things';

/** A pull request of eve's with a version of the connector. */
function opened(world: CatalogOnGitHub): number {
  const files = world.version('1.1.0', 'Keeps the list of things that a warehouse holds.');
  return world.standIn.people.openPullRequest({ author: 'eve', files, title: 'Update' });
}

async function previewed(world: CatalogOnGitHub): Promise<string> {
  world.pull();
  const { status, out, err } = await world.certify('preview', '--github');
  expect({ status, err }).toEqual({ status: 0, err: '' });
  return out;
}

async function approvals(world: CatalogOnGitHub) {
  const events = (await world.state()).ledgers.get(id) ?? [];
  return events.flatMap((event) => (event.type === 'approved' ? [{ tree: event.tree, by: event.by }] : []));
}

async function previewedTree(world: CatalogOnGitHub) {
  const last = (await world.state()).ledgers.get(id)?.findLast(({ type }) => type === 'previewed');
  return last?.type === 'previewed' ? last.record.tree : undefined;
}

test("a maintainer's review of the head that was merged answers the question about approval, and is recorded once", async () => {
  const world = await catalogOnGitHub(policy);
  const { people } = world.standIn;
  const pull = opened(world);
  people.review(pull, 'maria', 'comment');
  people.review(pull, 'maria', 'approve');
  people.merge(pull, 'maria', 'squash');
  expect(await previewed(world)).toMatch(/is on preview now\.\nnorthwind-things: 1\.1\.0 \(tree [0-9a-f]+\) was approved\n$/);
  expect(await approvals(world)).toEqual([{ tree: await previewedTree(world), by: { kind: 'account', id: 9 } }]);
  expect(await previewed(world)).toBe('Nothing is new.\n');
  expect(await approvals(world)).toHaveLength(1);
  expect((await world.certify('promote', '--dry-run')).out).not.toContain('No maintainer approved');
  world.standIn.expectNoViolations();
});

test('a review that follows the merge is recorded by the next run', async () => {
  const world = await catalogOnGitHub(policy);
  const pull = opened(world);
  world.standIn.people.merge(pull, 'maria', 'squash');
  await previewed(world);
  expect(await approvals(world)).toEqual([]);
  world.standIn.people.review(pull, 'maria', 'approve');
  await previewed(world);
  expect(await approvals(world)).toHaveLength(1);
});

const notCounted: readonly (readonly [string, (world: CatalogOnGitHub, pull: number) => void])[] = [
  ['of somebody who may not write', ({ standIn }, pull) => standIn.people.review(pull, 'rosa', 'approve')],
  [
    'of an older head',
    (world, pull) => {
      world.standIn.people.review(pull, 'maria', 'approve');
      world.standIn.people.push(pull, world.version('1.1.0', 'Keeps another list of things that a warehouse holds.'));
    },
  ],
  [
    'that was taken back',
    ({ standIn }, pull) => {
      standIn.people.review(pull, 'maria', 'approve');
      standIn.people.review(pull, 'maria', 'request changes');
    },
  ],
  ['that is only a comment', ({ standIn }, pull) => standIn.people.review(pull, 'maria', 'comment')],
];

test.each(notCounted)('a review is not recorded %s', async (_what, happen) => {
  const world = await catalogOnGitHub(policy);
  const pull = opened(world);
  happen(world, pull);
  world.standIn.people.merge(pull, 'maria', 'squash');
  await previewed(world);
  expect(await approvals(world)).toEqual([]);
});

test('the review of an account of the publisher is not recorded, though it may write', async () => {
  const world = await catalogOnGitHub(policy);
  world.standIn.user('rosa', { id: 3, role: 'write' });
  const pull = opened(world);
  world.standIn.people.review(pull, 'rosa', 'approve');
  world.standIn.people.merge(pull, 'maria', 'squash');
  expect(await previewed(world)).toContain('account 3 belongs to the publisher');
  expect(await approvals(world)).toEqual([]);
});

test('a review is not recorded for other bytes than the head held', async () => {
  const world = await catalogOnGitHub(policy);
  const pull = opened(world);
  world.standIn.people.review(pull, 'maria', 'approve');
  world.standIn.people.commitOnDefault({ [`${things}/notes.md`]: 'Came with another commit.\n' });
  world.standIn.people.merge(pull, 'maria', 'squash');
  expect(await previewed(world)).toContain(`was approved, and not for what is on preview: certify approve ${id}`);
  expect(await approvals(world)).toEqual([]);
});
