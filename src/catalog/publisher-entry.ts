import { isReviewed, stateOfClaim } from '../publisher/ownership.ts';
import type { DomainClaim, Publisher } from '../publisher/publisher.ts';

/** `/v1/publishers/<id>.json`: what the registry says about each publisher, without mail addresses, and where its domains stand. `connectorsOf`: the ids of connectors by publisher. */
export function publisherFiles(publishers: readonly Publisher[], connectorsOf: ReadonlyMap<string, readonly string[]>, now: Date) {
  return publishers.map(({ id, name, programs, account, contact, domains }) => ({
    schemaVersion: 1,
    id,
    name,
    programs,
    account: { provider: account.provider, login: account.login, id: account.id },
    url: contact.url ?? null,
    domains: domains.map((claim) => domainEntry(claim, now)),
    connectors: connectorsOf.get(id) ?? [],
  }));
}

function domainEntry(claim: DomainClaim, now: Date) {
  const { domain, scope, method, review } = claim;
  const reviewed = isReviewed(claim, now);
  const reason = reviewed
    ? `Reviewed on ${review?.on} (until ${review?.expires}): ${review?.note}`
    : `Not proved: ${stateOfClaim(claim, now)}`;
  return { domain, scope, method, status: reviewed ? 'reviewed' : 'not-proved', reason };
}
