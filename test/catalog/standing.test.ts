import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimAnswer, publisherStop } from '../../src/catalog/claim-answers.ts';
import type { PublisherEventDraft } from '../../src/catalog/publisher-events.ts';
import { standingOf } from '../../src/catalog/standing.ts';
import { filesAfter, readState } from '../../src/catalog/store-state.ts';
import { verify } from '../../src/catalog/verification.ts';
import { UserError } from '../../src/connector/user-error.ts';
import type { Publisher } from '../../src/publisher/publisher.ts';
import { claiming, domainClaim, hostClaim, rightText } from '../publisher/looks.ts';
import { fabrikam } from '../publisher/publishers.ts';
import { historyOf, looksAt, policy, promotionAnswer } from './publisher-history.ts';

const record = claiming(domainClaim);
const proved = { texts: [rightText], registeredAt: '2010-03-01T00:00:00Z' };
const contrary = { ...proved, texts: [rightText.replace('fabrikam', 'tailspin')] };

/** A history with a proof that counts since 2026-01-01T02:00. */
function verified(publisher: Publisher = record) {
  const history = historyOf();
  history.look('2026-01-01T00:00:00Z', publisher, proved);
  expect(history.look('2026-01-01T02:00:00Z', publisher, proved).claims[0]?.state).toBe('verified');
  return history;
}

test('attack: one look that was lied to proves nothing; two have to agree, an hour apart', () => {
  const history = historyOf();
  expect(history.look('2026-01-01T00:00:00Z', record, proved)).toMatchObject({ state: 'pending', who: 'time' });
  expect(history.look('2026-01-01T00:59:59Z', record, proved).state).toBe('pending');
  expect(history.look('2026-01-01T00:59:59Z', record, { texts: [] }).state).toBe('pending');
  expect(history.look('2026-01-01T02:00:00Z', record, proved).state).toBe('pending');
  expect(history.look('2026-01-01T03:00:00Z', record, proved).state).toBe('verified');
});

test('under profile local one look is enough', () => {
  const history = historyOf({ policy: { ...policy, firstProofHours: 0 } });
  expect(history.look('2026-01-01T00:00:00Z', record, proved).state).toBe('verified');
});

test('attack: whoever gets the domain later cannot revive a lapsed proof with its text', () => {
  const history = verified();
  for (const day of ['01', '02', '03', '04']) history.look(`2026-02-${day}T00:00:00Z`, record, { texts: [] });
  expect(history.look('2026-02-05T00:00:00Z', record, proved).state).toBe('lapsed');
  expect(history.look('2026-02-05T02:00:00Z', record, proved)).toMatchObject({ state: 'lapsed', who: 'publisher' });
  const raised = { ...record, epoch: 2 };
  expect(history.look('2026-02-06T00:00:00Z', raised, proved).state).toBe('pending');
  expect(history.look('2026-02-06T02:00:00Z', raised, proved).state).toBe('pending');
});

test('two failed looks let nothing lapse, however far apart they are', () => {
  const history = verified();
  const gone = (at: string) => history.look(at, record, { texts: [] }).state;
  expect(['2026-02-01T00:00:00Z', '2026-02-11T00:00:00Z', '2026-02-11T01:00:00Z'].map(gone)).toEqual(['warning', 'warning', 'lapsed']);
});

test('attack: the domain was bought, and the new owner put the old text back', () => {
  const history = verified();
  const bought = { ...proved, registeredAt: '2026-02-01T00:00:00Z' };
  expect(history.look('2026-02-02T00:00:00Z', record, bought)).toMatchObject({ state: 'suspended', who: 'maintainers' });
  expect(history.events().at(-1)).toMatchObject({ type: 'suspended', cause: 'registration' });
  history.add({ type: 'cleared', id: '@fabrikam', at: '2026-02-03T00:00:00Z', by: { kind: 'operator' }, reason: 'r' });
  expect(history.look('2026-02-04T00:00:00Z', record, bought).state).toBe('lapsed');
});

test('another time of day is no other registration, and an unproved claim cannot be suspended by one', () => {
  expect(verified().look('2026-02-02T00:00:00Z', record, { ...proved, registeredAt: '2010-03-01T09:00:00Z' }).state).toBe('verified');
  const history = historyOf();
  history.look('2026-01-01T00:00:00Z', record, { ...proved, texts: [] });
  expect(history.look('2026-02-02T00:00:00Z', record, { texts: [], registeredAt: '2026-02-01T00:00:00Z' }).state).toBe('pending');
});

test('attack: somebody else’s text in our place stops everything at once', () => {
  const history = verified();
  const standing = history.look('2026-02-01T00:00:00Z', record, contrary);
  expect(standing).toMatchObject({ state: 'suspended', since: '2026-02-01T00:00:00.000Z' });
  expect(standing.reason).toContain('names publisher tailspin');
  expect(publisherStop(standing)).toBeDefined();
  expect(history.look('2026-02-02T00:00:00Z', record, proved).state).toBe('suspended');
  expect(historyOf().look('2026-02-01T00:00:00Z', record, contrary).state).toBe('pending');
});

test('attack: a host that is gone can be taken over; three looks over three days suspend', () => {
  const gone = { ...proved, host: 'absent' } as const;
  const history = verified();
  for (const day of ['01', '02', '03']) expect(history.look(`2026-02-${day}T00:00:00Z`, record, gone).state).toBe('verified');
  expect(history.look('2026-02-04T00:00:00Z', record, gone)).toMatchObject({ state: 'suspended' });
  const back = verified();
  for (const day of ['01', '02', '03']) back.look(`2026-02-${day}T00:00:00Z`, record, gone);
  back.look('2026-02-03T12:00:00Z', record, { ...proved, host: 'seen' });
  expect(back.look('2026-02-04T00:00:00Z', record, gone).state).toBe('verified');
  const unknown = verified();
  for (const day of ['01', '02', '03', '04'])
    expect(unknown.look(`2026-02-${day}T00:00:00Z`, record, { ...proved, host: 'failed' }).state).toBe('verified');
  const foreign = verified({ ...record, domains: [domainClaim, { ...hostClaim, domain: 'other.example.com' }] });
  const elsewhere = { kind: 'address', host: 'other.example.com', answers: [] } as const;
  const answers = ['one', 'two'].map((resolver) => ({ resolver, outcome: 'absent', problem: null }) as const);
  const facts = { now: new Date('2026-02-01T00:00:00Z'), policy, certifier: { version: '1', rules: 'r' } };
  const { drafts } = verify(record, foreign.events(), [...looksAt(proved), { ...elsewhere, answers }], facts);
  expect(drafts.filter(({ type }) => type === 'host-seen')).toEqual([]);
});

test('attack: another name, or another programme, has to be proved anew', () => {
  for (const change of [{ name: 'Contoso' }, { programs: ['certified', 'independent-publisher'] as const }]) {
    const changed = { ...record, ...change };
    const history = verified();
    const now = new Date('2026-02-01T00:00:00Z');
    expect(standingOf(changed, history.events(), { now, policy }).state).toBe('pending');
    expect(history.look('2026-02-01T00:00:00Z', changed, proved).state).toBe('pending');
    expect(history.look('2026-02-01T01:00:00Z', changed, proved).state).toBe('verified');
  }
});

test('attack: a review from before another name was taken does not vouch for that name', () => {
  const history = historyOf();
  expect(history.look('2026-11-01T00:00:00Z', fabrikam, {}).state).toBe('reviewed');
  const renamed = { ...fabrikam, name: 'Contoso' };
  expect(history.look('2026-11-02T00:00:00Z', renamed, {})).toMatchObject({ state: 'pending', who: 'maintainers' });
  const [claim] = renamed.domains;
  const again = { ...renamed, domains: claim?.review ? [{ ...claim, review: { ...claim.review, on: '2026-11-02' } }] : [] };
  expect(history.look('2026-11-03T00:00:00Z', again, {}).state).toBe('reviewed');
});

test('attack: another account counts after seven days of notice, and never by the texts of the one before', () => {
  const taken = { ...record, account: { provider: 'github', login: 'fabrikam-integrations', id: 66 } } as const;
  const history = verified();
  expect(standingOf(taken, history.events(), { now: new Date('2026-02-01T00:00:00Z'), policy }).state).toBe('transferred');
  const text = { ...proved, texts: [rightText.replace('gh=1', 'gh=66')] };
  const standing = history.look('2026-02-01T00:00:00Z', taken, text);
  expect(standing).toMatchObject({ state: 'transferred', noticeUntil: '2026-02-08T00:00:00.000Z', who: 'time' });
  expect(promotionAnswer(standing, '2026-02-01T00:00:00Z')).toBe('not-proved, stopped');
  expect(history.look('2026-02-08T00:00:00Z', taken, text).state).toBe('pending');
  const raised = { ...taken, epoch: 2 };
  const renewed = { ...proved, texts: [rightText.replace('gh=1', 'gh=66').replace('epoch=1', 'epoch=2')] };
  history.look('2026-02-08T01:00:00Z', raised, renewed);
  expect(history.look('2026-02-08T02:00:00Z', raised, renewed).state).toBe('verified');
});

test('the claim of a name that was public before anybody claimed it is shown for seven days before it counts', () => {
  const history = historyOf({ isNamePublic: true });
  expect(history.look('2026-11-01T00:00:00Z', fabrikam, {})).toMatchObject({
    state: 'pending',
    noticeUntil: '2026-11-08T00:00:00.000Z',
    who: 'time',
  });
  expect(history.look('2026-11-08T00:00:00Z', fabrikam, {})).toMatchObject({ state: 'reviewed', noticeUntil: null });
});

test('a raised epoch gives fourteen days to bring the new text out, and then the old one is worth nothing', () => {
  const raised = { ...record, epoch: 2 };
  const history = verified();
  const soon = history.look('2026-02-01T00:00:00Z', raised, proved);
  expect(soon).toMatchObject({ state: 'verified' });
  expect(soon.reason).toContain('still names epoch 1');
  expect(history.look('2026-02-15T00:00:00Z', raised, proved).state).toBe('warning');
  const renewed = { ...proved, texts: [rightText.replace('epoch=1', 'epoch=2')] };
  expect(history.look('2026-02-16T00:00:00Z', raised, renewed).state).toBe('verified');
});

test('attack: an epoch that is lowered again revives nothing', () => {
  const history = verified();
  history.look('2026-02-01T00:00:00Z', { ...record, epoch: 2 }, proved);
  expect(history.look('2026-02-02T00:00:00Z', record, proved)).toMatchObject({ state: 'pending', who: 'publisher' });
});

test('a publisher leaves without its domain, and comes back by proving everything anew', () => {
  const history = verified();
  const gone = { ...record, withdrawn: { on: '2026-02-01', reason: 'The service ended.' } };
  expect(history.look('2026-02-01T00:00:00Z', gone, { texts: 'down' })).toMatchObject({ state: 'withdrawn', who: 'nobody' });
  expect(history.look('2026-03-01T00:00:00Z', record, proved).state).toBe('pending');
  expect(history.look('2026-03-01T02:00:00Z', record, proved).reason).toContain('needs epoch 2');
});

test('attack: a file on a shared host that proves itself says nothing about another claim', () => {
  const both = claiming(domainClaim, hostClaim);
  const history = historyOf();
  history.look('2026-01-01T00:00:00Z', both, proved);
  expect(history.look('2026-01-01T02:00:00Z', both, proved).claims.map(({ state }) => state)).toEqual(['verified', 'pending']);
});

test('promotion relies on looks of the last 24 hours; the catalog tells what is recorded', () => {
  const history = verified();
  const now = new Date('2026-01-02T02:00:01Z');
  const [claim] = standingOf(record, history.events(), { now, policy }).claims;
  if (claim === undefined) throw new Error('The record has a claim.');
  expect(claimAnswer(claim, { now: new Date('2026-01-02T02:00:00Z'), evidenceHours: 24 }).answer).toBe('proved');
  expect(claimAnswer(claim, { now, evidenceHours: 24 })).toMatchObject({
    answer: 'not-proved',
    reason:
      'The DNS record of fabrikam.com was last looked up on 2026-01-01T02:00:00.000Z, more than 24 hours ago, and not by this run: offline. The maintainers look with certify run --look, or certify verify-publisher.',
  });
  expect(claimAnswer(claim, { now, evidenceHours: undefined }).answer).toBe('proved');
});

test('attack: a look that is recorded in the future proves nothing before that, however fresh it would be', () => {
  const [claim] = standingOf(record, verified().events(), { now: new Date('2026-01-01T02:00:00Z'), policy }).claims;
  if (claim === undefined) throw new Error('The record has a claim.');
  const now = new Date('2025-06-01T00:00:00Z');
  for (const evidenceHours of [24, undefined])
    expect(claimAnswer(claim, { now, evidenceHours })).toMatchObject({
      answer: 'not-proved',
      reason:
        'The DNS record of fabrikam.com was last looked up on 2026-01-01T02:00:00.000Z, which is later than now, 2025-06-01T00:00:00.000Z: a clock is or was wrong. The maintainers look with certify run --look, or certify verify-publisher.',
    });
  const seconds = new Date('2026-01-01T01:59:58Z');
  expect([24, undefined].map((evidenceHours) => claimAnswer(claim, { now: seconds, evidenceHours }).answer)).toEqual([
    'not-proved',
    'proved',
  ]);
});

test('what was never looked up is told as offline', () => {
  const [claim] = standingOf(record, [], { now: new Date('2026-01-01T00:00:00Z'), policy }).claims;
  expect(claim && claimAnswer(claim, { now: new Date('2026-01-01T00:00:00Z'), evidenceHours: 24 }).reason).toMatch(
    /^The DNS record of fabrikam\.com was not looked up: offline\. The maintainers look with certify run --look/,
  );
});

test('what was never looked up waits for the maintainers, and for the publisher once a look did not find it', () => {
  const never = standingOf(record, [], { now: new Date('2026-01-01T00:00:00Z'), policy });
  expect([never.who, never.claims[0]?.who]).toEqual(['maintainers', 'maintainers']);
  const missing = historyOf().look('2026-01-01T00:00:00Z', record, { texts: [] });
  expect([missing.who, missing.claims[0]?.who]).toEqual(['publisher', 'publisher']);
});

test('a daily look that shows nothing new is written once a week', () => {
  const history = verified();
  const before = history.events().length;
  for (let day = 1; day <= 28; day += 1)
    history.look(new Date(Date.parse('2026-01-01T02:00:00Z') + day * 86_400_000).toISOString(), record, proved);
  expect(history.events().length - before).toBe(4);
});

const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2029-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
const about = (at: string) => ({ id: '@fabrikam', at, by: { kind: 'pipeline' } }) as const;
const epoch = fc.integer({ min: 1, max: 4 });
const anyEvent: fc.Arbitrary<PublisherEventDraft> = fc.oneof(
  fc
    .tuple(moment, fc.constantFrom('a', 'b'), epoch, fc.constantFrom(1, 2), fc.option(moment))
    .map(
      ([at, identity, number, account, noticeUntil]) =>
        ({ ...about(at), type: 'registered', identity: identity.repeat(64), account, epoch: number, noticeUntil }) as const,
    ),
  fc.tuple(moment, epoch, fc.constantFrom('proved', 'absent', 'contrary', 'failed')).map(
    ([at, number, outcome]) =>
      ({
        ...about(at),
        type: 'looked',
        claim: { domain: 'fabrikam.com', scope: 'domain', method: 'dns-txt' },
        epoch: number,
        outcome,
        sentence: 's',
        evidence: 'e'.repeat(64),
      }) as const,
  ),
  fc
    .tuple(moment, fc.oneof(moment, fc.constant('no date')))
    .map(([at, registeredAt]) => ({ ...about(at), type: 'registration-seen', domain: 'fabrikam.com', registeredAt }) as const),
  fc
    .tuple(moment, fc.constantFrom('seen', 'absent'))
    .map(([at, outcome]) => ({ ...about(at), type: 'host-seen', host: 'api.fabrikam.com', outcome }) as const),
  moment.map((at) => ({ ...about(at), type: 'suspended', cause: 'maintainers', reason: 'r' }) as const),
  moment.map((at) => ({ ...about(at), type: 'cleared', reason: 'r' }) as const),
  fc.tuple(moment, moment).map(([at, noticeUntil]) => ({ ...about(at), type: 'transferred', from: 1, to: 2, noticeUntil }) as const),
  moment.map((at) => ({ ...about(at), type: 'withdrawn', reason: 'r' }) as const),
);

test('any events in any order lead to a standing, the same each time, and never to a proof that no look showed', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), moment, (events, at) => {
      const facts = { now: new Date(at), policy };
      const standing = standingOf(record, events, facts);
      expect(standingOf(record, structuredClone(events), facts)).toEqual(standing);
      const looks = events.filter((event) => event.type === 'looked');
      if (standing.state === 'verified' || standing.state === 'warning')
        expect(looks.filter(({ outcome }) => outcome === 'proved').length).toBeGreaterThanOrEqual(2);
      if (standing.state === 'verified') expect(looks.at(-1)?.outcome).toBe('proved');
    }),
    { numRuns: 500 },
  );
});

test('whatever looks show, in any order, verifying writes a chain that is valid and that says the same again', () => {
  const world = fc.record({
    texts: fc.oneof(fc.constant('down' as const), fc.subarray([rightText, rightText.replace('gh=1', 'gh=5'), 'v=spf1 -all', 'epoch=9'])),
    registeredAt: fc.constantFrom('2010-03-01T00:00:00Z', '2026-02-01T00:00:00Z', 'no date'),
    host: fc.constantFrom('seen', 'absent', 'failed'),
  });
  const step = fc.tuple(fc.integer({ min: 1, max: 24 * 90 }), world, fc.constantFrom(1, 1, 1, 2, 3), fc.constantFrom(1, 1, 1, 1, 5));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
      const history = historyOf();
      let hours = 0;
      for (const [more, seen, number, account] of steps) {
        hours += more;
        const at = new Date(Date.parse('2026-01-01T00:00:00Z') + hours * 3_600_000).toISOString();
        const changed = { ...record, epoch: number, account: { ...record.account, id: account } };
        history.look(at, changed, seen);
      }
    }),
    { numRuns: 60 },
  );
});

test('the store keeps a publisher’s events beside the connectors’, and refuses a chain that was changed', () => {
  const facts = { now: new Date('2026-01-01T00:00:00Z'), policy, certifier: { version: '1', rules: 'r' } };
  const { drafts, files } = verify(record, [], looksAt(proved), facts);
  const nothing = readState(new Map());
  const stored = filesAfter(nothing, { drafts: [], publisherDrafts: drafts, files });
  const state = readState(stored);
  expect([...state.ledgers]).toEqual([]);
  expect(state.publishers.get('fabrikam')?.map(({ type }) => type)).toEqual(['registered', 'looked', 'registration-seen']);
  const broken = new Map(stored);
  broken.delete('ledger/@fabrikam/1.json');
  expect(() => readState(broken)).toThrow(UserError);
  expect(() => readState(broken)).toThrow('Event 1 of @fabrikam is numbered 2.');
});
