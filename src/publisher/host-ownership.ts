import type { AnswerOf, ClaimAnswer } from './claim-answer.ts';
import { type Cover, claimProblem, coverOf, isCovered } from './claim-cover.ts';
import { approvalOf, type CustomerHostedApproval } from './customer-hosted.ts';
import { type HostName, hostNameOf, whyNobodyOwns } from './host-name.ts';
import type { HostUse, ReachableHost } from './hosts.ts';
import { identityProviderOf } from './identity-providers.ts';
import { hostConcern } from './look-alikes.ts';
import type { DomainClaim, Publisher } from './publisher.ts';
import { sharedServiceOf } from './shared-services.ts';

/** What is known about who owns a host. */
type HostAnswer = ClaimAnswer['answer'] | 'identity-provider' | 'shared-service' | 'customer-hosted';

/** A host of a connector, and what is known about it. */
export interface HostOwnership {
  /** As people write it; `*.` in front of what the customer completes. */
  readonly host: string;
  readonly uses: readonly HostUse[];
  readonly answer: HostAnswer;
  /** One sentence. */
  readonly reason: string;
  /** A sentence, present when the host may be taken for somebody else's: it counts only once a maintainer reviewed it. */
  readonly concern?: string;
  /** How it was shown, present when it is proved or reviewed. */
  readonly method?: DomainClaim['method'];
  /** Present when it keeps the connector from being accepted. */
  readonly blocks?: true;
}

/** What is told about a host besides its name and uses. */
type Told = Pick<HostOwnership, 'answer' | 'reason' | 'concern' | 'method'>;

/** Everything one decision is about. */
export interface Asked {
  readonly publisher: Publisher | undefined;
  readonly registry: readonly Publisher[];
  readonly isIndependent: boolean;
  readonly id: string;
  readonly answerOf: AnswerOf;
  readonly approvals: readonly CustomerHostedApproval[];
  readonly now: Date;
}

/** Says what is known about a host that a connector can reach. */
export function judgeHost(reachable: ReachableHost, asked: Asked): HostOwnership {
  const { isOpen, uses } = reachable;
  const host = isOpen ? (reachable.host === '' ? '*' : `*.${reachable.host}`) : reachable.host;
  const { blocks, ...told } = tell(host, reachable, asked);
  return { host, uses, ...told, ...(blocks && { blocks }) };
}

function tell(host: string, reachable: ReachableHost, asked: Asked): Told & { readonly blocks: boolean } {
  const { isOpen, uses } = reachable;
  const { publisher, isIndependent } = asked;
  const name = hostNameOf(reachable.host);
  if (isOpen && name.kind !== 'name') return tellOpen(reachable, name, asked);
  const notProved = (reason: string) => ({ answer: 'not-proved', reason, blocks: !isIndependent }) as const;
  if (reachable.host === '') return notProved('An address of the connector has no host that the DNS could know.');

  if (!isOpen) {
    const provider = identityProviderOf(reachable.host);
    if (provider !== undefined && uses.every((use) => use === 'sign-in'))
      return { answer: 'identity-provider', reason: `${host} is the sign-in of ${provider}.`, blocks: false };
    const service = sharedServiceOf(reachable.host, uses);
    if (service !== undefined) return { answer: 'shared-service', reason: `${host} is ${service}.`, blocks: false };
  }
  const why = whyNobodyOwns(name);
  if (why !== undefined) return notProved(`${host} ${why}; nobody can prove to own it.`);

  const concern = hostConcern(name, asked);
  // A look-alike can be proved by whoever registered it: that it deceives nobody is for a person to say.
  const known = answerOfClaims(host, name, isOpen, concern === undefined ? ['proved', 'reviewed'] : ['reviewed', 'proved'], asked);
  if (concern !== undefined && known.answer !== 'reviewed') {
    const who = publisher === undefined ? 'its publisher' : publisher.name;
    return { ...known, reason: `${concern} A maintainer has to review ${host} for ${who.replace(/\.$/, '')}.`, concern, blocks: true };
  }
  const told = isIndependent
    ? notProved(`${host} belongs to the service; an independent publisher need not own it.`)
    : { ...known, blocks: known.answer === 'not-proved' };
  return { ...told, ...(concern !== undefined && { concern }) };
}

/** A host that the customer chooses wholly. */
function tellOpen({ host, uses }: ReachableHost, name: HostName, asked: Asked): Told & { readonly blocks: boolean } {
  const { publisher, id, isIndependent, answerOf, approvals, now } = asked;
  const what =
    host !== ''
      ? `The customer chooses a name below ${host}, which ${whyNobodyOwns(name)}`
      : uses.every((use) => use === 'script')
        ? 'The script can reach any host: it makes an address while it runs'
        : 'The customer chooses a host';
  const told = (blocks: boolean, rest: string) => ({ answer: 'customer-hosted', reason: `${what}${rest}.`, blocks }) as const;
  if (isIndependent || publisher === undefined) return told(!isIndependent, '');
  const approved = approvalOf(id, publisher, approvals, now);
  if ('why' in approved) return told(true, `; ${approved.why}`);
  if (publisher.domains.every((claim) => claimProblem(claim) !== undefined || answerOf(publisher, claim).answer === 'not-proved'))
    return told(true, `; for that ${publisher.name} has to prove a domain of its own first`);
  const { by, on, expires } = approved.approval;
  return told(false, `; ${by.length} maintainers approved that on ${on} (until ${expires})`);
}

/** The best answer of the claims that speak of a host. */
function answerOfClaims(
  host: string,
  name: HostName,
  isOpen: boolean,
  best: readonly ClaimAnswer['answer'][],
  { publisher, answerOf }: Asked,
): Told {
  const claims = publisher?.domains.map((claim) => ({ claim, cover: coverOf(claim, name, isOpen) })) ?? [];
  const covering = publisher
    ? claims.filter(({ cover }) => isCovered(cover)).map(({ claim }) => ({ claim, known: answerOf(publisher, claim) }))
    : [];
  for (const answer of best) {
    const found = covering.find(({ known }) => known.answer === answer);
    if (found !== undefined) return { answer, reason: reasonOf(host, found.claim, found.known), method: found.claim.method };
  }
  const [first] = covering;
  if (first !== undefined) return { answer: 'not-proved', reason: `${host} is not proved. ${first.known.reason}` };
  const near = claims.find(({ cover }) => cover !== 'elsewhere');
  if (near !== undefined) return { answer: 'not-proved', reason: `${host} is not proved: ${nearMiss(near.claim, near.cover, name)}` };
  const whose = publisher === undefined ? 'a registered publisher' : publisher.name;
  return { answer: 'not-proved', reason: `${host} lies under no domain of ${whose.replace(/\.$/, '')}.` };
}

function reasonOf(host: string, { domain, review }: DomainClaim, known: ClaimAnswer): string {
  if (known.answer === 'reviewed' && review !== undefined)
    return `${host} lies under ${domain}, which a maintainer reviewed on ${review.on} (until ${review.expires}).`;
  return host === domain ? known.reason : `${host} lies under ${domain}. ${known.reason}`;
}

function nearMiss(claim: DomainClaim, cover: Cover, { suffix }: HostName): string {
  if (cover === 'worthless') return claimProblem(claim) ?? '';
  if (cover === 'shared-suffix') return `who owns ${claim.domain} does not own the names below the shared suffix ${suffix}.`;
  return `the claim of ${claim.domain} is for that host alone.`;
}
