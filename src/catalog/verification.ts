import { dayLength } from '../connector/day.ts';
import { claimKey, hopelessness } from '../publisher/challenge.ts';
import type { AddressLook, Look } from '../publisher/look.ts';
import { proofOf } from '../publisher/proof.ts';
import type { DomainClaim, Publisher } from '../publisher/publisher.ts';
import { chainIdOf, type PublisherEvent, type PublisherEventDraft } from './publisher-events.ts';
import { evidenceOf } from './publisher-evidence.ts';
import { isBelow, isSameRegistration, later, lifeOf } from './publisher-life.ts';
import { recordDrafts } from './record-events.ts';
import { type PublisherStanding, previousEpochOf, type StandingFacts, standingOf } from './standing.ts';
import type { Files } from './store-state.ts';

/** By what looks are judged and recorded. */
export interface VerificationFacts extends StandingFacts {
  readonly certifier: { readonly version: string; readonly rules: string };
}

/** What verifying a publisher came to. */
export interface Verification {
  /** Where it stands by all looks, also by those that are not recorded. */
  readonly standing: PublisherStanding;
  /** The events to record, and the evidence they name, as `evidence/<sha256>.json`. */
  readonly drafts: readonly PublisherEventDraft[];
  readonly files: Files;
}

/** What an event can hold. */
const longestSentence = 2000;
const longestDate = 64;

/** True for a claim that can be looked for. */
export function isLookedFor(claim: DomainClaim, publisher: Publisher): boolean {
  return claim.method !== 'maintainers-reviewed' && hopelessness(claim, publisher) === undefined;
}

/**
 * Judges the looks at one publisher by its history, and says what of them is recorded: what is news, what counts towards a lapse, and one
 * look a week that shows nothing new.
 */
export function verify(
  record: Publisher,
  events: readonly PublisherEvent[],
  looks: readonly Look[],
  facts: VerificationFacts,
): Verification {
  const { now, policy } = facts;
  const about = { id: chainIdOf(record.id), at: now.toISOString(), by: { kind: 'pipeline' } } as const;
  const files = new Map<string, Uint8Array>();
  const drafts = [...recordDrafts(record, events, facts)];
  // Every look counts for where the publisher stands now, whether it is recorded or not.
  const seen = [...drafts];
  const before = lifeOf([...events, ...drafts], now, policy);

  for (const claim of record.withdrawn === undefined ? record.domains.filter((one) => isLookedFor(one, record)) : []) {
    const previousEpoch = previousEpochOf(claim, before, now);
    const proof = proofOf(claim, record, looks, { registry: policy.registry, previousEpoch });
    const { domain, scope, method } = claim;
    const evidence = evidenceOf(record, claim, proof, { registry: policy.registry, now, certifier: facts.certifier });
    const { outcome, epoch } = proof;
    const sentence = proof.sentence.slice(0, longestSentence);
    const draft = {
      ...about,
      type: 'looked',
      claim: { domain, scope, method },
      epoch,
      outcome,
      sentence,
      evidence: evidence.sha256,
    } as const;
    seen.push(draft);
    if (!isWorthRecording(draft)) continue;
    drafts.push(draft);
    files.set(`evidence/${evidence.sha256}.json`, evidence.bytes);
  }
  for (const look of looks) {
    const draft = registrationDraft(look) ?? hostDraft(look);
    if (draft === undefined) continue;
    seen.push(draft);
    drafts.push(draft);
  }
  const { suspended } = lifeOf([...events, ...seen], now, policy);
  if (suspended !== undefined && before.suspended === undefined)
    drafts.push({ ...about, type: 'suspended', cause: suspended.cause, reason: suspended.reason });
  return { standing: standingOf(record, [...events, ...seen], facts), drafts, files };

  function isWorthRecording(draft: PublisherEventDraft & { readonly type: 'looked' }): boolean {
    const known = before.claims.get(claimKey(draft.claim));
    if (known === undefined || known.last.outcome !== draft.outcome || known.last.epoch !== draft.epoch) return true;
    if (later(known.last.at, policy.confirmDays * dayLength) <= about.at) return true;
    const isCounted = draft.outcome !== 'proved' && known.epochProvedAt !== undefined && (known.failing?.count ?? 0) < policy.failures;
    return isCounted || stateOf(draft, [draft]) !== stateOf(draft, []);
  }

  function stateOf({ claim }: { readonly claim: Pick<DomainClaim, 'domain' | 'scope' | 'method'> }, more: readonly PublisherEventDraft[]) {
    const { claims } = standingOf(record, [...events, ...drafts, ...more], facts);
    return claims.find((one) => claimKey(one.claim) === claimKey(claim))?.state;
  }

  /** Only of a host that was proved can it be said that its proof turned. */
  function isProvedHost(host: string): boolean {
    return record.domains.some(
      (claim) =>
        before.claims.get(claimKey(claim))?.wasVerified === true &&
        (claim.scope === 'host' ? host === claim.domain : isBelow(host, claim.domain)),
    );
  }

  function registrationDraft(look: Look): PublisherEventDraft | undefined {
    if (look.kind !== 'registration' || look.outcome !== 'seen' || look.registeredAt === null) return undefined;
    if (look.registeredAt.length > longestDate) return undefined;
    const known = before.registrations.get(look.domain);
    if (known !== undefined && isSameRegistration(known, look.registeredAt)) return undefined;
    return { ...about, type: 'registration-seen', domain: look.domain, registeredAt: look.registeredAt };
  }

  function hostDraft(look: Look): PublisherEventDraft | undefined {
    if (look.kind !== 'address' || !isProvedHost(look.host)) return undefined;
    const gone = before.goneHosts.get(look.host);
    const outcome = addressOutcome(look);
    if (outcome === 'seen') return gone && { ...about, type: 'host-seen', host: look.host, outcome };
    const isLate = gone !== undefined && later(gone.since, policy.failureHours * 3_600_000) <= about.at;
    if (outcome === undefined || before.suspended !== undefined || ((gone?.count ?? 0) >= policy.failures && !isLate)) return undefined;
    return { ...about, type: 'host-seen', host: look.host, outcome };
  }
}

/** A host is gone when two resolvers and all that answered say so; one that finds it is enough for it to be there. */
function addressOutcome({ answers }: AddressLook): 'seen' | 'absent' | undefined {
  if (answers.some(({ outcome }) => outcome === 'seen')) return 'seen';
  const absent = answers.filter(({ outcome }) => outcome === 'absent');
  return new Set(absent.map(({ resolver }) => resolver)).size >= 2 ? 'absent' : undefined;
}
