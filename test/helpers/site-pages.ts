import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { buildCatalog } from '../../src/catalog/catalog.ts';
import type { CatalogFacts } from '../../src/catalog/catalog-entry.ts';
import { neededVersions } from '../../src/catalog/connector-status.ts';
import { contentKey } from '../../src/catalog/ledger.ts';
import type { Files } from '../../src/catalog/store-state.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { pageMaker, type SiteFacts } from '../../src/site/site.ts';
import { type folderWith, policyOf, publishers } from './catalog-samples.ts';
import { emptyWorld, type World } from './catalog-world.ts';

type Folder = ReturnType<typeof folderWith>;

/** Lets everything through. */
const instant = policyOf({ profile: 'local', optionalQuestions: ['tests', 'approval'] });

export const day = (date: number): string => `2026-11-${String(date).padStart(2, '0')}T00:00:00.000Z`;

/** A catalog of one connector, `things`, to which these versions came one after the other, each public at once unless `isPublic` says no. */
export async function worldOf(folders: readonly Folder[], isPublic: (index: number) => boolean = () => true): Promise<World> {
  const world = emptyWorld();
  for (const [at, folder] of folders.entries()) {
    await world.arrive(folder, day(at + 1));
    if (isPublic(at)) await world.ask(day(at + 1), instant);
  }
  return world;
}

/** What the catalog publishes of a world. */
export function catalogOf(world: World, more: Partial<CatalogFacts> = {}): Files {
  const { judge, contents, standings } = world.facts(day(20), instant);
  const keys = new Set([...neededVersions(world.state())].map(({ record }) => contentKey(record)));
  return buildCatalog({
    state: world.state(),
    contents: new Map([...contents].filter(([key]) => keys.has(key))),
    publishers,
    standings,
    policy: instant,
    decisions: [],
    tool: judge.tool,
    comparer: comparerOf(Object.values<Rule>(index)),
    source: { commit: null, committedAt: null },
    now: new Date(day(20)),
    ...more,
  });
}

/** The pages of a catalog as texts by path. */
export function pagesOf(files: Files, facts: SiteFacts = {}): ReadonlyMap<string, string> {
  const maker = pageMaker({ raw: (path) => files.get(path), ...facts });
  const pages = [...files].flatMap(([path, bytes]) => maker.see(path, bytes));
  return new Map([...pages, ...maker.rest()].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}
