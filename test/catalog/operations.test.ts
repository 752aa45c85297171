import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions } from '../../src/catalog/compare-versions.ts';
import { findFallback } from '../../src/catalog/fallback.ts';
import { contentKey, ledgerProblem, type VersionRecord } from '../../src/catalog/ledger.ts';
import { brokenLaw } from '../../src/catalog/ledger-laws.ts';
import { stateOf } from '../../src/catalog/ledger-state.ts';
import { toldConnector } from '../../src/catalog/ledger-told.ts';
import { findConnector, findVersion, parseTarget } from '../../src/catalog/operation-target.ts';
import { happeningOf, type OperationFacts, type OperationName, type Wish } from '../../src/catalog/operations.ts';
import { channelOf, readState } from '../../src/catalog/store-state.ts';
import { eventText } from '../../src/cli/event-text.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { folderWith, policyOf } from '../helpers/catalog-samples.ts';
import { emptyWorld, type World } from '../helpers/catalog-world.ts';

const instant = policyOf({ profile: 'local', optionalQuestions: ['tests', 'approval'] });
const day = (date: number): string => `2026-11-${String(date).padStart(2, '0')}T00:00:00.000Z`;

/** A connector with 1.0.0, 1.1.0 and 1.1.0+1 public one after the other, and 2.0.0 on preview. */
async function grown(): Promise<World> {
  const world = emptyWorld();
  for (const [index, [version, readme]] of (
    [
      ['1.0.0', 'One'],
      ['1.1.0', 'Two'],
      ['1.1.0', 'Three'],
    ] as const
  ).entries()) {
    await world.arrive(folderWith({ info: { version }, readme }), day(index + 1));
    await world.ask(day(index + 1), instant);
  }
  await world.arrive(folderWith({ info: { version: '2.0.0' } }), day(4));
  return world;
}

function factsOf(world: World, policy = instant): OperationFacts {
  const facts = world.facts(day(10), policy);
  const folderOf = async (record: VersionRecord) => facts.contents.get(contentKey(record));
  return {
    publisherIds: async () => ['northwind-traders', 'contoso', 'fabrikam'],
    ownAccounts: async () => [70, 71],
    fallbackFor: async ({ ledger }, leaving) => (await findFallback(ledger, leaving, { ...facts, folderOf })).record,
  };
}

function wish(operation: OperationName, target = 'things', more: Partial<Wish> = {}): Wish {
  return { operation, ...parseTarget(target), reason: 'A reason.', by: { kind: 'operator' }, at: new Date(day(10)), ...more };
}

async function doTo(world: World, asked: Wish): Promise<void> {
  world.happen(await happeningOf(asked, world.state(), factsOf(world)));
}

const publicName = (world: World): string | undefined => {
  const { record } = world.ledger().public ?? {};
  return record && `${record.version}+${record.revision}`;
};

describe('each operation', () => {
  test('rollback goes to the version before, or to the one that is named', async () => {
    const world = await grown();
    await doTo(world, wish('rollback'));
    expect(publicName(world)).toBe('1.1.0+0');
    await expect(doTo(world, wish('rollback'))).rejects.toThrow('1.1.0 took the place of another version on 2026-11-10: name the version.');
    await doTo(world, wish('rollback', 'things@1.0.0'));
    expect(publicName(world)).toBe('1.0.0+0');
    await doTo(world, wish('release'));
    await doTo(world, wish('rollback', 'things@1.1.0+1'));
    expect(publicName(world)).toBe('1.1.0+1');
  });

  test('yank falls back to the highest version that may be public, and then to nothing', async () => {
    const world = await grown();
    await doTo(world, wish('yank', 'things', { advisory: 'https://contoso.com/a' }));
    expect([publicName(world), world.ledger().versions[2]?.yanked?.advisory]).toEqual(['1.1.0+0', 'https://contoso.com/a']);
    await doTo(world, wish('yank', 'things@1.0.0'));
    expect(publicName(world)).toBe('1.1.0+0');
    await expect(doTo(world, wish('yank'))).rejects.toThrow('1.1.0 took the place of another version on 2026-11-10: name the version.');
    await doTo(world, wish('yank', 'things@1.1.0+0'));
    expect([publicName(world), world.ledger().isWithheld]).toEqual([undefined, true]);
    await doTo(world, wish('unyank', 'things@1.0.0'));
    expect([publicName(world), world.ledger().versions[0]?.yanked]).toEqual([undefined, undefined]);
  });

  test('a version that fails today, or whose publisher is not proved any more, is no fallback', async () => {
    const world = emptyWorld();
    for (const [index, readme] of ['Fine', 'BROKEN', 'Three'].entries()) {
      await world.arrive(folderWith({ info: { version: `1.${index}.0` }, readme }), day(index + 1));
      await world.ask(day(index + 1), instant, {
        judge: {
          ...world.facts(day(1), instant).judge,
          certify: async (connector) => ({ ...(await world.facts(day(1), instant).judge.certify(connector)), findings: [] }),
        },
      });
    }
    expect(publicName(world)).toBe('1.2.0+0');
    const { ledger } = findConnector(world.state(), 'things');
    const leaving = ledger.latestPublic as VersionRecord;
    const facts = world.facts(day(10), instant);
    const folderOf = async (record: VersionRecord) => facts.contents.get(contentKey(record));
    expect(await findFallback(ledger, leaving, { ...facts, folderOf })).toMatchObject({
      record: { version: '1.0.0' },
      passedOver: [{ name: '1.1.0', sentence: 'Certified afresh, it has 1 error.' }],
    });
    expect(await findFallback(ledger, leaving, { ...facts, folderOf, publishers: [] })).toMatchObject({
      record: null,
      passedOver: [{ name: '1.1.0' }, { name: '1.0.0' }],
    });
    expect(await findFallback(ledger, leaving, { ...facts, folderOf: async () => undefined })).toMatchObject({
      record: null,
      passedOver: [{ sentence: 'Its bytes are nowhere to be found.' }, { sentence: 'Its bytes are nowhere to be found.' }],
    });
  });

  test('purge takes bundle, reports and evidence of the content away, wherever it is, and leaves those of others', async () => {
    const world = await grown();
    world.prove({ against: { kind: 'definition-mock' }, operations: [] }, day(5));
    const before = new Set(world.state().files.keys());
    await doTo(world, wish('purge', 'things@2.0.0'));
    const gone = [...before].filter((path) => !world.state().files.has(path));
    expect(gone.map((path) => path.split('/')[0]).sort()).toEqual(['evidence', 'reports']);
    const { purged } = world.ledger().versions[3] ?? {};
    expect(purged?.gone).toHaveLength(3);
    expect(gone.every((path) => purged?.gone.some((digest) => path.includes(digest)))).toBe(true);
    expect(world.ledger().preview).toBeUndefined();
    await doTo(world, wish('purge', 'things@1.1.0+1'));
    expect(publicName(world)).toBe('1.1.0+0');
    const files = new Map([...world.state().files, [gone[0] ?? '', new TextEncoder().encode('{}')]]);
    expect(() => readState(files)).toThrow(UserError);
  });

  test('a copy of purged content under another id is purged with it', async () => {
    const world = await grown();
    const [original] = world.state().ledgers.get('things') ?? [];
    if (original?.type !== 'previewed') throw new Error('It begins on preview.');
    const { seq: _, previous: __, schemaVersion: ___, ...draft } = original;
    world.tell({ ...draft, id: 'copies', record: { ...draft.record, folder: 'certified-connectors/Copies' } });
    await doTo(world, wish('purge', 'copies'));
    expect(world.ledger().versions[0]?.purged?.reason).toBe('A reason.');
    expect(stateOf(world.state().ledgers.get('copies') ?? []).versions[0]?.purged?.gone).toEqual(world.ledger().versions[0]?.purged?.gone);
  });

  test('transfer gives seven days of notice; handing it back ends it', async () => {
    const world = await grown();
    await doTo(world, wish('transfer', 'things', { to: 'contoso' }));
    expect(world.ledger().transfer).toMatchObject({ from: 'northwind-traders', to: 'contoso', noticeUntil: day(17) });
    await expect(doTo(world, wish('transfer', 'things', { to: 'contoso' }))).rejects.toThrow(
      "certify transfer can do nothing for 'things': its transfer to contoso is under way until 2026-11-17.",
    );
    await doTo(world, wish('transfer', 'things', { to: 'northwind-traders' }));
    expect(world.ledger().transfer).toBeUndefined();
    const ended = world.state().ledgers.get('things')?.at(-1);
    expect(ended).toMatchObject({ from: 'contoso', to: 'northwind-traders', at: day(10), noticeUntil: day(10) });
    expect(ended && eventText(ended, world.ledger())).toBe('the transfer to contoso ended: A reason.');
    expect(toldConnector(world.ledger()).standing.transfer).toBeNull();
    await doTo(world, wish('transfer', 'things', { to: 'contoso' }));
    await doTo(world, wish('transfer', 'things', { to: 'fabrikam', at: new Date(day(11)) }));
    expect(world.ledger().transfer).toMatchObject({ from: 'contoso', to: 'fabrikam', noticeUntil: day(18) });
  });

  test('only handing a connector back ends its notice at once', async () => {
    const world = await grown();
    const draft = {
      type: 'transferred',
      id: 'things',
      at: day(10),
      by: { kind: 'operator' },
      reason: 'A reason.',
      noticeUntil: day(10),
    } as const;
    expect(brokenLaw(world.ledger(), { ...draft, from: 'northwind-traders', to: 'contoso' })).toBe('its notice is shorter than a day');
    await doTo(world, wish('transfer', 'things', { to: 'contoso' }));
    expect(brokenLaw(world.ledger(), { ...draft, from: 'contoso', to: 'fabrikam' })).toBe('its notice is shorter than a day');
    expect(brokenLaw(world.ledger(), { ...draft, from: 'contoso', to: 'northwind-traders' })).toBeUndefined();
  });

  test('an event says which version its content is, and what would be public once a closed connector is open again', async () => {
    const world = await grown();
    const said = async (asked: Wish): Promise<string> => {
      const { ledger } = findConnector(world.state(), 'things');
      const [draft] = (await happeningOf(asked, world.state(), factsOf(world))).drafts;
      return draft === undefined ? '' : eventText(draft, ledger);
    };
    const tree = world.ledger().preview?.record.tree.slice(0, 12);
    expect(await said(wish('approve', 'things', { by: { kind: 'account', id: 9 } }))).toBe(`2.0.0 (tree ${tree}) was approved`);
    expect(await said(wish('exempt', 'things@2.0.0', { until: '2026-12-01' }))).toBe(
      `2.0.0 (tree ${tree}) is exempt from the question tests until 2026-12-01: A reason.`,
    );
    expect(await said(wish('yank'))).toBe('1.1.0+1 was yanked, and 1.1.0 is public: A reason.');
    await doTo(world, wish('suspend'));
    expect(await said(wish('yank'))).toBe('1.1.0+1 was yanked, and 1.1.0 would be public once it is resumed: A reason.');
    await doTo(world, wish('withdraw'));
    expect(await said(wish('yank'))).toBe('1.1.0+1 was yanked, and 1.1.0 would be public once it is reinstated and resumed: A reason.');
    await doTo(world, wish('resume'));
    expect(await said(wish('yank'))).toBe('1.1.0+1 was yanked, and 1.1.0 would be public once it is reinstated: A reason.');
  });

  test('the same approval or exemption is written once, and nobody of the publisher approves', async () => {
    const world = await grown();
    const by = (id: number) => wish('approve', 'things', { by: { kind: 'account', id } });
    await doTo(world, by(9));
    await expect(doTo(world, by(9))).rejects.toThrow(
      "certify approve can do nothing for 'things': account 9 approved 2.0.0 on 2026-11-10.",
    );
    for (const id of [70, 71])
      await expect(doTo(world, by(id))).rejects.toThrow(`account ${id} belongs to the publisher of 2.0.0, and nobody approves their own.`);
    const exempt = wish('exempt', 'things@2.0.0', { until: '2026-12-01' });
    await doTo(world, exempt);
    await expect(doTo(world, exempt)).rejects.toThrow('2.0.0 is exempt until 2026-12-01 for this reason already.');
    await doTo(world, { ...exempt, until: '2026-12-02' });
    expect([world.ledger().approvals.length, world.ledger().exemptions.length]).toEqual([1, 2]);
  });

  test('suspend and resume, deprecate and undeprecate, withdraw and reinstate, hold and release', async () => {
    const world = await grown();
    for (const operation of ['suspend', 'resume', 'deprecate', 'undeprecate', 'hold', 'release', 'withdraw', 'reinstate'] as const)
      await doTo(world, wish(operation));
    expect(publicName(world)).toBe('1.1.0+1');
    expect(world.state().ledgers.get('things')?.at(-1)).toMatchObject({
      type: 'reinstated',
      by: { kind: 'operator' },
      reason: 'A reason.',
    });
  });

  test('approve and exempt are about one content', async () => {
    const world = await grown();
    await doTo(world, wish('approve', 'things', { by: { kind: 'account', id: 9 } }));
    await doTo(world, wish('exempt', 'things@2.0.0', { until: '2027-01-01' }));
    const tree = world.ledger().preview?.record.tree;
    expect(world.ledger().approvals).toEqual([{ tree, by: { kind: 'account', id: 9 }, at: day(10) }]);
    expect(world.ledger().exemptions).toMatchObject([{ tree, until: '2027-01-01', reason: 'A reason.' }]);
    expect(JSON.stringify(world.state().ledgers.get('things')?.at(-2))).not.toContain('reason');
  });
});

test.each<[string, Wish, string]>([
  ['an unknown connector', wish('hold', 'thing'), "There is no connector 'thing' in this catalog. Did you mean things?"],
  ['an unknown version', wish('yank', 'things@3.0.0'), "'things' has no version 3.0.0. It has 1.0.0, 1.1.0, 1.1.0+1 and 2.0.0."],
  ['a version of two contents', wish('yank', 'things@1.1.0'), "'things' has 2 contents under 1.1.0: write 1.1.0+0 or 1.1.0+1."],
  [
    'a version where the whole is meant',
    wish('hold', 'things@1.0.0'),
    'certify hold is about a connector as a whole: write things without @1.0.0.',
  ],
  ['what is so already', wish('resume'), "certify resume can do nothing for 'things': it is not suspended."],
  ['a rollback to preview', wish('rollback', 'things@2.0.0'), "certify rollback can do nothing for 'things': 2.0.0 never was public."],
  ['an unyank without a yank', wish('unyank'), "certify unyank can do nothing for 'things': nothing of it is yanked."],
  [
    'a purge without a version',
    wish('purge'),
    "certify purge can do nothing for 'things': a purge cannot be taken back: name the version.",
  ],
  [
    'an exemption without a version',
    wish('exempt', 'things', { until: '2026-12-01' }),
    "certify exempt can do nothing for 'things': an exemption is for one version: name it.",
  ],
  [
    'an exemption for ever',
    wish('exempt', 'things@2.0.0', { until: '2027-12-01' }),
    "certify exempt can do nothing for 'things': an exemption lasts 180 days at most, and 2027-12-01 is later.",
  ],
  [
    'an exemption until no day',
    wish('exempt', 'things@2.0.0', { until: '2027-02-30' }),
    "--until takes a day as YYYY-MM-DD, not '2027-02-30'.",
  ],
  [
    'an approval by nobody',
    wish('approve'),
    "certify approve can do nothing for 'things': who approves it must be known (--by NUMBER, the number of a GitHub account).",
  ],
  [
    'a transfer to a stranger',
    wish('transfer', 'things', { to: 'contosso' }),
    "There is no publisher 'contosso' in publishers/. Did you mean contoso?",
  ],
  [
    'a transfer to the same',
    wish('transfer', 'things', { to: 'northwind-traders' }),
    "certify transfer can do nothing for 'things': northwind-traders answers for it already.",
  ],
  [
    'a successor that is not there',
    wish('deprecate', 'things', { successor: 'thins' }),
    "There is no connector 'thins' in this catalog. Did you mean things?",
  ],
  [
    'a successor of itself',
    wish('deprecate', 'things', { successor: 'things' }),
    "certify deprecate can do nothing for 'things': it cannot be its own successor.",
  ],
  ['names of the prototype', wish('hold', '__proto__'), "There is no connector '__proto__' in this catalog."],
])('%s is a sentence', async (_, asked, sentence) => {
  const world = await grown();
  await expect(happeningOf(asked, world.state(), factsOf(world))).rejects.toThrow(new UserError(sentence));
});

test('an author does not approve their own version', async () => {
  const world = emptyWorld();
  await world.arrive(folderWith({}), day(1), 9);
  await expect(happeningOf(wish('approve', 'things', { by: { kind: 'account', id: 9 } }), world.state(), factsOf(world))).rejects.toThrow(
    'account 9 submitted 1.0.0, and nobody approves their own',
  );
});

test('a version whose own number looks like a revision is named in full', async () => {
  const world = emptyWorld();
  await world.arrive(folderWith({ info: { version: '1.0' } }), day(1));
  await world.arrive(folderWith({ info: { version: '1.0' }, readme: 'Other' }), day(2));
  await world.arrive(folderWith({ info: { version: '1.0+1' } }), day(3));
  const target = findConnector(world.state(), 'things');
  expect(() => findVersion(target, '1.0+1')).toThrow("'things' has 2 contents under 1.0+1");
  expect(findVersion(target, '1.0+1+0').record.version).toBe('1.0+1');
});

test('versions are ordered by their numbers, then by revision', () => {
  const sorted = ['1.0-beta', '1.0', '1.0+1', '1.2', '1.10', '2', '10.0.0'];
  const names = sorted.map((text) => ({ version: text.split('+')[0] ?? '', revision: Number(text.split('+')[1] ?? 0) }));
  expect([...names].reverse().sort(compareVersions)).toEqual(names);
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const [left, right] = [
        { version: a, revision: 0 },
        { version: b, revision: 0 },
      ];
      expect(Math.sign(compareVersions(left, right))).toBe(-Math.sign(compareVersions(right, left)) + 0);
    }),
  );
});

const operationNames: readonly OperationName[] = [
  'rollback',
  'yank',
  'unyank',
  'suspend',
  'resume',
  'deprecate',
  'undeprecate',
  'withdraw',
  'reinstate',
  'transfer',
  'purge',
  'hold',
  'release',
  'approve',
  'exempt',
];
const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('arrive' as const),
      version: fc.constantFrom('1.0', '1.1', '2.0'),
      readme: fc.constantFrom('a', 'b'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('promote' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('operate' as const),
      operation: fc.constantFrom(...operationNames),
      version: fc.constantFrom(undefined, '1.0', '1.0+0', '1.0+1', '1.1+0', '2.0', '2.0+1'),
      to: fc.constantFrom('contoso', 'northwind-traders'),
      account: fc.constantFrom(1, 9),
    }),
  },
);

test('whatever is done in whatever order: laws hold, replay is deterministic, channels follow, and purged bytes stay away', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const world = emptyWorld();
      const gone = new Set<string>();
      for (const [index, one] of steps.entries()) {
        const at = new Date(Date.parse(day(1)) + index * 3_600_000);
        const serial = [...world.state().ledgers.values()].flat().length;
        try {
          if (one.kind === 'arrive')
            await world.arrive(folderWith({ info: { version: one.version }, readme: one.readme }), at.toISOString());
          else if (one.kind === 'promote') await world.ask(at.toISOString(), instant);
          else {
            const own = {
              to: one.operation === 'transfer' ? one.to : undefined,
              until: '2026-12-01',
              by: { kind: 'account', id: one.account } as const,
            };
            const { version: _, ...rest } = wish(one.operation, 'things', { ...own, at });
            await doTo(world, { ...rest, version: one.version });
            expect([...world.state().ledgers.values()].flat().length).toBe(serial + 1);
          }
        } catch (thrown) {
          // Refused, or a version that the ledger does not take: nothing may have changed.
          expect(thrown).toBeInstanceOf(UserError);
          expect([...world.state().ledgers.values()].flat().length).toBe(serial);
        }
        const { files } = world.state();
        const { ledgers } = readState(files);
        for (const [id, events] of ledgers) {
          expect(ledgerProblem(id, events)).toBeUndefined();
          expect(stateOf(events)).toEqual(stateOf(JSON.parse(JSON.stringify(events))));
          for (const event of events) if (event.type === 'purged') for (const digest of event.gone) gone.add(digest);
        }
        for (const channel of ['preview', 'public'] as const) {
          const stored = files.get(`channels/${channel}.json`);
          if (stored !== undefined) expect(JSON.parse(new TextDecoder().decode(stored))).toEqual(channelOf(channel, ledgers));
        }
        for (const digest of gone) expect([...files.keys()].filter((path) => path.includes(digest))).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});
