import type { ProofOutcome } from '../publisher/proof.ts';
import type { DomainClaim } from '../publisher/publisher.ts';
import { type ChainLink, chainProblem, type Draft, linkAfter } from './chain.ts';

/** Which claim of a publisher is meant: another method is another claim. */
export type ClaimName = Pick<DomainClaim, 'domain' | 'scope' | 'method'>;

/** The record as it was from now on. Another identity has to be proved anew. */
interface RegisteredEvent extends ChainLink {
  readonly type: 'registered';
  /** Digest of name, account number and programmes. */
  readonly identity: string;
  readonly account: number;
  readonly epoch: number;
  /** Until then the claim is only shown; null when it counts at once. ISO 8601. */
  readonly noticeUntil: string | null;
}

/** Somebody looked for the proof of a claim. Looks that show nothing new are not all recorded. */
interface LookedEvent extends ChainLink {
  readonly type: 'looked';
  readonly claim: ClaimName;
  /** Of the text that proves; of anything else, the one that was asked for. */
  readonly epoch: number;
  readonly outcome: ProofOutcome;
  readonly sentence: string;
  /** SHA-256 of the evidence: what was seen. */
  readonly evidence: string;
}

/** When a domain was registered, as its registry says: told when first seen, and when it is another date. */
interface RegistrationSeenEvent extends ChainLink {
  readonly type: 'registration-seen';
  readonly domain: string;
  readonly registeredAt: string;
}

/** Whether the host that a connector calls is there: told when that changes, and while it is gone. */
interface HostSeenEvent extends ChainLink {
  readonly type: 'host-seen';
  readonly host: string;
  readonly outcome: 'seen' | 'absent';
}

/** Why a publisher is suspended. */
export type SuspensionCause = 'contrary' | 'registration' | 'host' | 'maintainers';

/** Nothing of the publisher may be downloaded until it is cleared. */
interface SuspendedPublisherEvent extends ChainLink {
  readonly type: 'suspended';
  readonly cause: SuspensionCause;
  readonly reason: string;
}

/** A maintainer looked into a suspension and ended it. */
interface ClearedEvent extends ChainLink {
  readonly type: 'cleared';
  readonly reason: string;
}

/** Another account answers for the publisher from the day the notice ends. */
interface TransferredPublisherEvent extends ChainLink {
  readonly type: 'transferred';
  /** GitHub's numbers of the accounts. */
  readonly from: number;
  readonly to: number;
  readonly noticeUntil: string;
}

/** The publisher left; a `registered` event brings it back. */
interface WithdrawnPublisherEvent extends ChainLink {
  readonly type: 'withdrawn';
  readonly reason: string;
}

/** What can happen to a publisher. Its chain is `ledger/@<id>/`, and `id` of its events begins with `@`. */
export type PublisherEvent =
  | RegisteredEvent
  | LookedEvent
  | RegistrationSeenEvent
  | HostSeenEvent
  | SuspendedPublisherEvent
  | ClearedEvent
  | TransferredPublisherEvent
  | WithdrawnPublisherEvent;

/** An event before it has its place in the chain. */
export type PublisherEventDraft = Draft<PublisherEvent>;

/** The name of a publisher's chain: no connector has an id like it. */
export function chainIdOf(publisherId: string): string {
  return `@${publisherId}`;
}

/** Gives a draft its place at the end of a publisher's events. */
export function chainedPublisher(events: readonly PublisherEvent[], draft: PublisherEventDraft): PublisherEvent {
  return { ...draft, ...linkAfter(events) };
}

/** Where a publisher's events stop being a history, in a sentence. */
export function publisherLedgerProblem(chainId: string, events: readonly PublisherEvent[]): string | undefined {
  return chainProblem(chainId, events);
}
