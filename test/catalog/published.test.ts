import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { buildCatalog } from '../../src/catalog/catalog.ts';
import { neededVersions } from '../../src/catalog/connector-status.ts';
import { feedFiles } from '../../src/catalog/feeds.ts';
import { contentKey, type EventDraft } from '../../src/catalog/ledger.ts';
import { parseTarget } from '../../src/catalog/operation-target.ts';
import { happeningOf, type OperationName, type Wish } from '../../src/catalog/operations.ts';
import { folderWith, policyOf, publishers } from '../helpers/catalog-samples.ts';
import { emptyWorld, type World } from '../helpers/catalog-world.ts';
import { drafts, ledgerOf, recordOf } from '../helpers/ledger.ts';

const instant = policyOf({ profile: 'local', optionalQuestions: ['tests', 'approval'] });
const day = (date: number): string => `2026-11-${String(date).padStart(2, '0')}T00:00:00.000Z`;

/** 1.0.0 was public, 1.1.0 is, 2.0.0 is on preview. */
async function grown(): Promise<World> {
  const world = emptyWorld();
  for (const [index, version] of ['1.0.0', '1.1.0'].entries()) {
    await world.arrive(folderWith({ info: { version } }), day(index + 1));
    await world.ask(day(index + 1), instant);
  }
  await world.arrive(folderWith({ info: { version: '2.0.0' } }), day(4));
  return world;
}

async function doTo(world: World, operation: OperationName, target = 'things', more: Partial<Wish> = {}): Promise<void> {
  const wish: Wish = {
    operation,
    ...parseTarget(target),
    reason: 'A reason.',
    by: { kind: 'account', id: 9 },
    at: new Date(day(10)),
    ...more,
  };
  world.happen(
    await happeningOf(wish, world.state(), {
      publisherIds: async () => undefined,
      ownAccounts: async () => [],
      fallbackFor: async () => null,
    }),
  );
}

function published(world: World, onlyNeeded = false) {
  const { judge, contents, standings } = world.facts(day(11), instant);
  const versions = [...neededVersions(world.state())];
  const needed = versions.flatMap(({ record, isWished }) => (isWished ? [] : [record]));
  const wished = versions.flatMap(({ record, isWished }) => (isWished ? [record] : []));
  const keys = new Set([...needed, ...(onlyNeeded ? [] : wished)].map(contentKey));
  const files = buildCatalog({
    state: world.state(),
    contents: new Map([...contents].filter(([key]) => keys.has(key))),
    publishers,
    standings,
    policy: instant,
    decisions: [],
    tool: judge.tool,
    source: { commit: null, committedAt: null },
    now: new Date(day(11)),
  });
  const json = (path: string) => JSON.parse(new TextDecoder().decode(files.get(path)));
  return { files, json, entry: json('/v1/catalog.json').connectors[0], removed: json('/v1/removed.json').removed };
}

const versionsOf = (file: { versions: { version: string; status: string; bundle: { path: string | null } }[] }) =>
  file.versions.map(({ version, status, bundle }) => [version, status, bundle.path !== null]);
const downloads = (files: ReadonlyMap<string, unknown>) => [...files.keys()].filter((path) => /^\/(?:bundles|files)\//.test(path)).length;

describe('where a connector stands', () => {
  test('public', async () => {
    const { entry, json, removed, files } = published(await grown());
    expect([entry.status, entry.notice, entry.errors, removed]).toEqual(['public', null, 0, []]);
    expect(versionsOf(json('/v1/connectors/things.json'))).toEqual([
      ['2.0.0', 'preview', true],
      ['1.1.0', 'public', true],
      ['1.0.0', 'superseded', false],
    ]);
    expect(downloads(files)).toBeGreaterThan(2);
  });

  test('yanked, and withheld where nothing is left', async () => {
    const world = await grown();
    await doTo(world, 'yank', 'things', { advisory: 'https://contoso.com/a' });
    const { entry, json, removed } = published(world);
    expect([entry.status, entry.notice, entry.versions.public]).toEqual(['withheld', 'A reason.', null]);
    const file = json('/v1/connectors/things.json');
    expect([file.status, file.described, file.versions[1].yanked]).toEqual([
      'withheld',
      'preview',
      { at: day(10), by: { kind: 'account', id: 9 }, reason: 'A reason.', advisory: 'https://contoso.com/a' },
    ]);
    expect(removed).toEqual([
      { id: 'things', version: '1.1.0', revision: 0, kind: 'yanked', at: day(10), reason: 'A reason.', advisory: 'https://contoso.com/a' },
    ]);
    await doTo(world, 'yank', 'things@2.0.0');
    expect(versionsOf(published(world).json('/v1/connectors/things.json'))[0]).toEqual(['2.0.0', 'yanked', false]);
  });

  test.each(['suspend', 'withdraw'] as const)(
    'after %s nothing can be downloaded, and the last public version describes it',
    async (operation) => {
      const world = await grown();
      await doTo(world, operation);
      const { entry, json, files, removed } = published(world);
      const kind = operation === 'suspend' ? 'suspended' : 'withdrawn';
      expect([entry.status, entry.notice, entry.versions.public]).toEqual([kind, 'A reason.', null]);
      expect(downloads(files)).toBe(0);
      const file = json('/v1/connectors/things.json');
      expect([file.described, file.standing[kind].by, file.versions[1].status]).toEqual(['none', { kind: 'account', id: 9 }, kind]);
      expect(removed).toMatchObject([{ id: 'things', version: null, revision: null, kind, reason: 'A reason.' }]);
      expect(json('/v1/list.json')).toEqual({});
      // Where its bytes are not to be had any more it is told as removed, and holds nothing up.
      const without = published(world, true);
      expect([without.entry?.status, without.removed.length]).toEqual([undefined, 1]);
    },
  );

  test('deprecated, held, being handed over, approved, exempt: told, and still there', async () => {
    const world = await grown();
    for (const operation of ['hold', 'approve'] as const) await doTo(world, operation);
    await doTo(world, 'deprecate');
    await doTo(world, 'transfer', 'things', { to: 'contoso' });
    await doTo(world, 'exempt', 'things@2.0.0', { until: '2026-12-01' });
    const { entry, json, files } = published(world);
    expect([entry.status, entry.notice]).toEqual(['deprecated', 'A reason.']);
    const { standing, versions } = json('/v1/connectors/things.json');
    expect([standing.held.reason, standing.deprecated.successor, standing.transfer.to, standing.suspended]).toEqual([
      'A reason.',
      null,
      'contoso',
      null,
    ]);
    expect(versions[0]).toMatchObject({
      approvals: [{ by: { kind: 'account', id: 9 } }],
      exemptions: [{ question: 'tests', until: '2026-12-01' }],
    });
    expect(downloads(files)).toBeGreaterThan(2);
  });

  test('purged: no byte of it is in any file, and digests and reason stay', async () => {
    const world = emptyWorld();
    await world.arrive(folderWith({ readme: 'password-of-contoso' }), day(1));
    await world.ask(day(1), instant);
    await world.arrive(folderWith({ info: { version: '1.1.0' } }), day(2));
    const bytesOf = (files: ReadonlyMap<string, Uint8Array>) =>
      [...files.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('');
    expect(bytesOf(published(world).files)).toContain('password-of-contoso');
    await doTo(world, 'purge', 'things@1.0.0');
    const { files, json, removed } = published(world);
    expect(bytesOf(files)).not.toContain('password-of-contoso');
    const purged = json('/v1/connectors/things.json').versions[1];
    expect(purged).toMatchObject({
      status: 'purged',
      bundle: { path: null },
      report: { path: null, verdict: null, summary: null },
      purged: { reason: 'A reason.' },
    });
    expect(purged.purged.gone).toContain(purged.bundle.sha256);
    expect(removed).toMatchObject([{ version: '1.0.0', kind: 'purged' }]);
    await doTo(world, 'purge', 'things@1.1.0');
    const nothing = published(world);
    expect([nothing.entry, nothing.removed.length]).toEqual([undefined, 2]);
  });

  test('a rollback is told at the version it left', async () => {
    const world = await grown();
    await doTo(world, 'rollback');
    expect(versionsOf(published(world).json('/v1/connectors/things.json'))).toEqual([
      ['2.0.0', 'preview', true],
      ['1.1.0', 'rolled-back', false],
      ['1.0.0', 'public', true],
    ]);
  });
});

describe('feeds', () => {
  const hostile = '"><script>alert(1)</script>]]>&amp;\u202e\u0000\u001b[31m\ud800\'';
  const [one, two] = [recordOf('1.0', 0, '1'), recordOf(hostile, 1, '2')];
  const happened: readonly EventDraft[] = [
    drafts.previewed(one, day(1)),
    drafts.promoted(one, null, day(2)),
    drafts.previewed(two, day(3)),
    drafts.promoted(two, one, day(4)),
    { ...drafts.yanked(two, one, day(5)), reason: hostile, advisory: 'https://contoso.com/?a&b' } as EventDraft,
    drafts.purged(two, 'unchanged', day(6)),
    drafts.suspended(day(7)),
    drafts.resumed(day(8)),
    drafts.withdrawn(day(9)),
  ];
  const feedsOf = (ledgers: Parameters<typeof feedFiles>[0]['ledgers'], url?: string) =>
    new Map(
      [...feedFiles({ ledgers }, new Map([['things', hostile]]), url)].map(([path, bytes]) => [
        path,
        new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      ]),
    );

  /** Reads a feed as strictly as RFC 4287: what each element must hold, in order of the entries. */
  function parsed(text: string | undefined) {
    const document = new DOMParser({
      onError: (level, message) => {
        throw new Error(`${level}: ${message}`);
      },
    }).parseFromString((text ?? '').replaceAll('\ufffd', '?'), 'application/xml');
    const root = document.documentElement;
    if (root === null) throw new Error('There is no feed.');
    expect([root.namespaceURI, root.localName]).toEqual(['http://www.w3.org/2005/Atom', 'feed']);
    const children = (parent: typeof root, name: string) =>
      Array.from(parent.childNodes).filter((node) => node.nodeName === name) as (typeof root)[];
    const only = (parent: typeof root, name: string): string => {
      const found = children(parent, name);
      expect([name, found.length]).toEqual([name, 1]);
      return found[0]?.textContent ?? '';
    };
    const check = (parent: typeof root, names: readonly string[]) => {
      expect([...new Set(Array.from(parent.childNodes).flatMap((node) => (node.nodeType === 1 ? [node.nodeName] : [])))].sort()).toEqual(
        [...names].sort(),
      );
      expect(only(parent, 'id')).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(only(parent, 'updated')).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
      expect(children(parent, 'link').length).toBe(1);
    };
    const entries = children(root, 'entry');
    check(root, ['id', 'title', 'updated', 'author', 'link', ...(entries.length > 0 ? ['entry'] : [])]);
    return entries.map((entry) => {
      check(entry, ['id', 'title', 'updated', 'link', 'summary']);
      return {
        id: only(entry, 'id'),
        title: only(entry, 'title'),
        updated: only(entry, 'updated'),
        text: only(entry, 'summary'),
        link: children(entry, 'link')[0]?.getAttribute('href'),
      };
    });
  }

  test('each thing that happened is in one feed, newest first, whatever its words are', () => {
    const feeds = feedsOf(new Map([['things', ledgerOf(happened)]]), 'https://catalog.contoso.com');
    const shown = '"><script>alert(1)</script>]]>&amp;???[31m?\'';
    expect(parsed(feeds.get('/feeds/added.atom')).map(({ title, updated, link }) => [title, updated, link])).toEqual([
      [`${shown} 1.0`, day(2), 'https://catalog.contoso.com/connectors/things/index.html'],
    ]);
    expect(parsed(feeds.get('/feeds/updated.atom')).map(({ title }) => title)).toEqual([`${shown} ${shown}+1`]);
    expect(parsed(feeds.get('/feeds/yanked.atom')).map(({ title, text }) => [title, text])).toEqual([
      [`${shown} was withdrawn`, 'The service ends.'],
      [`${shown} is not suspended any more`, expect.any(String)],
      [`${shown} is suspended`, 'The domain was sold.'],
      [`${shown} ${shown}+1 was purged`, 'It holds a key.'],
      [`${shown} ${shown}+1 was yanked`, `${shown} See https://contoso.com/?a&b`],
    ]);
    const ids = [...feeds.values()].flatMap((text) => parsed(text).map(({ id }) => id));
    expect(new Set(ids).size).toBe(7);
  });

  test('what is given back is told, and a version that is public again is one entry', () => {
    const next = recordOf('2.0', 0, '2');
    const about = { id: 'things', by: { kind: 'operator' }, reason: 'A mistake.' } as const;
    const history: readonly EventDraft[] = [
      drafts.previewed(one, day(1)),
      drafts.promoted(one, null, day(1)),
      drafts.previewed(next, day(2)),
      drafts.promoted(next, one, day(3)),
      ...[4, 7].flatMap((date): EventDraft[] => [
        { type: 'rolled-back', ...about, at: day(date), record: one, from: { version: '2.0', revision: 0 } },
        { type: 'released', ...about, at: day(date + 1) },
        drafts.promoted(next, one, day(date + 2)),
      ]),
      drafts.yanked(next, one, day(10)),
      { type: 'unyanked', ...about, at: day(11), name: { version: '2.0', revision: 0 } },
      drafts.withdrawn(day(12)),
      { type: 'reinstated', ...about, at: day(13) },
    ];
    const feeds = feedsOf(new Map([['things', ledgerOf(history)]]));
    const shown = parsed(feeds.get('/feeds/added.atom'))[0]?.title.replace(/ 1\.0$/, '');
    expect(parsed(feeds.get('/feeds/updated.atom')).map(({ title, updated }) => [title, updated])).toEqual([
      [`${shown} 2.0`, day(9)],
      [`${shown} 1.0`, day(7)],
    ]);
    expect(parsed(feeds.get('/feeds/yanked.atom')).map(({ title }) => title)).toEqual([
      `${shown} was reinstated`,
      `${shown} was withdrawn`,
      `${shown} 2.0 is not yanked any more`,
      `${shown} 2.0 was yanked`,
    ]);
  });

  test('empty feeds are feeds, the same history gives the same bytes, and a feed has a hundred entries at most', () => {
    for (const text of feedsOf(new Map()).values()) expect(parsed(text)).toEqual([]);
    const many = new Map(
      Array.from({ length: 120 }, (_, index) => [
        `things-${index}`,
        ledgerOf(
          [drafts.previewed(one), drafts.promoted(one, null, `2026-11-02T00:00:00.${String(index).padStart(3, '0')}Z`)].map((draft) => ({
            ...draft,
            id: `things-${index}`,
          })),
        ),
      ]),
    );
    const feeds = feedsOf(many);
    expect(feedsOf(new Map([...many].reverse()))).toEqual(feeds);
    const added = parsed(feeds.get('/feeds/added.atom'));
    expect([added.length, added[0]?.title, added[0]?.link]).toEqual([100, 'things-119 1.0', '../connectors/things-119/index.html']);
  });
});
