import { canonicalBytes } from './canonical-json.ts';
import { sha256 } from './digest.ts';

/**
 * Who caused an event. `pipeline`: it followed from the rules. `account`: a person, by GitHub's number of the account, never by name or
 * mail address. `operator`: somebody who can write to the store itself, from a terminal.
 */
export type Cause = { readonly kind: 'pipeline' } | { readonly kind: 'account'; readonly id: number } | { readonly kind: 'operator' };

/** What every event of a chain has. */
export interface ChainLink {
  readonly schemaVersion: 1;
  /** Whom the event is about. */
  readonly id: string;
  /** 1 for the first event of a chain, then one more each. */
  readonly seq: number;
  /** SHA-256 of the canonical bytes of the event before; null for the first. */
  readonly previous: string | null;
  /** By the clock of the job that wrote it. */
  readonly at: string;
  readonly by: Cause;
}

/** An event before it has its place in the chain. */
export type Draft<E extends ChainLink> = E extends ChainLink ? Omit<E, 'schemaVersion' | 'seq' | 'previous'> : never;

/** The name of an event: what its follower holds as `previous`. */
export function eventDigest(event: ChainLink): string {
  return sha256(canonicalBytes(event));
}

/** The place of a draft at the end of a chain. */
export function linkAfter(events: readonly ChainLink[]): Pick<ChainLink, 'schemaVersion' | 'seq' | 'previous'> {
  const last = events.at(-1);
  return { schemaVersion: 1, seq: events.length + 1, previous: last === undefined ? null : eventDigest(last) };
}

/** Where events stop being a chain, in a sentence; `undefined` when every one follows from the one before. */
export function chainProblem(id: string, events: readonly ChainLink[]): string | undefined {
  for (const [index, event] of events.entries()) {
    const before = events[index - 1];
    const name = `Event ${index + 1} of ${id}`;
    if (event.id !== id) return `${name} is about ${JSON.stringify(event.id)}.`;
    if (event.seq !== index + 1) return `${name} is numbered ${event.seq}.`;
    if (event.previous !== (before === undefined ? null : eventDigest(before))) return `${name} does not follow from the event before it.`;
  }
  return undefined;
}
