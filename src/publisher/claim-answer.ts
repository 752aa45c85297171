import { dayOf } from '../connector/day.ts';
import type { DomainClaim, Publisher } from './publisher.ts';

/** What is known of a claim. */
export interface ClaimAnswer {
  readonly answer: 'proved' | 'reviewed' | 'not-proved';
  /** One sentence: how it was proved or reviewed, or why it is not. */
  readonly reason: string;
  /** When a proof was last looked up, as an ISO time; null for a review, and for what was never looked up. */
  readonly checkedAt: string | null;
  /** The digest of what shows it; null when there is none. */
  readonly evidence: string | null;
}

/** Tells what is known of a publisher's claim. The same claim gets the same answer for as long as one decision is made. */
export type AnswerOf = (publisher: Publisher, claim: DomainClaim) => ClaimAnswer;

/** Knows the maintainers' reviews and nothing else: what has to be looked up is not proved. */
export function answerOfReviews(now: Date): AnswerOf {
  return (_, claim) => {
    const { domain, review } = claim;
    const isCounted = isReviewed(claim, now);
    return {
      answer: isCounted ? 'reviewed' : 'not-proved',
      reason: isCounted ? `A maintainer reviewed ${domain} on ${review?.on} (until ${review?.expires}).` : stateOfClaim(claim, now),
      checkedAt: null,
      evidence: null,
    };
  };
}

/** True while a maintainer's review of the claim counts. */
export function isReviewed({ method, review }: DomainClaim, now: Date): boolean {
  const today = dayOf(now);
  return method === 'maintainers-reviewed' && review !== undefined && review.on <= today && today <= review.expires;
}

/** Where a claim stands that proves nothing now, in a sentence. */
function stateOfClaim({ domain, method, review }: DomainClaim, now: Date): string {
  if (review !== undefined) {
    const today = dayOf(now);
    return today < review.on ? `The review of ${domain} counts from ${review.on}.` : `The review of ${domain} ended on ${review.expires}.`;
  }
  return `${proofOf({ domain, method })} was not looked up: a submission is judged without asking anybody.`;
}

/** What shows a claim, as the beginning of a sentence. */
export function proofOf({ domain, method }: Pick<DomainClaim, 'domain' | 'method'>): string {
  if (method === 'dns-txt') return `The DNS record of ${domain}`;
  return method === 'https-well-known' ? `The file that ${domain} serves` : `GitHub's word for ${domain}`;
}
