import { expect, test } from 'vitest';
import { recordedStandings } from '../../src/catalog/claim-answers.ts';
import type { EventDraft, VersionRecord } from '../../src/catalog/ledger.ts';
import { filesAfter, type Happening, readState, type StoreState } from '../../src/catalog/store-state.ts';
import { importedPublic, verifyPublishers } from '../../src/catalog/verify-publishers.ts';
import { claiming, domainClaim, rightText } from '../publisher/looks.ts';
import { fabrikam } from '../publisher/publishers.ts';
import { looksAt, policy } from './publisher-history.ts';

const version: VersionRecord = {
  version: '1.0',
  revision: 0,
  program: 'certified',
  folder: 'certified-connectors/Things',
  commit: 'c'.repeat(40),
  committedAt: '2026-10-01T10:00:00+00:00',
  tree: '1'.repeat(40),
  bundle: 'b'.repeat(64),
  report: 'd'.repeat(64),
  evidence: [],
};
const about = { id: 'things', at: '2026-10-01T12:00:00Z', by: { kind: 'pipeline' }, record: version } as const;
const previewed: EventDraft = { ...about, type: 'previewed' };
const imported: EventDraft = { ...about, type: 'imported', source: { repository: 'contoso/connectors', commit: 'e'.repeat(40) } };
const promoted: EventDraft = {
  ...about,
  type: 'promoted',
  from: null,
  publisher: 'fabrikam',
  policy: { profile: 'local', sha256: 'f'.repeat(64) },
  answers: [],
};

function after(state: StoreState, happening: Happening): StoreState {
  return readState(new Map([...state.files, ...filesAfter(state, happening)]));
}
const stateWith = (...drafts: readonly EventDraft[]) => after(readState(new Map()), { drafts, files: new Map() });
const connectors = new Map([['fabrikam', { ids: ['things'], hosts: [] }]]);
const facts = (at: string) => ({ now: new Date(at), policy, certifier: { version: '1', rules: 'r' } });

test('attack: somebody who claims the name of imported connectors waits for the notice, also with a review, and also before it is recorded', () => {
  const state = stateWith(imported);
  const looks = new Map([['fabrikam', []]]);
  expect([...importedPublic(state)]).toEqual(['things']);
  const before = recordedStandings([fabrikam], state, { ...facts('2026-11-01T00:00:00Z'), isNamePublic: () => true }).get('fabrikam');
  expect(before).toMatchObject({ state: 'pending', since: null, isStopped: true, noticeUntil: null });
  expect(before?.reason).toContain('the notice begins when publishers are looked up');
  const { standings, happening } = verifyPublishers([fabrikam], { looks, connectors }, state, facts('2026-11-01T00:00:00Z'));
  expect(standings.get('fabrikam')).toMatchObject({ state: 'pending', isStopped: true, noticeUntil: '2026-11-08T00:00:00.000Z' });
  const later = after(state, happening);
  const standingAt = (at: string) => recordedStandings([fabrikam], later, facts(at)).get('fabrikam')?.state;
  expect([standingAt('2026-11-07T23:59:59Z'), standingAt('2026-11-08T00:00:00Z')]).toEqual(['pending', 'reviewed']);
});

test('what was promoted here needs no notice', () => {
  const { standings } = verifyPublishers(
    [fabrikam],
    { looks: new Map([['fabrikam', []]]), connectors },
    stateWith(previewed, promoted),
    facts('2026-11-01T00:00:00Z'),
  );
  expect(standings.get('fabrikam')?.state).toBe('reviewed');
});

test('a contradiction suspends public connectors once: those of the name, and those that the publisher answered for', () => {
  const record = claiming(domainClaim);
  let state = stateWith(previewed, promoted);
  const verifyAt = (at: string, texts: readonly string[], known: typeof connectors) => {
    const { happening } = verifyPublishers(
      [record],
      { looks: new Map([['fabrikam', looksAt({ texts })]]), connectors: known },
      state,
      facts(at),
    );
    state = after(state, happening);
    return happening.drafts.map(({ type, id }) => `${type} ${id}`);
  };
  const noName = new Map([['fabrikam', { ids: [], hosts: [] }]]);
  expect(verifyAt('2026-11-01T00:00:00Z', [rightText], connectors)).toEqual([]);
  expect(verifyAt('2026-11-01T02:00:00Z', [rightText], connectors)).toEqual([]);
  expect(verifyAt('2026-11-02T00:00:00Z', [rightText.replace('gh=1', 'gh=2')], noName)).toEqual(['suspended things']);
  expect(verifyAt('2026-11-03T00:00:00Z', [rightText.replace('gh=1', 'gh=2')], connectors)).toEqual([]);
});

test('an event that nobody could read again is not written, and a look of any length can be', () => {
  const record = claiming(domainClaim);
  const state = stateWith(previewed);
  const long = 'x'.repeat(100_000);
  const looks = looksAt({ texts: 'down', registeredAt: long }).map((look) =>
    look.kind === 'dns-txt' ? { ...look, answers: look.answers.map((answer) => ({ ...answer, problem: long })) } : look,
  );
  const { happening } = verifyPublishers(
    [record],
    { looks: new Map([['fabrikam', looks]]), connectors },
    state,
    facts('2026-11-01T00:00:00Z'),
  );
  expect(
    after(state, happening)
      .publishers.get('fabrikam')
      ?.map(({ type }) => type),
  ).toEqual(['registered', 'looked']);
  const withdrawn = { id: '@fabrikam', at: '2026-11-01T00:00:00Z', by: { kind: 'operator' }, type: 'withdrawn', reason: '' } as const;
  expect(() => filesAfter(state, { drafts: [], publisherDrafts: [withdrawn], files: new Map() })).toThrow('does not agree with its schema');
});
