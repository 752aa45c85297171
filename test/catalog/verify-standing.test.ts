import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import { eventDigest } from '../../src/catalog/chain.ts';
import { sha256 } from '../../src/catalog/digest.ts';
import { publisherFiles } from '../../src/catalog/publisher-entry.ts';
import type { PublisherEvent } from '../../src/catalog/publisher-events.ts';
import { standingOf } from '../../src/catalog/standing.ts';
import { publishedVerification } from '../../src/catalog/verification-policy.ts';
import { publisherVerifier } from '../../src/catalog/verify-publisher.ts';
import { openSession } from '../../src/catalog/verify-session.ts';
import type { Publisher } from '../../src/publisher/publisher.ts';
import { readerOf } from '../helpers/published.ts';
import { claiming, domainClaim } from '../publisher/looks.ts';
import { historyOf, policy } from './publisher-history.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
const review = { by: { login: 'maintainer', id: 9 }, on: '2026-01-05', expires: '2026-09-01', note: 'Seen.' };
const text = (epoch: number, publisher = 'fabrikam'): string =>
  `registry=contoso-registry publisher=${publisher} gh=1 scope=domain epoch=${epoch}`;

interface Happening {
  readonly days: number;
  readonly epoch: number;
  readonly account: number;
  readonly name: string;
  readonly isWithdrawn: boolean;
  readonly texts: readonly string[] | 'down';
}
const day = { days: 1, account: 1, name: 'Fabrikam', isWithdrawn: false };
/** An epoch is raised and then falls below the one before it, whose text is still shown. */
const fallen: Happening[] = [
  { ...day, epoch: 2, texts: [text(1)] },
  { ...day, epoch: 3, texts: [text(1)] },
  { ...day, epoch: 1, texts: [text(2)] },
];

/** What happens to a publisher at a moment: its record says something, and a look finds something. */
const happening = fc.record<Happening>({
  days: fc.constantFrom(0.1, 1, 3, 10, 40, 200),
  epoch: fc.constantFrom(1, 1, 2, 3),
  account: fc.constantFrom(1, 1, 1, 2),
  name: fc.constantFrom('Fabrikam', 'Fabrikam', 'Fabrikam Group'),
  isWithdrawn: fc.constantFrom(false, false, false, true),
  texts: fc.constantFrom<readonly string[] | 'down'>(
    [text(1)],
    [text(2)],
    [text(3)],
    [text(1), 'v=spf1 -all'],
    [],
    ['v=spf1 -all'],
    [text(1, 'tailspin')],
    ['registry=contoso-registry publisher=fabrikam publisher=fabrikam'],
    'down',
  ),
});

test('every honest history is computed again to what its file tells, at any moment', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 1, maxLength: 15 }),
      fc.constantFrom(0, 5, 100, 400),
      fc.boolean(),
      async (steps, after, isNamePublic) => {
        const history = historyOf({ isNamePublic });
        let at = start;
        let record: Publisher = claiming(domainClaim);
        for (const { days, epoch, account, name, isWithdrawn, texts } of steps) {
          at += days * 86_400_000;
          record = {
            ...claiming(domainClaim, { domain: 'fabrikam.example.com', scope: 'host', method: 'maintainers-reviewed', review }),
            epoch,
            name,
            account: { provider: 'github', login: 'fabrikam', id: account },
            ...(isWithdrawn && { withdrawn: { on: '2026-01-01', reason: 'It left.' } }),
          };
          history.look(new Date(at).toISOString(), record, { texts });
        }
        const now = new Date(at + after * 86_400_000);
        expect(await failures(record, history.events(), history.evidence, now, isNamePublic)).toEqual([]);
      },
    ),
    { numRuns: 60, examples: [[fallen, 0, false]] },
  );
});

/** The failed steps of a verification of what would be published about a publisher at a moment. */
async function failures(
  record: Publisher,
  events: readonly PublisherEvent[],
  evidence: ReadonlyMap<string, Uint8Array>,
  now: Date,
  isNamePublic: boolean,
): Promise<readonly string[]> {
  const { id } = record;
  const state = { ledgers: new Map(), publishers: new Map([[id, events]]), files: new Map() };
  const standings = new Map([[id, standingOf(record, events, { now, policy, isNamePublic })]]);
  const [file] = publisherFiles({ publishers: [record], standings, state, now }, new Map());
  const files = new Map([
    ...events.map((event) => [`/v1/ledger/@${id}/${event.seq}.json`, canonicalBytes(event)] as const),
    ...[...evidence].map(([path, bytes]) => [`/v1/${path}`, bytes] as const),
    [`/v1/publishers/${id}.json`, canonicalBytes(file)] as const,
  ]);
  const session = openSession(readerOf(files));
  session.name([...files].map(([path, bytes]) => ({ path, sha256: sha256(bytes), size: bytes.length })));
  const last = events.at(-1);
  const head = last === undefined ? null : { seq: last.seq, sha256: eventDigest(last) };
  const index = {
    headOf: async () => head,
    heads: async () => new Map(),
    counts: { connectors: 0, public: 0, preview: 0, publishers: 1, events: events.length },
    maker: '1.2.3',
    madeAt: now.toISOString(),
    verification: publishedVerification(policy),
  };
  await publisherVerifier(session, index, { isWhole: true, version: '1.2.3' }).verify(id);
  expect(session.steps.some(({ step, sentence }) => step === 'publisher' && sentence.includes('computed again'))).toBe(true);
  return session.steps.flatMap(({ status, sentence }) => (status === 'failed' ? [sentence] : []));
}
