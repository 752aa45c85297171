import { expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { buildCatalog } from '../../src/catalog/catalog.ts';
import { neededVersions } from '../../src/catalog/connector-status.ts';
import { contentKey } from '../../src/catalog/ledger.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { folderWith, policyOf, publishers } from '../helpers/catalog-samples.ts';
import { emptyWorld, type World } from '../helpers/catalog-world.ts';

const instant = policyOf({ profile: 'local', optionalQuestions: ['tests', 'approval'] });
const day = (date: number): string => `2026-11-${String(date).padStart(2, '0')}T00:00:00.000Z`;

function entryOf(world: World) {
  const { judge, contents, standings } = world.facts(day(11), instant);
  const keys = new Set([...neededVersions(world.state())].map(({ record }) => contentKey(record)));
  const files = buildCatalog({
    state: world.state(),
    contents: new Map([...contents].filter(([key]) => keys.has(key))),
    publishers,
    standings,
    policy: instant,
    decisions: [],
    tool: judge.tool,
    comparer: comparerOf(Object.values<Rule>(index)),
    source: { commit: null, committedAt: null },
    now: new Date(day(11)),
  });
  return JSON.parse(new TextDecoder().decode(files.get('/v1/connectors/things.json')));
}

test('a version on a channel tells what it changes of what is or was public before it; older ones do not', async () => {
  const world = emptyWorld();
  for (const [at, version] of ['1.0.0', '1.1.0'].entries()) {
    await world.arrive(folderWith({ info: { version } }), day(at + 1));
    await world.ask(day(at + 1), instant);
  }
  await world.arrive(folderWith({ info: { version: '2.0.0' }, definition: { host: 'api2.northwindtraders.com' } }), day(4));
  const [next, current, oldest] = entryOf(world).versions;
  expect(current.changes).toEqual({
    since: { version: '1.0.0', revision: 0 },
    updateClass: current.changes.updateClass,
    breaking: false,
    sensitive: [],
    count: current.changes.list.length,
    list: current.changes.list,
  });
  expect(next.changes.since).toEqual({ version: '1.1.0', revision: 0 });
  expect(next.changes.sensitive).toEqual(['host']);
  expect(next.changes.list[0]).toMatchObject({ sensitive: 'host', operation: null });
  expect(oldest.changes).toBeUndefined();
});

test('an entry tells what came of trying the operations, with the evidence', async () => {
  const world = emptyWorld();
  await world.arrive(folderWith({ info: { version: '1.0.0' } }), day(1));
  const operation = (id: string, result: string) => ({ id, result, calls: 1, succeeded: 1, difference: null });
  const operations = [operation('GetThings', 'passed'), operation('CreateThing', 'needs-runtime'), operation('GetThing', 'passed')];
  world.prove({ against: { kind: 'definition-mock' }, operations }, day(2));
  const { tests, versions } = entryOf(world);
  expect(tests).toEqual([
    {
      against: 'definition-mock',
      runBy: null,
      at: day(2),
      evidence: versions[0].evidence[0],
      results: [
        { result: 'needs-runtime', count: 1, operations: ['CreateThing'] },
        { result: 'passed', count: 2, operations: [] },
      ],
    },
  ]);
});
