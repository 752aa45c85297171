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
}

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

/** A host and whether it keeps a certified connector from being proved. */
interface Judged {
  readonly ownership: HostOwnership;
  readonly isHeld: boolean;
}

/** Says what is known about a host that a connector can reach. */
export function judgeHost(reachable: ReachableHost, asked: Asked): Judged {
  const { isOpen, uses } = reachable;
  const host = isOpen ? (reachable.host === '' ? '*' : `*.${reachable.host}`) : reachable.host;
  const judged = (isHeld: boolean, answer: HostAnswer, reason: string, concern?: string): Judged => ({
    ownership: { host, uses, answer, reason, ...(concern !== undefined && { concern }) },
    isHeld,
  });
  const { publisher, isIndependent } = asked;
  const name = hostNameOf(reachable.host);
  if (isOpen && (reachable.host === '' || name.kind !== 'name')) return judgeOpen(reachable, name, asked, judged);
  if (reachable.host === '')
    return judged(!isIndependent, 'not-proved', 'An address of the connector has no host that the DNS could know.');

  if (!isOpen) {
    const provider = identityProviderOf(reachable.host);
    if (provider !== undefined && uses.every((use) => use === 'sign-in'))
      return judged(false, 'identity-provider', `${host} is the sign-in of ${provider}.`);
    const service = sharedServiceOf(reachable.host, uses);
    if (service !== undefined) return judged(false, 'shared-service', `${host} is ${service}.`);
  }
  const why = whyNobodyOwns(name);
  if (why !== undefined) return judged(!isIndependent, 'not-proved', `${host} ${why}; nobody can prove to own it.`);

  const concern = hostConcern(name, asked);
  const { answer, reason } = answerOfClaims(host, name, isOpen, asked);
  // A look-alike can be proved by whoever registered it: that it deceives nobody is for a person to say.
  if (concern !== undefined && answer !== 'reviewed') {
    const who = publisher === undefined ? 'its publisher' : publisher.name;
    return judged(true, answer, `${concern} A maintainer has to review ${host} for ${who.replace(/\.$/, '')}.`, concern);
  }
  if (isIndependent)
    return judged(false, 'not-proved', `${host} belongs to the service; an independent publisher need not own it.`, concern);
  return judged(answer === 'not-proved', answer, reason, concern);
}

/** A host that the customer chooses wholly. */
function judgeOpen(
  { host, uses }: ReachableHost,
  name: HostName,
  { publisher, id, isIndependent, answerOf, approvals, now }: Asked,
  judged: (isHeld: boolean, answer: HostAnswer, reason: string) => Judged,
): Judged {
  const what =
    host !== ''
      ? `The customer chooses a name below ${host}, which ${whyNobodyOwns(name)}`
      : uses.every((use) => use === 'script')
        ? 'The script can reach any host: it makes an address while it runs'
        : 'The customer chooses a host';
  if (isIndependent || publisher === undefined) return judged(!isIndependent, 'customer-hosted', `${what}.`);
  const approved = approvalOf(id, publisher, approvals, now);
  if ('why' in approved) return judged(true, 'customer-hosted', `${what}; ${approved.why}.`);
  if (publisher.domains.every((claim) => claimProblem(claim) !== undefined || answerOf(publisher, claim).answer === 'not-proved'))
    return judged(true, 'customer-hosted', `${what}; for that ${publisher.name} has to prove a domain of its own first.`);
  const { by, on, expires } = approved.approval;
  return judged(false, 'customer-hosted', `${what}; ${by.length} maintainers approved that on ${on} (until ${expires}).`);
}

/** The best answer of the claims that speak of a host. */
function answerOfClaims(host: string, name: HostName, isOpen: boolean, asked: Asked): { answer: ClaimAnswer['answer']; reason: string } {
  const { publisher, answerOf } = asked;
  const claims = publisher?.domains.map((claim) => ({ claim, cover: coverOf(claim, name, isOpen) })) ?? [];
  const covering = publisher
    ? claims.filter(({ cover }) => isCovered(cover)).map(({ claim }) => ({ claim, known: answerOf(publisher, claim) }))
    : [];
  for (const answer of ['proved', 'reviewed'] as const) {
    const found = covering.find(({ known }) => known.answer === answer);
    if (found !== undefined) return { answer, reason: reasonOf(host, found.claim, found.known) };
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
