import { type DomainClaim, epochOf, type Publisher } from './publisher.ts';
import type { Statement } from './statement.ts';

/** What a publisher has to show so that a claim is proved, where people can look it up. No secret is in it: anybody can compute it. */
export type Challenge =
  | {
      readonly kind: 'dns-txt';
      /** The name of the record, in lower case, without a dot at the end. */
      readonly name: string;
      /** The record's text, at most 255 bytes of ASCII: one string of a TXT record. */
      readonly text: string;
    }
  | {
      readonly kind: 'https-well-known';
      readonly url: string;
      /** The whole file, as JSON with a newline at its end. */
      readonly body: string;
    }
  | {
      readonly kind: 'github-organization';
      /** The name that GitHub has to show as verified on the organisation's profile. */
      readonly domain: string;
      readonly organization: { readonly login: string; readonly id: number };
    };

/**
 * The challenge of a claim; `undefined` for one that maintainers review. `registry` is the registry's name in `certification.json`. The
 * scope is in the name of the record as well, so that a text for one host is never taken for one for a whole domain.
 */
export function challengeOf(publisher: Publisher, claim: DomainClaim, registry: string): Challenge | undefined {
  const { domain, scope, method, organization } = claim;
  const statement = statementOf(publisher, claim);
  switch (method) {
    case 'dns-txt': {
      const label = scope === 'host' ? `_${registry}-host-challenge` : `_${registry}-challenge`;
      const { publisher: id, account, epoch } = statement;
      const text = `registry=${registry} publisher=${id} gh=${account} scope=${scope} epoch=${epoch}`;
      return { kind: 'dns-txt', name: `${label}.${domain}`, text };
    }
    case 'https-well-known': {
      const entry = { id: statement.publisher, gh: statement.account, scope: 'host', epoch: statement.epoch };
      const body = `${JSON.stringify({ registry, publishers: [entry] }, null, 2)}\n`;
      return { kind: 'https-well-known', url: `https://${domain}/.well-known/${registry}-publisher.json`, body };
    }
    case 'github-organization':
      return organization && { kind: 'github-organization', domain, organization };
    case 'maintainers-reviewed':
      return undefined;
  }
}

/** What a text has to say to prove a claim. */
export function statementOf(publisher: Publisher, { scope }: Pick<DomainClaim, 'scope'>): Statement {
  return { publisher: publisher.id, account: publisher.account.id, scope, epoch: epochOf(publisher) };
}

/** Names a claim in a publisher's history: what proved one claim proves no other. */
export function claimKey({ method, scope, domain }: Pick<DomainClaim, 'method' | 'scope' | 'domain'>): string {
  return `${method} ${scope} ${domain}`;
}

/** Why nothing that can be found proves a claim, in a sentence; `undefined` for one that can be proved. */
export function hopelessness({ method, scope, domain, organization }: DomainClaim, { account }: Publisher): string | undefined {
  if (method === 'https-well-known' && scope === 'domain')
    return `A file that ${domain} serves proves that host alone, never the whole domain: claim scope host, or use a DNS record.`;
  if (method !== 'github-organization') return undefined;
  if (scope === 'domain')
    return `GitHub verifies ${domain} as that name alone, never what is below it: claim scope host, or use a DNS record.`;
  if (organization?.id !== account.id)
    return `The organisation of the claim (number ${organization?.id ?? 'missing'}) is not the account of the record (number ${account.id}): being a member of an organisation is not speaking for it.`;
  return undefined;
}
