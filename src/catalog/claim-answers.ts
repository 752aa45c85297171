import type { Connector } from '../connector/connector.ts';
import { type ClaimAnswer, proofOf } from '../publisher/claim-answer.ts';
import { type Ownership, ownershipOf } from '../publisher/ownership.ts';
import type { DomainClaim, Publisher } from '../publisher/publisher.ts';
import { clockTolerance } from './chain.ts';
import type { Actor } from './questions.ts';
import { type ClaimStanding, type PublisherStanding, type StandingFacts, standingOf } from './standing.ts';
import type { StoreState } from './store-state.ts';

/** Where every publisher stands, by its id. */
export type Standings = ReadonlyMap<string, PublisherStanding>;

/** Where publishers stand by what the store has recorded, without a look at the world. */
export function recordedStandings(
  publishers: readonly Publisher[],
  state: Pick<StoreState, 'publishers'>,
  { isNamePublic, ...facts }: Omit<StandingFacts, 'isNamePublic'> & { readonly isNamePublic?: (publisher: Publisher) => boolean },
): Standings {
  return new Map(
    publishers.map((record) => {
      const events = state.publishers.get(record.id) ?? [];
      return [record.id, standingOf(record, events, { ...facts, isNamePublic: isNamePublic?.(record) ?? false })];
    }),
  );
}

/** How old a look may be that an answer relies on; `undefined` where what was last recorded is told, however old. */
export interface AnswerFacts {
  readonly now: Date;
  readonly evidenceHours: number | undefined;
}

/** Answers whether claims hold: for promotion by looks of the last hours, for the catalog by what is recorded. */
function claimAnswers(standings: Standings, facts: AnswerFacts): (publisher: Publisher, claim: DomainClaim) => ClaimAnswer {
  return (publisher, claim) => {
    const standing = standings.get(publisher.id)?.claims.find((one) => one.claim === claim);
    return standing === undefined
      ? { answer: 'not-proved', reason: `${claim.domain} was not looked up.`, checkedAt: null, evidence: null }
      : claimAnswer(standing, facts);
  };
}

/** Ends the sentences about what nobody looked for: it is not the publisher who has to do something. */
const howToLook = 'The maintainers look with certify run --look, or certify verify-publisher.';

/** What a standing means for a connector that relies on the claim. */
export function claimAnswer({ claim, state, reason, checkedAt, evidence }: ClaimStanding, facts: AnswerFacts): ClaimAnswer {
  const seen = { checkedAt, evidence };
  if (state === 'reviewed') return { answer: 'reviewed', reason, ...seen };
  const isLookedFor = claim.method !== 'maintainers-reviewed';
  if (state === 'pending' && isLookedFor && checkedAt === null && evidence === null)
    return { answer: 'not-proved', reason: `${proofOf(claim)} was not looked up: offline. ${howToLook}`, ...seen };
  if (state !== 'verified' && state !== 'warning') return { answer: 'not-proved', reason, ...seen };
  const ahead = checkedAt === null ? 0 : Date.parse(checkedAt) - facts.now.getTime();
  // What the catalog tells may be seconds older than what another machine recorded; promotion waits for its own clock.
  if (ahead > (facts.evidenceHours === undefined ? clockTolerance : 0))
    return {
      answer: 'not-proved',
      reason: `${proofOf(claim)} was last looked up on ${checkedAt}, which is later than now, ${facts.now.toISOString()}: a clock is or was wrong. ${howToLook}`,
      ...seen,
    };
  const oldest = facts.evidenceHours === undefined ? undefined : facts.now.getTime() - facts.evidenceHours * 3_600_000;
  if (oldest !== undefined && (checkedAt === null || Date.parse(checkedAt) < oldest))
    return {
      answer: 'not-proved',
      reason: `${proofOf(claim)} was last looked up on ${checkedAt}, more than ${facts.evidenceHours} hours ago, and not by this run: offline. ${howToLook}`,
      ...seen,
    };
  return { answer: 'proved', reason, ...seen };
}

/** Who answers for a connector now, and who is next while nobody does, as far as where the publisher stands tells. */
export type OwnershipNow = Ownership & { readonly next?: Actor };

/** Who answers for a connector, by where its publisher stands now. */
export function ownershipNow(
  connector: Connector,
  publishers: readonly Publisher[],
  standings: Standings,
  facts: AnswerFacts,
): OwnershipNow {
  const ownership = ownershipOf(connector, publishers, facts.now, { answerOf: claimAnswers(standings, facts) });
  const standing = ownership.publisher && standings.get(ownership.publisher.id);
  const reason = standing && publisherStop(standing);
  if (standing !== undefined && reason !== undefined) return { ...ownership, level: 'not-proved', reason, next: standing.who };
  const isUnseen = ownership.hosts.some(({ blocks, reason: why }) => blocks && why.endsWith(howToLook));
  return ownership.level === 'not-proved' && isUnseen ? { ...ownership, next: 'maintainers' } : ownership;
}

/** What keeps all connectors of a publisher from being promoted, whatever their hosts are, in a sentence; `undefined` when nothing does. */
export function publisherStop({ isStopped, reason }: PublisherStanding): string | undefined {
  return isStopped ? reason : undefined;
}
