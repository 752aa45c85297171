import type { OrganizationLook, ResolverAnswer, TextLook, WellKnownLook } from '../../src/publisher/look.ts';
import type { DomainClaim, Publisher } from '../../src/publisher/publisher.ts';
import { fabrikam } from './publishers.ts';

/** The registry's name in these tests. */
export const registry = 'contoso-registry';

export const domainClaim: DomainClaim = { domain: 'fabrikam.com', scope: 'domain', method: 'dns-txt' };
export const hostClaim: DomainClaim = { domain: 'api.fabrikam.com', scope: 'host', method: 'https-well-known' };

/** A publisher that proves its claims itself. */
export function claiming(...domains: readonly DomainClaim[]): Publisher {
  return { ...fabrikam, domains };
}

export const rightText = 'registry=contoso-registry publisher=fabrikam gh=1 scope=domain epoch=1';
export const challengeName = '_contoso-registry-challenge.fabrikam.com';

/** One resolver's answer: these texts, or none where there are none. */
export function answer(resolver: string, texts: readonly string[], changed: Partial<ResolverAnswer> = {}): ResolverAnswer {
  const outcome = texts.length === 0 ? 'absent' : 'seen';
  return { resolver, outcome, texts, alias: null, isAuthenticated: false, ttl: outcome === 'seen' ? 300 : null, problem: null, ...changed };
}

/** What two resolvers agree on. */
export function textLook(texts: readonly string[], name = challengeName): TextLook {
  return { kind: 'dns-txt', name, answers: [answer('one', texts), answer('two', texts)] };
}

/** What a host serves; `undefined` for a 404. */
export function fileLook(
  body: string | undefined,
  url = 'https://api.fabrikam.com/.well-known/contoso-registry-publisher.json',
): WellKnownLook {
  const isSeen = body !== undefined;
  return {
    kind: 'https-well-known',
    url,
    outcome: isSeen ? 'seen' : 'absent',
    status: isSeen ? 200 : 404,
    text: body ?? null,
    address: '203.0.113.7',
    problem: null,
  };
}

export function organizationLook(changed: Partial<OrganizationLook> = {}): OrganizationLook {
  return {
    kind: 'github-organization',
    organizationId: 1,
    outcome: 'seen',
    login: 'fabrikam-integrations',
    isVerified: true,
    domains: ['fabrikam.com'],
    problem: null,
    ...changed,
  };
}
