import { dayLength, dayOf } from '../connector/day.ts';
import type { Mutable } from '../connector/mutable.ts';
import { claimKey } from '../publisher/challenge.ts';
import type { ProofOutcome } from '../publisher/proof.ts';
import type { ClaimName, PublisherEventDraft, SuspensionCause } from './publisher-events.ts';
import type { VerificationPolicy } from './verification-policy.ts';

/** What a publisher's events come to at a moment. Everything about claims, whether the record still has them or not. */
export interface PublisherLife {
  /** Undefined before the first `registered`. */
  readonly registered: { readonly identity: string; readonly account: number; readonly at: string } | undefined;
  /** The highest epoch so far, and since when; 0 before the first `registered`. */
  readonly epoch: number;
  readonly epochSince: string;
  /** The epoch before, whose texts count until a moment. */
  readonly previousEpoch: { readonly epoch: number; readonly until: string } | undefined;
  /** No proof under a lower epoch counts. */
  readonly neededEpoch: number;
  /** What proofs need of domains where one lapsed, by domain: whatever the method, there and above and below. */
  readonly neededEpochs: ReadonlyMap<string, number>;
  /** Proofs and reviews from before count no more; undefined when there was no other identity before. */
  readonly renewedAt: string | undefined;
  readonly noticeUntil: string | undefined;
  readonly transfer: { readonly from: number; readonly to: number; readonly at: string; readonly noticeUntil: string } | undefined;
  readonly suspended: { readonly cause: SuspensionCause; readonly reason: string; readonly at: string } | undefined;
  readonly withdrawn: { readonly reason: string; readonly at: string } | undefined;
  readonly claims: ReadonlyMap<string, ClaimLife>;
  /** Dates of registration, by domain. */
  readonly registrations: ReadonlyMap<string, string>;
  /** Hosts that are gone: since when, and how often that was seen. */
  readonly goneHosts: ReadonlyMap<string, Failing>;
}

/** A row of looks that all failed. */
interface Failing {
  readonly since: string;
  readonly count: number;
}

/** What looks for the proof of one claim come to. */
export interface ClaimLife {
  readonly name: ClaimName;
  /** The highest that it was proved under. */
  readonly epoch: number;
  readonly neededEpoch: number;
  /** The first of two looks that a first proof needs. */
  readonly firstProvedAt: string | undefined;
  /** Since when it counts as proved. */
  readonly verifiedAt: string | undefined;
  /**
   * Since when it, or another claim of its domain, is proved under its epoch: the year begins here. It stands over a change of name or
   * programmes, until the proof lapses.
   */
  readonly epochProvedAt: string | undefined;
  /** True once it was proved for the present account: from then on a contradiction is an alarm. */
  readonly wasVerified: boolean;
  readonly failing: Failing | undefined;
  readonly lapsed: { readonly at: string; readonly reason: string } | undefined;
  readonly last: {
    readonly at: string;
    readonly outcome: ProofOutcome;
    readonly sentence: string;
    readonly evidence: string;
    readonly epoch: number;
  };
}

type Collected = 'neededEpochs' | 'claims' | 'registrations' | 'goneHosts';

type Life = { -readonly [Member in Exclude<keyof PublisherLife, Collected>]: PublisherLife[Member] } & {
  readonly neededEpochs: Map<string, number>;
  readonly claims: Map<string, Mutable<ClaimLife>>;
  readonly registrations: Map<string, string>;
  readonly goneHosts: Map<string, Failing>;
};

const hour = 3_600_000;

/** Dates of one registration are told with different times of day; a domain that was bought anew is off by more. */
const sameRegistration = dayLength;

/** Replays a publisher's events until a moment. A function of the events alone: what time does to proofs is computed, not recorded. */
export function lifeOf(events: readonly PublisherEventDraft[], now: Date, policy: VerificationPolicy): PublisherLife {
  const life: Life = {
    registered: undefined,
    epoch: 0,
    epochSince: now.toISOString(),
    previousEpoch: undefined,
    neededEpoch: 1,
    neededEpochs: new Map(),
    renewedAt: undefined,
    noticeUntil: undefined,
    transfer: undefined,
    suspended: undefined,
    withdrawn: undefined,
    claims: new Map(),
    registrations: new Map(),
    goneHosts: new Map(),
  };
  for (const event of events) {
    expire(life, Date.parse(event.at), policy);
    apply(life, event, policy);
  }
  expire(life, now.getTime(), policy);
  return life;
}

function apply(life: Life, event: PublisherEventDraft, policy: VerificationPolicy): void {
  const { at } = event;
  switch (event.type) {
    case 'registered':
      if (life.withdrawn !== undefined) {
        life.withdrawn = undefined;
        startOver(life, at);
      } else if (life.registered !== undefined && life.registered.identity !== event.identity) {
        renew(life, at);
      }
      if (event.epoch > life.epoch) {
        if (life.epoch > 0) life.previousEpoch = { epoch: life.epoch, until: later(at, policy.previousEpochDays * dayLength) };
        life.epoch = event.epoch;
        life.epochSince = at;
      }
      life.registered = { identity: event.identity, account: event.account, at: life.registered?.at ?? at };
      life.noticeUntil = event.noticeUntil ?? life.noticeUntil;
      break;
    case 'looked':
      look(life, event, policy);
      break;
    case 'registration-seen': {
      const known = life.registrations.get(event.domain);
      life.registrations.set(event.domain, event.registeredAt);
      if (known !== undefined && !isSameRegistration(known, event.registeredAt)) {
        const reason = `${event.domain} was registered on ${dayOf(event.registeredAt)}, and on ${dayOf(known)} before: somebody else may have it now.`;
        const claims = [...life.claims.values()].filter(({ name, wasVerified }) => wasVerified && isBelow(name.domain, event.domain));
        if (claims.length > 0) suspend(life, { at, cause: 'registration', reason });
        for (const claim of claims) lapse(life, claim, at, reason);
      }
      break;
    }
    case 'host-seen': {
      if (event.outcome === 'seen') {
        life.goneHosts.delete(event.host);
        break;
      }
      const gone = again(life.goneHosts.get(event.host), at);
      life.goneHosts.set(event.host, gone);
      if (isTooMuch(gone, at, policy)) {
        const reason = `${event.host}, which its connectors call, is gone since ${dayOf(gone.since)}.`;
        suspend(life, { at, cause: 'host', reason });
      }
      break;
    }
    case 'suspended':
      suspend(life, { at, cause: event.cause, reason: event.reason });
      break;
    case 'cleared':
      life.suspended = undefined;
      life.goneHosts.clear();
      break;
    case 'transferred':
      startOver(life, at);
      life.transfer = { from: event.from, to: event.to, at, noticeUntil: event.noticeUntil };
      break;
    case 'withdrawn':
      life.withdrawn = { reason: event.reason, at };
      break;
    default:
      event satisfies never;
  }
}

function look(life: Life, event: PublisherEventDraft & { readonly type: 'looked' }, policy: VerificationPolicy): void {
  const { at, outcome, epoch } = event;
  const key = claimKey(event.claim);
  const last = { at, outcome, sentence: event.sentence, evidence: event.evidence, epoch };
  const claim = life.claims.get(key) ?? newClaim(event.claim, life.neededEpoch, last);
  life.claims.set(key, claim);
  claim.last = last;
  claim.neededEpoch = neededEpochOf(life, event.claim);
  if (outcome === 'proved') {
    if (epoch < claim.neededEpoch) return;
    claim.lapsed = undefined;
    claim.failing = undefined;
    if (claim.verifiedAt === undefined) {
      claim.firstProvedAt ??= at;
      if (Date.parse(at) - Date.parse(claim.firstProvedAt) < policy.firstProofHours * hour) return;
      claim.verifiedAt = at;
      claim.wasVerified = true;
    }
    if (claim.epochProvedAt === undefined || epoch > claim.epoch) claim.epochProvedAt = yearOf(life, claim, epoch, at);
    // A look that finds the epoch before, while that counts, takes nothing back: a lapse needs more than the highest.
    claim.epoch = Math.max(claim.epoch, epoch);
    return;
  }
  claim.firstProvedAt = undefined;
  if (outcome === 'contrary' && claim.wasVerified) {
    suspend(life, { at, cause: 'contrary', reason: event.sentence });
    lapse(life, claim, at, event.sentence);
  } else if (claim.epochProvedAt !== undefined) {
    claim.failing = again(claim.failing, at);
    if (isTooMuch(claim.failing, at, policy))
      lapse(life, claim, at, `The proof failed since ${dayOf(claim.failing.since)}: ${event.sentence}`);
  }
}

/** When the year of a proof begins: with the first claim of the same domain that was proved under its epoch, by whatever method. */
function yearOf(life: Life, { name }: ClaimLife, epoch: number, at: string): string {
  const begun = [...life.claims.values()].flatMap((one) =>
    one.epoch === epoch && one.epochProvedAt !== undefined && isRelated(one.name.domain, name.domain) ? [one.epochProvedAt] : [],
  );
  return begun.reduce((first, one) => (Date.parse(one) < Date.parse(first) ? one : first), at);
}

/** No proof of a claim under a lower epoch counts. While a proof of its own stands, that of another claim cannot take it down. */
export function neededEpochOf({ claims, neededEpoch, neededEpochs }: PublisherLife, name: ClaimName): number {
  const known = claims.get(claimKey(name));
  if (known?.epochProvedAt !== undefined) return known.neededEpoch;
  const related = [...neededEpochs].flatMap(([domain, epoch]) => (isRelated(domain, name.domain) ? [epoch] : []));
  return Math.max(known?.neededEpoch ?? neededEpoch, ...related);
}

/** Lets proofs lapse whose year is over. */
function expire(life: Life, time: number, { reproofDays }: VerificationPolicy): void {
  for (const claim of life.claims.values()) {
    if (claim.epochProvedAt === undefined) continue;
    const end = later(claim.epochProvedAt, reproofDays * dayLength);
    if (time > Date.parse(end))
      lapse(life, claim, end, `It was proved on ${dayOf(claim.epochProvedAt)}, which counts for ${reproofDays} days.`);
  }
}

/** A proof that lapsed is never revived by the text that it was made with, nor by one of the same epoch for the same domain. */
function lapse(life: Life, claim: Mutable<ClaimLife>, at: string, reason: string): void {
  claim.neededEpoch = Math.max(claim.neededEpoch, claim.epoch + 1);
  const { domain } = claim.name;
  life.neededEpochs.set(domain, Math.max(life.neededEpochs.get(domain) ?? 0, claim.neededEpoch));
  claim.lapsed ??= { at, reason };
  claim.firstProvedAt = undefined;
  claim.verifiedAt = undefined;
  claim.epochProvedAt = undefined;
  claim.failing = undefined;
}

/**
 * Everything has to be proved again, by the same texts if they still stand. The year and a row of failed looks go on: otherwise another
 * name would make texts count that nobody confirmed.
 */
function renew(life: Life, at: string): void {
  life.renewedAt = at;
  for (const claim of life.claims.values()) {
    claim.firstProvedAt = undefined;
    claim.verifiedAt = undefined;
  }
}

/** Everything has to be proved again under a new epoch, by a publisher whose texts were never looked for. */
function startOver(life: Life, at: string): void {
  renew(life, at);
  life.neededEpoch = life.epoch + 1;
  life.previousEpoch = undefined;
  for (const claim of life.claims.values()) {
    claim.neededEpoch = life.neededEpoch;
    claim.lapsed = undefined;
    claim.epochProvedAt = undefined;
    claim.failing = undefined;
    claim.wasVerified = false;
  }
}

function suspend(life: Life, suspended: NonNullable<PublisherLife['suspended']>): void {
  life.suspended ??= suspended;
}

function newClaim(name: ClaimName, neededEpoch: number, last: ClaimLife['last']): Mutable<ClaimLife> {
  return {
    name,
    epoch: 0,
    neededEpoch,
    firstProvedAt: undefined,
    verifiedAt: undefined,
    epochProvedAt: undefined,
    wasVerified: false,
    failing: undefined,
    lapsed: undefined,
    last,
  };
}

function again(failing: Failing | undefined, at: string): Failing {
  return { since: failing?.since ?? at, count: (failing?.count ?? 0) + 1 };
}

/** True when failed looks are enough, and far enough apart, to believe them. */
function isTooMuch({ since, count }: Failing, at: string, { failures, failureHours }: VerificationPolicy): boolean {
  return count >= failures && Date.parse(at) - Date.parse(since) >= failureHours * hour;
}

/** True when two dates are told of the same registration. */
export function isSameRegistration(a: string, b: string): boolean {
  const apart = Math.abs(Date.parse(a) - Date.parse(b));
  return a === b || apart <= sameRegistration;
}

/** True for a domain itself and every name below it. */
export function isBelow(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

/** True for the same domain, and where one is below the other. */
function isRelated(a: string, b: string): boolean {
  return isBelow(a, b) || isBelow(b, a);
}

/** A moment after another one, in milliseconds. */
export function later(at: string, milliseconds: number): string {
  const time = Date.parse(at) + milliseconds;
  return Number.isNaN(time) ? at : new Date(time).toISOString();
}
