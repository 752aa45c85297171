import { UserError } from '../connector/user-error.ts';
import { canonicalBytes } from './canonical-json.ts';
import { sha256 } from './digest.ts';

/**
 * Who caused an event. `pipeline`: it followed from the rules. `account`: a person, by GitHub's number of the account, never by name or
 * mail address. `operator`: somebody who can write to the store itself, from a terminal.
 */
export type Cause =
  | { readonly kind: 'pipeline' }
  | {
      readonly kind: 'account';
      readonly id: number;
      /** Where the account asked for it, when that was a comment. One comment causes an event of a connector once. */
      readonly comment?: AskingComment;
    }
  | { readonly kind: 'operator' };

/** A comment that caused an event, by GitHub's numbers. */
interface AskingComment {
  readonly pullRequest: number;
  readonly id: number;
}

/** What every event of a chain has. */
export interface ChainLink {
  readonly schemaVersion: 1;
  /** Whom the event is about. */
  readonly id: string;
  /** 1 for the first event of a chain, then one more each. */
  readonly seq: number;
  /** SHA-256 of the canonical bytes of the event before; null for the first. */
  readonly previous: string | null;
  /** By the clock of the job that wrote it, when the job began: ISO 8601, in UTC. */
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

/**
 * How much earlier than the events before it an event may be, in milliseconds. Jobs on two machines take their time when they begin, and may
 * write in the other order; nothing that the ledger decides by its times is decided within an hour.
 */
export const clockTolerance = 3_600_000;

/** Refuses an event that would be earlier than those it follows, with a `UserError` about the clock: nobody could read the chain again. */
export function refuseEarlier(draft: Pick<ChainLink, 'id' | 'at'>, events: readonly ChainLink[]): void {
  const latest = events.reduce((time, { at }) => Math.max(time, Date.parse(at)), Number.NEGATIVE_INFINITY);
  if (Date.parse(draft.at) >= latest - clockTolerance) return;
  throw new UserError(
    `The clock of this machine says ${draft.at}, and the last event of ${draft.id} was written on ${new Date(latest).toISOString()}: set the clock right, or restore the store from before that event if it was written by a wrong one.`,
  );
}

/** True for a moment that is in the calendar, in UTC. */
function isMoment(at: string): boolean {
  const [, seconds] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/.exec(at) ?? [];
  const time = Date.parse(at);
  return seconds !== undefined && !Number.isNaN(time) && new Date(time).toISOString().startsWith(seconds);
}

/**
 * Where events stop being a chain, in a sentence; `undefined` when every one follows from the one before, also in time. Whether an event is
 * of the future is not asked here: that would depend on when it is read.
 */
export function chainProblem(id: string, events: readonly ChainLink[]): string | undefined {
  let latest = '';
  for (const [index, event] of events.entries()) {
    const before = events[index - 1];
    const name = `Event ${index + 1} of ${id}`;
    if (event.id !== id) return `${name} is about ${JSON.stringify(event.id)}.`;
    if (event.seq !== index + 1) return `${name} is numbered ${event.seq}.`;
    if (event.previous !== (before === undefined ? null : eventDigest(before))) return `${name} does not follow from the event before it.`;
    if (!isMoment(event.at)) return `${name} has no time of the calendar: ${JSON.stringify(event.at)}.`;
    if (latest !== '' && Date.parse(event.at) < Date.parse(latest) - clockTolerance)
      return `${name} is of ${event.at}, and one before it of ${latest}.`;
    if (latest === '' || Date.parse(event.at) > Date.parse(latest)) latest = event.at;
  }
  return undefined;
}
