import { expect, test } from 'vitest';
import { sortOut } from '../../src/catalog/preview.ts';
import { judge } from '../../src/catalog/stored-report.ts';
import { treeIdOf } from '../../src/catalog/tree-id.ts';
import { readConnector, versionOf } from '../../src/connector/connector.ts';
import type { ConnectorFolder } from '../../src/connector/folder.ts';
import { folderWith, lineJudge, policyOf } from '../helpers/catalog-samples.ts';
import { emptyWorld } from '../helpers/catalog-world.ts';

const began = '2026-11-01T00:00:00.000Z';
const old = folderWith({ name: 'Things' });
const other = folderWith({ name: 'things', readme: 'Another connector.' });

async function judged(folder: ConnectorFolder) {
  const connector = readConnector(folder);
  const tree = treeIdOf(folder.entries) ?? '';
  return {
    id: 'things',
    folder: folder.path,
    content: folder,
    version: versionOf(connector),
    tree,
    report: await judge(lineJudge, connector, tree),
  };
}

test('an id that never was public is free 90 days after its last event, when its folder is gone', async () => {
  const world = emptyWorld();
  await world.arrive(old, began);
  world.tell({ type: 'held', id: 'things', at: '2026-11-11T00:00:00.000Z', by: { kind: 'operator' }, reason: 'Somebody objected.' });
  const asked = [await judged(other)];
  const before = sortOut(asked, world.state(), new Date('2027-02-08T23:59:59Z'));
  expect(before.passed).toEqual([]);
  expect(before.refused.map(({ sentence }) => sentence)).toEqual([
    "the id 'things' belongs to certified-connectors/Things until 2027-02-09: it never was public, and its folder is gone",
  ]);
  expect(sortOut(asked, world.state(), new Date('2027-02-09T00:00:00Z')).passed.map(({ folder }) => folder)).toEqual([
    'certified-connectors/things',
  ]);
  await world.arrive(other, '2027-02-09T00:00:00.000Z');
  expect(world.ledger().preview?.record).toMatchObject({ folder: 'certified-connectors/things', version: '1.0.0', revision: 1 });
});

test('an id whose folder is there, or that was public for a day, belongs to its folder for ever', async () => {
  const world = emptyWorld();
  await world.arrive(old, began);
  const late = new Date('2036-01-01T00:00:00Z');
  const both = sortOut([await judged(old), await judged(other)], world.state(), late);
  expect(both.refused.map(({ sentence }) => sentence)).toEqual(["the id 'things' belongs to certified-connectors/Things"]);
  expect(
    (await world.ask('2026-11-02T00:00:00.000Z', policyOf({ profile: 'local', optionalQuestions: ['tests', 'approval'] })))?.isPromoted,
  ).toBe(true);
  world.tell({ type: 'withdrawn', id: 'things', at: '2026-11-03T00:00:00.000Z', by: { kind: 'operator' }, reason: 'Nobody wants it.' });
  world.tell({ type: 'reinstated', id: 'things', at: '2026-11-04T00:00:00.000Z', by: { kind: 'operator' }, reason: 'They do.' });
  expect(sortOut([await judged(other)], world.state(), late).refused.map(({ sentence }) => sentence)).toEqual([
    "the id 'things' belongs to certified-connectors/Things",
  ]);
});

test('of two folders that want a freed id nobody gets it', async () => {
  const world = emptyWorld();
  await world.arrive(old, began);
  const third = folderWith({ name: 'THINGS', readme: 'A third.' });
  const { passed, refused } = sortOut([await judged(other), await judged(third)], world.state(), new Date('2027-12-01T00:00:00Z'));
  expect(passed).toEqual([]);
  expect(refused.map(({ sentence }) => sentence)).toEqual(["several folders are named 'things'", "several folders are named 'things'"]);
});
