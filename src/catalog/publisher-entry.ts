import type { ClaimAnswer } from '../publisher/claim-answer.ts';
import type { DomainClaim, Publisher } from '../publisher/publisher.ts';
import type { CatalogFacts } from './catalog-entry.ts';
import { claimAnswer } from './claim-answers.ts';
import { chainIdOf } from './publisher-events.ts';
import type { ClaimStanding, PublisherStanding } from './standing.ts';

/** `/v1/publishers/<id>.json`. */
export interface PublisherFile {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly name: string;
  readonly programs: Publisher['programs'];
  readonly account: { readonly provider: string; readonly login: string; readonly id: number };
  readonly url: string | null;
  /** Of the record of a publisher that left. */
  readonly withdrawn?: { readonly on: string; readonly reason: string };
  readonly standing: Omit<PublisherStanding, 'id' | 'claims' | 'isStopped'>;
  readonly domains: readonly PublishedDomain[];
  readonly connectors: readonly string[];
  readonly events: readonly string[];
}

/** A claim of a publisher, and where it stands. */
export interface PublishedDomain extends Pick<DomainClaim, 'domain' | 'scope' | 'method' | 'organization'> {
  readonly status: ClaimAnswer['answer'];
  readonly reason: string;
  readonly state: ClaimStanding['state'];
  readonly since: string | null;
  readonly who: ClaimStanding['who'];
  readonly checkedAt: string | null;
  readonly evidence: string | null;
  /** What maintainers vouch for, and until when. */
  readonly review?: { readonly on: string; readonly expires: string; readonly note: string };
}

/**
 * `/v1/publishers/<id>.json`: what the registry says about each publisher, without mail addresses, and where it and
 * its domains stand. `connectorsOf`: the ids of connectors by publisher.
 */
export function publisherFiles(
  { publishers, standings, state, now }: Pick<CatalogFacts, 'publishers' | 'standings' | 'state' | 'now'>,
  connectorsOf: ReadonlyMap<string, readonly string[]>,
) {
  return publishers.map(({ id, name, programs, account, contact, withdrawn }): PublisherFile => {
    const standing = standings.get(id);
    if (standing === undefined) throw new Error(`Nobody said where publisher ${id} stands.`);
    return {
      schemaVersion: 1,
      id,
      name,
      programs,
      account: { provider: account.provider, login: account.login, id: account.id },
      url: contact.url ?? null,
      ...(withdrawn && { withdrawn: { on: withdrawn.on, reason: withdrawn.reason } }),
      ...toldStanding(standing, now),
      connectors: connectorsOf.get(id) ?? [],
      events: (state.publishers.get(id) ?? []).map(({ seq }) => `/v1/ledger/${chainIdOf(id)}/${seq}.json`),
    };
  });
}

/** What a publisher's file tells of where it and its domains stand. */
export function toldStanding(standing: PublisherStanding, now: Date): Pick<PublisherFile, 'standing' | 'domains'> {
  return { standing: standingEntry(standing), domains: standing.claims.map((claim) => domainEntry(claim, now)) };
}

function standingEntry({ state, since, reason, who, epoch, noticeUntil }: PublisherStanding) {
  return { state, since, reason, who, epoch, noticeUntil };
}

function domainEntry(standing: ClaimStanding, now: Date): PublishedDomain {
  const { claim, state, since, who, checkedAt, evidence } = standing;
  const { domain, scope, method, organization, review } = claim;
  const { answer, reason } = claimAnswer(standing, { now, evidenceHours: undefined });
  const sentence =
    answer === 'reviewed'
      ? `Reviewed on ${review?.on} (until ${review?.expires}): ${review?.note}`
      : `${answer === 'proved' ? 'Proved' : 'Not proved'}: ${reason}`;
  return {
    domain,
    scope,
    method,
    ...(organization && { organization: { login: organization.login, id: organization.id } }),
    ...(review && { review: { on: review.on, expires: review.expires, note: review.note } }),
    status: answer,
    reason: sentence,
    state,
    since,
    who,
    checkedAt,
    evidence,
  };
}
