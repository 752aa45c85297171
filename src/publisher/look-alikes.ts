import { isLookAlike, mixesAlphabets, skeletonOf } from '../connector/look-alike.ts';
import { readableHost } from './a-label.ts';
import type { AnswerOf } from './claim-answer.ts';
import { type HostName, hostNameOf } from './host-name.ts';
import { brands } from './identity-providers.ts';
import type { DomainClaim, Publisher } from './publisher.ts';

/** A record with what the eye sees of its name and its domains. */
interface Seen {
  readonly publisher: Publisher;
  readonly name: string;
  readonly domains: readonly { readonly claim: DomainClaim; readonly host: HostName; readonly label: string }[];
}

/** Whose host is looked at, and beside whom. */
interface Beside {
  /** The record that answers for the connector. */
  readonly publisher: Publisher | undefined;
  readonly registry: readonly Publisher[];
  /** True when the publisher does not say that the host is its own. */
  readonly isIndependent: boolean;
  readonly answerOf: AnswerOf;
}

/** Drawn once for each registry: a thousand connectors are held against the same records. */
const known = new WeakMap<readonly Publisher[], readonly Seen[]>();

const seenBrands = brands.map((brand) => ({ ...brand, skeleton: skeletonOf(brand.name) }));

/**
 * Why a host may be taken for somebody else's, as a sentence; `undefined` when nothing speaks for it. It is held against the brands that people
 * sign in with, and against what other publishers of the registry are called and have proved or had reviewed.
 */
export function hostConcern(host: HostName, { publisher, registry, isIndependent, answerOf }: Beside): string | undefined {
  if (host.kind !== 'name') return undefined;
  const label = ownLabel(host);
  const shown = label === host.registrable.split('.', 1)[0] ? host.registrable : `${host.registrable} (${readableHost(host.registrable)})`;
  if (mixesAlphabets(label)) return `${shown} mixes letters of alphabets that look alike.`;
  const skeleton = skeletonOf(label);
  const parts = label.split('-').map(skeletonOf);
  for (const { name, domains, skeleton: brand } of seenBrands) {
    if (domains.includes(host.registrable)) return undefined;
    if (isLookAlike(skeleton, brand) || parts.includes(brand)) return `${shown} looks like a domain of ${name} and is none that is known.`;
  }
  const others = seenIn(registry).filter((other) => other.publisher.id !== publisher?.id);
  const isShown = ({ publisher: owner }: Seen, claim: DomainClaim): boolean => answerOf(owner, claim).answer !== 'not-proved';
  if (others.some((other) => other.domains.some((one) => one.host.registrable === host.registrable && isShown(other, one.claim))))
    return undefined;
  for (const other of others) {
    for (const domain of other.domains) {
      // A service may have further domains of its name: only who says to own the host has to explain that.
      if (isIndependent && label === ownLabel(domain.host)) continue;
      if (isLookAlike(skeleton, domain.label) && isShown(other, domain.claim))
        return `${shown} looks like ${domain.host.registrable}, a domain of ${JSON.stringify(other.publisher.name)}.`;
    }
    if (!isIndependent && skeleton === other.name && skeleton !== (publisher && bareName(publisher.name)))
      return `${shown} carries the name of another publisher, ${JSON.stringify(other.publisher.name)}.`;
  }
  return undefined;
}

/** Why a publisher's name may be taken for somebody else's, as a sentence; `undefined` when nothing speaks for it. */
export function nameConcern(publisher: Publisher, registry: readonly Publisher[], answerOf: AnswerOf): string | undefined {
  const shown = JSON.stringify(publisher.name);
  if (publisher.name.split(/[\s-]+/).some(mixesAlphabets)) return `The name ${shown} mixes letters of alphabets that look alike.`;
  const skeleton = bareName(publisher.name);
  for (const other of seenIn(registry)) {
    if (other.publisher.id === publisher.id) continue;
    // People's names are often one letter apart, those of companies seldom.
    const isCompany = other.publisher.programs.includes('certified');
    if (skeleton !== '' && (isCompany ? isLookAlike(skeleton, other.name) : skeleton === other.name))
      return `The name ${shown} looks like that of another publisher, ${JSON.stringify(other.publisher.name)}.`;
    const domain = other.domains.find(
      ({ claim, label }) => isLookAlike(skeleton, label) && answerOf(other.publisher, claim).answer !== 'not-proved',
    );
    if (domain !== undefined)
      return `The name ${shown} looks like ${domain.host.registrable}, a domain of another publisher, ${JSON.stringify(other.publisher.name)}.`;
  }
  // Whoever bears the brand's name by right shows it by one of its domains.
  const brand = seenBrands.find((one) => isLookAlike(skeleton, one.skeleton));
  if (brand === undefined || ownsOneOf(brand.domains, publisher, answerOf)) return undefined;
  return `The name ${shown} looks like the brand ${brand.name}.`;
}

function ownsOneOf(domains: readonly string[], publisher: Publisher, answerOf: AnswerOf): boolean {
  return publisher.domains.some((claim) => domains.includes(claim.domain) && answerOf(publisher, claim).answer !== 'not-proved');
}

function seenIn(registry: readonly Publisher[]): readonly Seen[] {
  let seen = known.get(registry);
  if (seen === undefined) known.set(registry, (seen = registry.map(seenOf)));
  return seen;
}

function seenOf(publisher: Publisher): Seen {
  const domains = publisher.domains.flatMap((claim) => {
    const host = hostNameOf(claim.domain);
    return host.kind === 'name' ? [{ claim, host, label: skeletonOf(ownLabel(host)) }] : [];
  });
  return { publisher, name: bareName(publisher.name), domains };
}

/** The label that somebody chose when they registered, as people read it. */
function ownLabel({ registrable }: HostName): string {
  return readableHost(registrable.split('.', 1)[0] ?? '');
}

/** What stands behind a company's name and is not part of it. */
const legalForms = new Set(
  'inc incorporated ltd limited llc llp lp gmbh ag kg corp corporation co company bv nv sa sas srl spa plc pty oy ab as aps'.split(' '),
);

/** What the eye sees of a name without its legal form. */
function bareName(name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => word !== '');
  while (words.length > 1 && legalForms.has((words.at(-1) ?? '').toLowerCase().replaceAll('.', ''))) words.pop();
  return skeletonOf(words.join(''));
}
