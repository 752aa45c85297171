import { type HostName, hostNameOf, whyNobodyOwns } from './host-name.ts';
import type { DomainClaim } from './publisher.ts';

/** A claim without what shows it. */
export type ClaimedDomain = Pick<DomainClaim, 'domain' | 'scope' | 'method'>;

/**
 * How a claim speaks of a host: `same` and `below` cover it. `host-only`: the claim is for one host, and this one lies below it.
 * `shared-suffix`: a shared suffix lies between the two, so another owner may sit there. `worthless`: the claim proves nothing for anybody.
 * `elsewhere`: it speaks of other hosts.
 */
export type Cover = 'same' | 'below' | 'host-only' | 'shared-suffix' | 'worthless' | 'elsewhere';

/** Says how a claim speaks of a host. An open host stands for all names below it. */
export function coverOf(claim: ClaimedDomain, host: HostName, isOpen = false): Cover {
  const { domain, scope } = claim;
  const isSame = host.host === domain;
  if (!isSame && !host.host.endsWith(`.${domain}`)) return 'elsewhere';
  if (claimProblem(claim) !== undefined) return 'worthless';
  if (isSame && !isOpen) return 'same';
  if (scope === 'host') return 'host-only';
  return host.kind !== 'name' || host.suffix !== hostNameOf(domain).suffix ? 'shared-suffix' : 'below';
}

/** True when the claim, once it is shown, answers for the host. */
export function isCovered(cover: Cover): boolean {
  return cover === 'same' || cover === 'below';
}

/** Why a claim can never prove anything, as a sentence; `undefined` for one that can. */
export function claimProblem({ domain, scope, method }: ClaimedDomain): string | undefined {
  const name = hostNameOf(domain);
  const why = whyNobodyOwns(name);
  if (why !== undefined) return `${domain} ${why}; nobody can prove to own it.`;
  if (name.host !== domain) return `${domain} is not written as the DNS has it: ${name.host}.`;
  if (name.isShared && scope === 'domain')
    return `${domain} lies on the shared suffix ${name.suffix}: only single hosts can be claimed there, with scope host.`;
  if (name.isShared && method === 'dns-txt')
    return `${domain} lies on the shared suffix ${name.suffix}, whose owner writes its DNS: show a file that the host serves (https-well-known), or have it reviewed.`;
  if (scope === 'domain' && method === 'https-well-known')
    return `A file that ${domain} serves proves that host alone: claim it with scope host, or prove the domain by a DNS record (dns-txt).`;
  return undefined;
}
