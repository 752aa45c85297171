import { dayLength } from '../connector/day.ts';
import { claimKey } from '../publisher/challenge.ts';
import { canonicalText } from './canonical-json.ts';
import type { ListedPublisher } from './catalog-entry.ts';
import { counted } from './counted.ts';
import { sha256 } from './digest.ts';
import type { PublishedDomain, PublisherFile } from './publisher-entry.ts';
import { chainIdOf, type PublisherEvent } from './publisher-events.ts';
import type { Entry } from './verify-entry.ts';
import type { Index } from './verify-index.ts';
import { verifyPublisherLedger } from './verify-ledger.ts';
import { parsePublished } from './verify-parse.ts';
import type { Session } from './verify-session.ts';
import { isTooLong, type KeptProof, proofProblem, standingProblem } from './verify-standing.ts';

/** The members of a `publisher-proof` that a verification reads. */
interface Proof extends KeptProof {
  readonly sentence: string;
  readonly checkedAt: string;
}

type Looked = PublisherEvent & { readonly type: 'looked' };

/** Publishers of a catalog, each verified when it is first asked for. */
export interface PublisherVerifier {
  /** Asks what stands behind the publisher that an entry names. */
  readonly verifyOf: (entry: Entry) => Promise<undefined>;
  /** Verifies a publisher whether an entry names it or not. */
  readonly verify: (id: string) => Promise<unknown>;
}

/**
 * Verifies publishers: the evidence of every claim that counts as proved, and where `isWhole` also what happened to each, event by event,
 * with the evidence of every look and where it stands, computed again. `version` is that of the certify that asks, where it is known.
 */
export function publisherVerifier(
  session: Session,
  index: Index,
  { isWhole, version }: { readonly isWhole: boolean; readonly version?: string | undefined },
): PublisherVerifier {
  const known = new Map<string, Promise<PublisherFile | undefined>>();
  const verified = (id: string): Promise<PublisherFile | undefined> => {
    const asked = known.get(id) ?? verifyFile(id);
    known.set(id, asked);
    return asked;
  };

  const verifyFile = async (id: string): Promise<PublisherFile | undefined> => {
    const path = publisherPath(id);
    const head = isWhole ? await index.headOf(chainIdOf(id)) : undefined;
    const events = head ? await verifyPublisherLedger(session, id, head, index) : undefined;
    if (events !== undefined) await verifyLooks(session, id, events, index);
    if ((await session.isNamed(path)) === false && head) {
      session.skip('publisher', path, `${id} has a history, and no record any more.`);
      return undefined;
    }
    const bytes = await session.get(path);
    if (bytes === undefined) return undefined;
    const parsed = parsePublished<PublisherFile>(bytes, 'publisher-entry');
    const problem = 'problem' in parsed ? parsed.problem : fileProblem(parsed.value, id);
    if ('problem' in parsed || problem !== undefined) return session.fail('publisher', path, `${path} ${problem}`);
    const file = parsed.value;
    // Of a history that does not hold, or was not read, nothing can be said.
    const wanted = head === null ? [] : events;
    const broken = wanted && historyProblem(file, wanted);
    if (broken !== undefined) return session.fail('publisher', path, `${path} ${broken}`);
    for (const claim of file.domains) if (!(await isClaimSound(session, file, claim))) return undefined;
    if (!isWhole || wanted === undefined) return file;
    const because = `as its ${counted(wanted.length, 'event')}`;
    const { verification, madeAt, maker } = index;
    if (verification === undefined || isTooLong(file, wanted)) {
      const why = verification === undefined ? 'the index does not tell by which policy' : 'its history is too long';
      session.skip('publisher', path, `Is ${file.standing.state}, ${because} can lead to; not computed again: ${why}.`);
      return file;
    }
    const other = standingProblem(file, wanted, { verification, madeAt, isSameMaker: version === maker });
    if (other !== undefined) return session.fail('publisher', path, `${path} ${other}`);
    session.ok('publisher', path, `Is ${file.standing.state}, ${because} and its record lead to: computed again.`);
    return file;
  };

  return {
    verify: verified,
    verifyOf: async ({ id, publisher }) => {
      const path = `/v1/connectors/${id}.json`;
      const fail = (sentence: string): undefined => session.fail('publisher', path, `${path} ${sentence}`);
      if (publisher.id === null) return publisher.level === 'not-proved' ? undefined : fail(`says ${publisher.level} of no publisher.`);
      const file = await verified(publisher.id);
      if (file === undefined) return;
      const told = publisherPath(publisher.id);
      if (!file.connectors.includes(id)) return session.fail('publisher', told, `${told} does not list ${id}.`);
      const problem = listingProblem(publisher, file);
      if (problem !== undefined) return fail(`${problem} ${told}.`);
      if (publisher.level !== 'proved') return session.ok('publisher', told, `Lists ${id}; its publisher is ${publisher.level}.`);
      const proved = file.domains.filter(({ status }) => status === 'proved');
      if (proved.length === 0) return session.fail('publisher', told, `${told} is called proved, and no evidence of that is published.`);
      const claims = proved.map(({ domain, method, checkedAt }) => `${domain} by ${method}, last checked ${checkedAt}`);
      session.ok('publisher', told, `Lists ${id}; proved: ${claims.join('; ')}.`);
    },
  };
}

/** Where a publisher's file is. */
function publisherPath(id: string): string {
  return `/v1/publishers/${id}.json`;
}

function fileProblem({ id, domains, standing }: PublisherFile, wanted: string): string | undefined {
  if (id !== wanted) return `is about ${JSON.stringify(id)}.`;
  const stopped = ['suspended', 'withdrawn', 'transferred'].includes(standing.state);
  const proved = domains.find(({ status }) => status === 'proved');
  if (proved && stopped) return `calls ${proved.domain} proved, and its publisher ${standing.state}.`;
  if (proved && (proved.evidence === null || proved.checkedAt === null))
    return `calls ${proved.domain} proved, and names no evidence of that.`;
  return undefined;
}

/** What an entry says of its publisher that the publisher's file does not, as the beginning of a sentence. */
function listingProblem(listed: ListedPublisher, { name, standing, domains }: PublisherFile): string | undefined {
  if (listed.name !== name) return 'names its publisher otherwise than';
  if (listed.standing !== standing.state) return `says that its publisher is ${listed.standing}, not ${standing.state} like`;
  const known = domains.filter(({ status }) => status !== 'not-proved').map(({ domain }) => domain);
  return canonicalText(listed.domains) === canonicalText(known) ? undefined : 'tells other domains of its publisher than';
}

/** Where a publisher's file says what its events cannot have led to, as the end of a sentence. */
function historyProblem(file: PublisherFile, events: readonly PublisherEvent[]): string | undefined {
  const paths = events.map(({ seq }) => `/v1/ledger/${chainIdOf(file.id)}/${seq}.json`);
  if (canonicalText(file.events) !== canonicalText(paths)) return `names other events than its ledger has: ${events.length}.`;
  const last = (...types: readonly PublisherEvent['type'][]) => events.findLast(({ type }) => types.includes(type));
  const stop = last('suspended', 'cleared');
  if (stop?.type === 'suspended' && file.standing.state !== 'suspended' && file.standing.state !== 'withdrawn')
    return `says that it is ${file.standing.state}; its ledger leads to suspended: ${stop.reason}`;
  const left = last('withdrawn', 'registered');
  const begun = last('transferred', 'withdrawn')?.seq ?? 0;
  for (const claim of file.domains) {
    const looks = events.filter((event): event is Looked => event.type === 'looked' && claimKey(event.claim) === claimKey(claim));
    const seen = claim.method === 'maintainers-reviewed' ? undefined : looks.at(-1);
    if (claim.evidence !== (seen?.evidence ?? null) || claim.checkedAt !== (seen?.at ?? null))
      return `tells another last look at ${claim.domain} than its ledger.`;
    if (claim.status !== 'proved') continue;
    if (left?.type === 'withdrawn') return `calls ${claim.domain} proved; its ledger leads to withdrawn: ${left.reason}`;
    if (!looks.some(({ outcome, seq }) => outcome === 'proved' && seq > begun))
      return `calls ${claim.domain} proved; no look of its ledger showed that.`;
  }
  return undefined;
}

/** Holds the evidence of every look against what the event says of it. */
async function verifyLooks(session: Session, id: string, events: readonly PublisherEvent[], { verification }: Index): Promise<void> {
  let registered = { account: 0, epoch: 0 };
  let before: { readonly epoch: number; readonly until: number } | undefined;
  for (const event of events) {
    if (event.type === 'registered') {
      const { epoch } = registered;
      const until = Date.parse(event.at) + (verification?.previousEpochDays ?? 0) * dayLength;
      if (epoch > 0 && event.epoch > epoch) before = { epoch, until };
      registered = { account: event.account, epoch: Math.max(epoch, event.epoch) };
    }
    if (event.type === 'transferred') before = undefined;
    if (event.type !== 'looked') continue;
    const proof = await readProof(session, event.evidence);
    if (proof === undefined) continue;
    const { account, epoch } = registered;
    const member = differing([
      ['publisher', proof.publisher, { id, account }],
      ['claim', proof.claim, event.claim],
      ['outcome', proof.outcome, event.outcome],
      ['sentence', proof.sentence.slice(0, event.sentence.length), event.sentence],
      ['time', proof.checkedAt, event.at],
      // The text that proves may be of the epoch before; a record that lowers its epoch is stopped, and asked for by what it says.
      ['epoch', proof.epoch <= epoch && event.epoch <= proof.epoch, true],
    ]);
    const path = evidencePath(event.evidence);
    const where = `event ${event.seq} of ${chainIdOf(id)}`;
    if (member !== undefined) {
      session.fail('evidence', path, `${path} is not of the ${member} that ${where} names.`);
      continue;
    }
    const again =
      verification &&
      proofProblem(proof, event, verification.registry, before && Date.parse(event.at) < before.until ? before.epoch : undefined);
    if (again === undefined)
      session.ok('evidence', path, `Is what ${where} says was seen${verification ? ', and means what it says' : ''}.`);
    else session.fail('evidence', path, `${path} ${again}`);
  }
}

/** Holds the evidence of a claim that counts as proved against the publisher's file. */
async function isClaimSound(session: Session, file: PublisherFile, claim: PublishedDomain): Promise<boolean> {
  if (claim.status !== 'proved' || claim.evidence === null) return true;
  const proof = await readProof(session, claim.evidence);
  if (proof === undefined) return false;
  const { domain, scope, method } = claim;
  const member = differing([
    ['publisher', proof.publisher, { id: file.id, account: file.account.id }],
    ['claim', proof.claim, { domain, scope, method }],
    ['time', proof.checkedAt, claim.checkedAt],
    ['epoch', proof.epoch <= file.standing.epoch, true],
    // A proof that fails now and then counts on for a while, with a warning.
    ['outcome', claim.state === 'verified' ? proof.outcome : 'proved', 'proved'],
  ]);
  const path = evidencePath(claim.evidence);
  if (member === undefined) return true;
  session.fail('evidence', path, `${path} is not of the ${member} that ${publisherPath(file.id)} names for ${domain}.`);
  return false;
}

async function readProof(session: Session, digest: string): Promise<Proof | undefined> {
  const path = evidencePath(digest);
  const bytes = await session.get(path);
  if (bytes === undefined) return undefined;
  if (sha256(bytes) !== digest) return session.fail('evidence', path, `${path} does not hold the bytes it is named after.`);
  const parsed = parsePublished<Proof>(bytes, 'publisher-proof');
  return 'problem' in parsed ? session.fail('evidence', path, `${path} is no evidence of a look: it ${parsed.problem}`) : parsed.value;
}

function evidencePath(digest: string): string {
  return `/v1/evidence/${digest}.json`;
}

function differing(pairs: readonly (readonly [what: string, a: unknown, b: unknown])[]): string | undefined {
  return pairs.find(([, a, b]) => canonicalText(a) !== canonicalText(b))?.[0];
}
