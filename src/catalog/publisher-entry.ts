import type { CatalogFacts } from './catalog-entry.ts';
import { claimAnswer } from './claim-answers.ts';
import { chainIdOf } from './publisher-events.ts';
import type { ClaimStanding, PublisherStanding } from './standing.ts';

/**
 * `/v1/publishers/<id>.json`: what the registry says about each publisher, without mail addresses, and where it and
 * its domains stand. `connectorsOf`: the ids of connectors by publisher.
 */
export function publisherFiles({ publishers, standings, state, now }: CatalogFacts, connectorsOf: ReadonlyMap<string, readonly string[]>) {
  return publishers.map(({ id, name, programs, account, contact }) => {
    const standing = standings.get(id);
    if (standing === undefined) throw new Error(`Nobody said where publisher ${id} stands.`);
    return {
      schemaVersion: 1,
      id,
      name,
      programs,
      account: { provider: account.provider, login: account.login, id: account.id },
      url: contact.url ?? null,
      standing: standingEntry(standing),
      domains: standing.claims.map((claim) => domainEntry(claim, now)),
      connectors: connectorsOf.get(id) ?? [],
      events: (state.publishers.get(id) ?? []).map(({ seq }) => `/v1/ledger/${chainIdOf(id)}/${seq}.json`),
    };
  });
}

function standingEntry({ state, since, reason, who, epoch, noticeUntil }: PublisherStanding) {
  return { state, since, reason, who, epoch, noticeUntil };
}

function domainEntry(standing: ClaimStanding, now: Date) {
  const { claim, state, since, who, checkedAt, evidence } = standing;
  const { domain, scope, method, review } = claim;
  const { answer, reason } = claimAnswer(standing, { now, evidenceHours: undefined });
  const sentence =
    answer === 'reviewed'
      ? `Reviewed on ${review?.on} (until ${review?.expires}): ${review?.note}`
      : `${answer === 'proved' ? 'Proved' : 'Not proved'}: ${reason}`;
  return { domain, scope, method, status: answer, reason: sentence, state, since, who, checkedAt, evidence };
}
