import { type Connector, titleOf } from '../connector/connector.ts';
import { connectorId } from '../connector/connector-id.ts';
import { type AnswerOf, answerOfReviews } from './claim-answer.ts';
import { approvalsIn, type CustomerHostedApproval } from './customer-hosted.ts';
import { type Asked, type HostOwnership, judgeHost } from './host-ownership.ts';
import { reachableHosts } from './hosts.ts';
import { nameConcern } from './look-alikes.ts';
import type { Publisher } from './publisher.ts';

export { isReviewed } from './claim-answer.ts';

/** How sure a reader can be who is behind a connector. */
type OwnershipLevel = 'proved' | 'reviewed' | 'independent' | 'not-proved';

/** The decision about a connector. */
export interface Ownership {
  /** The record that answers for the connector, `undefined` when there is none. */
  readonly publisher: Publisher | undefined;
  readonly level: OwnershipLevel;
  /** One sentence, or one for each host that is missing. */
  readonly reason: string;
  readonly hosts: readonly HostOwnership[];
  /** A sentence, present when the publisher's name may be taken for somebody else's. */
  readonly concern?: string;
  /** Present for an independent publisher's connector: whose service it is not. Has words of the connector. */
  readonly disclaimer?: string;
}

/** What a decision can take into account besides the registry. */
interface OwnershipFacts {
  /** Knows the maintainers' reviews alone when it is not given. */
  readonly answerOf?: AnswerOf;
  /** Those of the publisher's record when not given. */
  readonly approvals?: readonly CustomerHostedApproval[];
}

/**
 * Decides who answers for a connector, and whether the hosts it can reach are theirs. A certified connector needs each of them proved,
 * reviewed, an identity provider or service everybody knows, or, where the customer chooses, two maintainers' approval; an independent
 * publisher's needs the account that the registry binds to a name that is not somebody else's.
 */
export function ownershipOf(connector: Connector, registry: readonly Publisher[], now: Date, facts: OwnershipFacts = {}): Ownership {
  const name = connector.properties?.publisher;
  const publisher = registry.find((record) => record.name === name && record.programs.includes(connector.program));
  const isIndependent = connector.program === 'independent-publisher';
  const { answerOf = answerOfReviews(now), approvals = publisher === undefined ? [] : approvalsIn(publisher, now) } = facts;
  const id = connectorId(connector.name, connector.program);
  const asked: Asked = { publisher, registry, isIndependent, id, answerOf, approvals, now };
  const hosts = reachableHosts(connector).map((host) => judgeHost(host, asked));
  const concern = publisher && nameConcern(publisher, registry, answerOf);
  const disclaimer = isIndependent ? disclaimerOf(connector) : undefined;
  const decide = (level: OwnershipLevel, reason: string): Ownership => ({
    publisher,
    level,
    reason,
    hosts,
    ...(concern !== undefined && { concern }),
    ...(disclaimer !== undefined && { disclaimer }),
  });

  if (name === undefined) return decide('not-proved', 'apiProperties.json names no publisher.');
  if (publisher === undefined)
    return decide(
      'not-proved',
      `No file of publishers/ is named ${JSON.stringify(name)} and admitted to the ${connector.program} programme.`,
    );
  const blocking = hosts.filter(({ blocks }) => blocks).map(({ reason }) => reason);
  if (isIndependent) {
    if (concern !== undefined) return decide('not-proved', `${concern} An independent publisher has a name of its own.`);
    if (blocking.length > 0) return decide('not-proved', blocking.join(' '));
    return decide(
      'independent',
      `The account ${publisher.account.login} (number ${publisher.account.id}) is bound to this name; it does not own the service.`,
    );
  }
  if (hosts.every(({ uses }) => !uses.includes('api'))) return decide('not-proved', 'The definition names no host.');
  if (blocking.length > 0) return decide('not-proved', blocking.join(' '));
  const own = hosts.filter(({ answer }) => answer !== 'identity-provider' && answer !== 'shared-service');
  if (own.length === 0) return decide('not-proved', `Every host belongs to an identity provider, none to ${publisher.name}.`);
  const level = own.every(({ answer }) => answer === 'proved') ? 'proved' : 'reviewed';
  return decide(
    level,
    `${level === 'proved' ? 'Proved' : 'Reviewed by a maintainer'} as hosts of ${publisher.name}: ${own.map(({ host }) => host).join(', ')}.`,
  );
}

/** Whose service an independent publisher's connector uses without being part of it. */
function disclaimerOf(connector: Connector): string {
  const service = connector.properties?.stackOwner?.trim() || titleOf(connector);
  return `Not affiliated with ${service.replace(/\.$/, '')}.`;
}
