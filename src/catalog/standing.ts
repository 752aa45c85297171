import { dayLength, dayOf } from '../connector/day.ts';
import { claimKey, hopelessness } from '../publisher/challenge.ts';
import { isReviewed } from '../publisher/ownership.ts';
import { type DomainClaim, epochOf, type Publisher } from '../publisher/publisher.ts';
import type { PublisherEvent, PublisherEventDraft } from './publisher-events.ts';
import { type ClaimLife, later, lifeOf, neededEpochOf, type PublisherLife } from './publisher-life.ts';
import type { Actor } from './questions.ts';
import { recordDrafts } from './record-events.ts';
import type { VerificationPolicy } from './verification-policy.ts';

/**
 * Where a claim, or a publisher, stands. `reviewed` is the standing of what maintainers vouch for; `unclaimed` that of a name on connectors
 * that no record has.
 */
export type StandingState =
  | 'unclaimed'
  | 'pending'
  | 'verified'
  | 'reviewed'
  | 'warning'
  | 'lapsed'
  | 'suspended'
  | 'transferred'
  | 'withdrawn';

/** A standing, with what a reader asks next. */
interface Standing {
  readonly state: StandingState;
  /** ISO 8601; null for what is not recorded yet, so that nothing that is told depends on when it was asked. */
  readonly since: string | null;
  /** One sentence. Quotes what strangers published, so it is escaped wherever it is printed. */
  readonly reason: string;
  readonly who: Actor;
}

/** Where one claim of a record stands. */
export interface ClaimStanding extends Standing {
  readonly claim: DomainClaim;
  /** When it was last looked for, as far as that is recorded; null when never. */
  readonly checkedAt: string | null;
  /** SHA-256 of what was seen then. */
  readonly evidence: string | null;
}

/** Where a publisher stands: as the claim that stands worst, unless something stops the publisher as a whole. */
export interface PublisherStanding extends Standing {
  readonly id: string;
  readonly epoch: number;
  readonly claims: readonly ClaimStanding[];
  /** True when the publisher as a whole is stopped, whatever its claims are. */
  readonly isStopped: boolean;
  /** Until then a claim or a transfer is only shown; null when nothing is under notice. */
  readonly noticeUntil: string | null;
}

/** What is known about a publisher besides its record. */
export interface StandingFacts {
  readonly now: Date;
  readonly policy: VerificationPolicy;
  /** True when connectors of its name are public that were imported, before anybody claimed them. */
  readonly isNamePublic?: boolean;
}

/** Where a publisher stands now. `events` may end with looks that were just made and are not recorded. */
export function standingOf(
  record: Publisher,
  events: readonly (PublisherEvent | PublisherEventDraft)[],
  facts: StandingFacts,
): PublisherStanding {
  const { now, policy } = facts;
  const drafts = recordDrafts(record, events, facts);
  const life = lifeOf([...events, ...drafts], now, policy);
  const unrecorded = drafts.length > 0 ? now.toISOString() : undefined;
  const stop = stopOf(record, life, now, unrecorded);
  const recorded = <S extends Standing>(standing: S): S => (standing.since === unrecorded ? { ...standing, since: null } : standing);
  const claims = record.domains.map((claim) => recorded(claimStanding(claim, { record, life, stop, facts, unrecorded })));
  const worst = recorded(stop ?? severest(claims) ?? accountAlone(life));
  const notices = [life.transfer, { at: life.registered?.at, noticeUntil: life.noticeUntil }].filter((notice) => notice?.at !== unrecorded);
  const noticeUntil = notices.map((notice) => notice?.noticeUntil).find((until) => until !== undefined && isAhead(until, now)) ?? null;
  const { state, since, reason, who } = worst;
  return { id: record.id, state, since, reason, who, epoch: epochOf(record), claims, isStopped: stop !== undefined, noticeUntil };
}

/** The epoch before the record's, while its texts still count for a claim. */
export function previousEpochOf(claim: DomainClaim, life: PublisherLife, now: Date): number | undefined {
  const { previousEpoch: previous } = life;
  if (previous === undefined || !isAhead(previous.until, now)) return undefined;
  return previous.epoch >= neededEpochOf(life, claim) ? previous.epoch : undefined;
}

/** What stops a publisher with all its claims. */
function stopOf(record: Publisher, life: PublisherLife, now: Date, unrecorded: string | undefined): Standing | undefined {
  const { withdrawn, suspended, transfer, noticeUntil, registered } = life;
  if (withdrawn) return { state: 'withdrawn', since: withdrawn.at, reason: `The publisher left: ${withdrawn.reason}`, who: 'nobody' };
  if (suspended) {
    const reason = suspended.cause === 'maintainers' ? `The maintainers suspended the publisher: ${suspended.reason}` : suspended.reason;
    return { state: 'suspended', since: suspended.at, reason, who: 'maintainers' };
  }
  if (transfer && isAhead(transfer.noticeUntil, now))
    return {
      state: 'transferred',
      since: transfer.at,
      reason: `Account number ${transfer.to} takes over from number ${transfer.from}; ${transfer.at === unrecorded ? 'the notice begins when publishers are looked up' : `anybody can object until ${transfer.noticeUntil}`}.`,
      who: 'time',
    };
  if (noticeUntil !== undefined && isAhead(noticeUntil, now))
    return {
      state: 'pending',
      since: registered?.at ?? null,
      reason: `Connectors of this name were public before anybody claimed it; ${registered?.at === unrecorded ? 'the notice begins when publishers are looked up' : `anybody can object until ${noticeUntil}`}.`,
      who: 'time',
    };
  if (epochOf(record) < life.epoch)
    return {
      state: 'pending',
      since: life.epochSince,
      reason: `The record says epoch ${epochOf(record)}, and said ${life.epoch} before: an epoch is only ever raised.`,
      who: 'publisher',
    };
  return undefined;
}

interface ClaimFacts {
  readonly record: Publisher;
  readonly life: PublisherLife;
  readonly stop: Standing | undefined;
  readonly facts: StandingFacts;
  /** When something happened that is not recorded yet. */
  readonly unrecorded: string | undefined;
}

function claimStanding(claim: DomainClaim, { record, life, stop, facts, unrecorded }: ClaimFacts): ClaimStanding {
  const known = life.claims.get(claimKey(claim));
  const seen = { checkedAt: known?.last.at ?? null, evidence: known?.last.evidence ?? null };
  if (stop !== undefined) return { claim, ...stop, ...seen };
  if (claim.method === 'maintainers-reviewed') return { claim, ...reviewStanding(claim, life, facts.now), checkedAt: null, evidence: null };
  const hopeless = hopelessness(claim, record);
  if (hopeless !== undefined)
    return { claim, state: 'pending', since: life.registered?.at ?? null, reason: hopeless, who: 'publisher', ...seen };
  return { claim, ...lookStanding(claim, known, { life, facts, unrecorded }), ...seen };
}

function reviewStanding(claim: DomainClaim, life: PublisherLife, now: Date): Standing {
  const { review, domain } = claim;
  const since = `${review?.on}T00:00:00.000Z`;
  const renewed = life.renewedAt;
  if (review !== undefined && renewed !== undefined && review.on < dayOf(renewed))
    return {
      state: 'pending',
      since: renewed,
      reason: `${domain} was reviewed on ${review.on}, before name, account or programmes changed; a maintainer has to review it again.`,
      who: 'maintainers',
    };
  if (isReviewed(claim, now))
    return { state: 'reviewed', since, reason: `A maintainer reviewed ${domain} (until ${review?.expires}).`, who: 'nobody' };
  if (review !== undefined && dayOf(now) < review.on)
    return {
      state: 'pending',
      since: life.registered?.at ?? since,
      reason: `The review of ${domain} counts from ${review.on}.`,
      who: 'time',
    };
  const end = review === undefined ? since : later(`${review.expires}T00:00:00.000Z`, dayLength);
  return { state: 'lapsed', since: end, reason: `The review of ${domain} ended on ${review?.expires}.`, who: 'maintainers' };
}

function lookStanding(
  claim: DomainClaim,
  known: ClaimLife | undefined,
  { life, facts: { now, policy }, unrecorded }: Omit<ClaimFacts, 'record' | 'stop'>,
): Standing {
  const days = (at: string, count: number): string => later(at, count * dayLength);
  const needed = neededEpochOf(life, claim);
  if (known?.lapsed !== undefined && life.epoch < needed)
    return {
      state: 'lapsed',
      since: known.lapsed.at,
      reason: `${known.lapsed.reason} To be proved again, the record needs epoch ${needed}.`,
      who: 'publisher',
    };
  if (known?.verifiedAt !== undefined && known.failing !== undefined)
    return { state: 'warning', since: known.failing.since, reason: known.last.sentence, who: 'publisher' };
  if (known?.verifiedAt !== undefined) {
    const end = days(known.epochProvedAt ?? known.verifiedAt, policy.reproofDays);
    const isEnding = now.getTime() >= Date.parse(days(end, -policy.reproofNoticeDays));
    const reason = isEnding
      ? `${known.last.sentence} It lapses on ${dayOf(end)}: raise the epoch of the record, and prove it anew before that day.`
      : known.last.sentence;
    return { state: 'verified', since: known.verifiedAt, reason, who: isEnding ? 'publisher' : 'nobody' };
  }
  const since = latest([life.registered?.at, life.renewedAt, life.epoch > 1 ? life.epochSince : undefined], now);
  if (life.epoch < needed)
    return {
      state: 'pending',
      since,
      reason: `Proofs of epoch ${life.epoch} do not count any more: the record needs epoch ${needed}.`,
      who: 'publisher',
    };
  if (known?.firstProvedAt !== undefined)
    return {
      state: 'pending',
      since,
      reason: `Proved once on ${known.firstProvedAt}; a second look has to agree, no earlier than ${later(known.firstProvedAt, policy.firstProofHours * 3_600_000)}.`,
      who: 'time',
    };
  const end = days(since, policy.pendingDays);
  const what = known === undefined ? 'Nobody looked yet.' : known.last.sentence;
  // Until somebody looked, nobody knows whether the publisher has anything left to do.
  const who = known === undefined ? 'maintainers' : 'publisher';
  if (since === unrecorded) return { state: 'pending', since, reason: what, who };
  const due = isAhead(end, now) ? `It should be shown by ${dayOf(end)}.` : `It was to be shown by ${dayOf(end)}.`;
  return { state: 'pending', since, reason: `${what} ${due}`, who };
}

/** An independent publisher claims no domain: the maintainers bound its account. */
function accountAlone(life: PublisherLife): Standing {
  return {
    state: 'reviewed',
    since: life.registered?.at ?? null,
    reason: 'The maintainers bound its account; it claims no domain.',
    who: 'nobody',
  };
}

const bySeverity = ['lapsed', 'pending', 'warning', 'reviewed', 'verified'] as const;

function severest(claims: readonly ClaimStanding[]): Standing | undefined {
  return bySeverity.map((state) => claims.find((claim) => claim.state === state)).find((claim) => claim !== undefined);
}

function isAhead(moment: string, now: Date): boolean {
  return now.getTime() < Date.parse(moment);
}

function latest(moments: readonly (string | undefined)[], now: Date): string {
  const known = moments.filter((moment) => moment !== undefined).sort((a, b) => Date.parse(a) - Date.parse(b));
  return known.at(-1) ?? now.toISOString();
}
