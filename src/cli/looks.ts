import { isLookedFor } from '../catalog/verification.ts';
import type { VerificationPolicy } from '../catalog/verification-policy.ts';
import { UserError } from '../connector/user-error.ts';
import { openLooker } from '../io/looker.ts';
import { challengeOf } from '../publisher/challenge.ts';
import type { Look, Looker } from '../publisher/look.ts';
import type { Publisher } from '../publisher/publisher.ts';

/** Opens the world as the settings say. The only place where a command gets a looker from. */
export function looksOf({ resolvers }: VerificationPolicy): Looker {
  return openLooker({ resolvers, github: { baseUrl: 'https://api.github.com' } });
}

/** What to look at besides what each publisher claims. */
interface Surroundings {
  readonly policy: VerificationPolicy;
  /** The hosts that a publisher's connectors call, by its id. */
  readonly hosts: ReadonlyMap<string, readonly string[]>;
}

/** So many publishers are looked at at a time. */
const publishersAtOnce = 8;

/**
 * Looks for everything that proves the publishers' claims, by publisher; the world is opened only when there is something to look for. A `UserError` when nothing at all could be seen: the network here
 * is then at fault, and nobody's proof may suffer for it.
 */
export async function lookAt(
  publishers: readonly Publisher[],
  open: (policy: VerificationPolicy) => Looker,
  { policy, hosts }: Surroundings,
): Promise<ReadonlyMap<string, readonly Look[]>> {
  const looks = new Map<string, readonly Look[]>(publishers.map(({ id }) => [id, []]));
  const claiming = publishers.filter(isLookedAt);
  if (claiming.length === 0) return looks;
  const looker = open(policy);
  for (let start = 0; start < claiming.length; start += publishersAtOnce) {
    const some = claiming.slice(start, start + publishersAtOnce);
    const seen = await Promise.all(some.map((publisher) => lookAtOne(publisher, looker, policy.registry, hosts.get(publisher.id) ?? [])));
    for (const [index, publisher] of some.entries()) looks.set(publisher.id, seen[index] ?? []);
  }
  const all = [...looks.values()].flat();
  if (all.length > 0 && !all.some(isAnswered))
    throw new UserError(
      `Nothing could be looked up: ${problemIn(all) ?? 'nobody answered'}. Nothing was recorded; try again when the network is back.`,
    );
  for (const [kind, what] of Object.entries(fromOutside)) {
    const some = all.filter((look) => look.kind === kind);
    if (some.length >= fewestAlike && !some.some(isAnswered))
      throw new UserError(
        `None of ${some.length} ${what} could be looked up: ${problemIn(some) ?? 'nobody answered'}. Nothing was recorded; try again when the network is back.`,
      );
  }
  return looks;
}

/** What proofs hang on. Where one kind of them fails for everybody, the fault is not theirs. */
const fromOutside = { 'dns-txt': 'DNS records', 'https-well-known': 'files', 'github-organization': 'GitHub profiles' };
const fewestAlike = 3;

function isLookedAt(publisher: Publisher): boolean {
  return publisher.withdrawn === undefined && publisher.domains.some((claim) => isLookedFor(claim, publisher));
}

async function lookAtOne(publisher: Publisher, looker: Looker, registry: string, hosts: readonly string[]): Promise<readonly Look[]> {
  const claims = publisher.domains.filter((claim) => isLookedFor(claim, publisher));
  const isClaimed = (host: string): boolean =>
    claims.some(({ domain, scope }) => host === domain || (scope === 'domain' && host.endsWith(`.${domain}`)));
  return await Promise.all<Look>([
    ...claims.flatMap((claim): Promise<Look>[] => {
      const challenge = challengeOf(publisher, claim, registry);
      if (challenge === undefined) return [];
      if (challenge.kind === 'dns-txt') return [looker.texts(challenge.name)];
      if (challenge.kind === 'https-well-known') return [looker.wellKnown(challenge.url)];
      return [looker.organization(challenge.organization.id)];
    }),
    ...[...new Set(claims.map(({ domain }) => domain))].map((domain) => looker.registration(domain)),
    ...hosts.filter(isClaimed).map((host) => looker.addresses(host)),
  ]);
}

/** True when somebody answered, be it that there is nothing. */
function isAnswered(look: Look): boolean {
  return 'answers' in look ? look.answers.some(({ outcome }) => outcome !== 'failed') : look.outcome !== 'failed';
}

function problemIn(looks: readonly Look[]): string | undefined {
  const problems = looks.flatMap((look) => ('answers' in look ? look.answers.map(({ problem }) => problem) : [look.problem]));
  return problems.find((problem) => problem !== null)?.replace(/\.$/, '');
}
