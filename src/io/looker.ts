import { UserError } from '../connector/user-error.ts';
import type { Looker } from '../publisher/look.ts';
import { lookAtAddresses, lookAtTexts } from './dns-look.ts';
import { openResolver, type ResolverSettings } from './dns-resolver.ts';
import { type GitHubSettings, organizationLooker } from './github-organization.ts';
import { registrationLooker } from './registration.ts';
import { publicInternet, type Surroundings } from './safe-fetch.ts';
import { lookAtWellKnown } from './well-known.ts';

/** Whom a looker asks. */
export interface LookerSettings {
  /** At least one; those of two networks, both over https, are what a proof by DNS should rest on. */
  readonly resolvers: readonly ResolverSettings[];
  readonly github: GitHubSettings;
}

/**
 * The looker at the real world. It talks to the resolvers of its settings, to hosts that publishers name (https, port 443, public addresses
 * only), to data.iana.org and the registries that it lists, and to GitHub's API, and to nobody else. Run it where nothing is worth stealing:
 * without secrets (GitHub's token, which may be one without permissions, or none, is the only one it can take), and never beside a token that
 * may write.
 *
 * Every look ends: at a name after ten seconds and at a file after ten, at an organisation after fifteen, at a registration after twenty.
 * Without a network each of them fails with a sentence. A `UserError` says which setting cannot be used; nothing is asked before a look.
 */
export function openLooker(settings: LookerSettings, net: Surroundings = publicInternet): Looker {
  const names = settings.resolvers.map(({ name }) => name);
  if (names.length === 0) throw new UserError('No resolver is set; a proof by DNS needs at least one, better two of different networks.');
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new UserError(`Two resolvers have the name ${JSON.stringify(twice)}; give each its own.`);
  const resolvers = settings.resolvers.map((resolver) => ({ name: resolver.name, ask: openResolver(resolver, net) }));
  return {
    texts: (name) => lookAtTexts(name, resolvers),
    addresses: (host) => lookAtAddresses(host, resolvers),
    wellKnown: (url) => lookAtWellKnown(url, net),
    registration: registrationLooker(net),
    organization: organizationLooker(settings.github),
  };
}
