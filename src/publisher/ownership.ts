import type { Connector } from '../connector/connector.ts';
import { type HostUse, type ReachableHost, reachableHosts } from './hosts.ts';
import { identityProviderOf } from './identity-providers.ts';
import type { DomainClaim, Publisher } from './publisher.ts';

/** What is known about who owns a host. */
type HostAnswer = 'proved' | 'reviewed' | 'identity-provider' | 'customer-hosted' | 'not-proved';

/** A host of a connector, and what is known about it. */
interface HostOwnership {
  /** As people write it; `*.` in front of what the customer completes. */
  readonly host: string;
  readonly uses: readonly HostUse[];
  readonly answer: HostAnswer;
  /** One sentence. */
  readonly reason: string;
}

/** How sure a reader can be who is behind a connector. */
type OwnershipLevel = 'proved' | 'reviewed' | 'independent' | 'not-proved';

/** The decision about a connector. */
export interface Ownership {
  /** The record that answers for the connector, `undefined` when there is none. */
  readonly publisher: Publisher | undefined;
  readonly level: OwnershipLevel;
  /** One sentence. */
  readonly reason: string;
  readonly hosts: readonly HostOwnership[];
}

/**
 * Decides who answers for a connector, and whether the hosts it can reach are theirs. A certified connector needs each of them proved,
 * reviewed, or an identity provider everybody knows; an independent publisher's needs the account that the registry binds to the name.
 */
export function ownershipOf(connector: Connector, registry: readonly Publisher[], now: Date): Ownership {
  const name = connector.properties?.publisher;
  const publisher = registry.find((record) => record.name === name && record.programs.includes(connector.program));
  const isIndependent = connector.program === 'independent-publisher';
  const hosts = reachableHosts(connector).map((host) => hostOwnership(host, publisher, isIndependent, now));
  const decide = (level: OwnershipLevel, reason: string): Ownership => ({ publisher, level, reason, hosts });

  if (name === undefined) return decide('not-proved', 'apiProperties.json names no publisher.');
  if (publisher === undefined)
    return decide(
      'not-proved',
      `No file of publishers/ is named ${JSON.stringify(name)} and admitted to the ${connector.program} programme.`,
    );
  if (isIndependent)
    return decide(
      'independent',
      `The account ${publisher.account.login} (number ${publisher.account.id}) is bound to this name; it does not own the service.`,
    );
  if (hosts.every(({ uses }) => !uses.includes('api'))) return decide('not-proved', 'The definition names no host.');
  const missing = hosts.filter(({ answer }) => answer === 'not-proved' || answer === 'customer-hosted');
  if (missing.length > 0) return decide('not-proved', missing.map(({ reason }) => reason).join(' '));
  const own = hosts.filter(({ answer }) => answer !== 'identity-provider');
  if (own.length === 0) return decide('not-proved', `Every host belongs to an identity provider, none to ${publisher.name}.`);
  const level = own.every(({ answer }) => answer === 'proved') ? 'proved' : 'reviewed';
  return decide(
    level,
    `${level === 'proved' ? 'Proved' : 'Reviewed by a maintainer'} as hosts of ${publisher.name}: ${own.map(({ host }) => host).join(', ')}.`,
  );
}

function hostOwnership(reachable: ReachableHost, publisher: Publisher | undefined, isIndependent: boolean, now: Date): HostOwnership {
  const host = reachable.isOpen ? (reachable.host === '' ? '*' : `*.${reachable.host}`) : reachable.host;
  const answer = (answer: HostAnswer, reason: string): HostOwnership => ({ host, uses: reachable.uses, answer, reason });
  if (reachable.host === '' && reachable.isOpen && reachable.uses.every((use) => use === 'script'))
    return answer(
      'customer-hosted',
      'The script can reach any host: it makes an address while it runs. Two maintainers have to approve that, which is not built yet.',
    );
  if (reachable.host === '' && reachable.isOpen)
    return answer('customer-hosted', 'The customer chooses a host; two maintainers have to approve that, which is not built yet.');
  if (reachable.host === '') return answer('not-proved', 'An address of the connector has no host that the DNS could know.');

  const provider = identityProviderOf(reachable.host);
  if (provider !== undefined && !reachable.isOpen && reachable.uses.every((use) => use === 'sign-in'))
    return answer('identity-provider', `${host} is the sign-in of ${provider}.`);
  if (!/^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(reachable.host))
    return answer('not-proved', `${host} is an address or a name of one part, which nobody can prove to own.`);
  if (isIndependent) return answer('not-proved', `${host} belongs to the service; an independent publisher need not own it.`);

  const claims = publisher?.domains.filter((claim) => covers(claim, reachable)) ?? [];
  const reviewed = claims.find((claim) => isReviewed(claim, now));
  if (reviewed?.review)
    return answer(
      'reviewed',
      `${host} lies under ${reviewed.domain}, which a maintainer reviewed on ${reviewed.review.on} (until ${reviewed.review.expires}).`,
    );
  const [claim] = claims;
  if (claim === undefined)
    return answer('not-proved', `${host} lies under no domain of ${publisher === undefined ? 'a registered publisher' : publisher.name}.`);
  return answer('not-proved', `${host} is not proved: ${stateOfClaim(claim, now)}`);
}

/** True when a claim speaks of the host; one with an open part only fits a whole domain that covers the fixed rest. */
function covers({ domain, scope }: DomainClaim, { host, isOpen }: ReachableHost): boolean {
  if (scope === 'host') return !isOpen && host === domain;
  return host === domain || host.endsWith(`.${domain}`);
}

/** True while a maintainer's review of the claim counts. */
export function isReviewed({ method, review }: DomainClaim, now: Date): boolean {
  const today = now.toISOString().slice(0, 10);
  return method === 'maintainers-reviewed' && review !== undefined && review.on <= today && today <= review.expires;
}

/** Where a claim stands that proves nothing now, as the end of a sentence. */
export function stateOfClaim({ domain, method, review }: DomainClaim, now: Date): string {
  if (review !== undefined) {
    const today = now.toISOString().slice(0, 10);
    return today < review.on ? `the review of ${domain} counts from ${review.on}.` : `the review of ${domain} ended on ${review.expires}.`;
  }
  const what = method === 'dns-txt' ? `the DNS record of ${domain}` : `the file that ${domain} serves`;
  return `${what} was not looked up, because that is not built yet; until then a maintainer can review it.`;
}
