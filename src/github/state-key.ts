import { hash } from 'node:crypto';
import type { PullRequestFacts } from './github.ts';

/** Everything a verdict depends on besides the commit that is judged, the same for all of a run. */
export interface JudgingState {
  /** The tip of the default branch: settings, records and connectors are read there. */
  readonly tip: string;
  /** What is recorded of publishers' proofs; empty where nothing is. */
  readonly publishers: string;
  /** The version of the tool and the digest of its rules. */
  readonly tool: string;
  /** The day as YYYY-MM-DD: waivers and reviews end with a day. */
  readonly day: string;
}

/** Names the state that a verdict on pull requests of one head is made for: 64 hex digits. */
export function pullRequestKey(state: JudgingState, pulls: readonly PullRequestFacts[]): string {
  return digestOf([
    state,
    pulls.map(({ number, title, body, author, baseBranch, head }) => [number, title, body, author.id, baseBranch, head]),
  ]);
}

/** Names the state that a verdict on a group of a merge queue is made for: its commits, and the verdicts on its members. */
export function groupKey(state: JudgingState, links: readonly (readonly [commit: string, member: string])[]): string {
  return digestOf([state, links]);
}

/** A digest of any values that JSON can tell apart. */
export function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'hex');
}

/**
 * What is written into a check that is made for a state. Whether somebody approved is asked again in every run, because reviews come and
 * go without a change of anything else; what could not be written as a whole is not complete, and made again by the next run.
 */
export type StateMark = { readonly key: string; readonly isComplete: boolean; readonly asksApproval: boolean };

/** A mark as text, to be kept in a check. */
export function printMark({ key, isComplete, asksApproval }: StateMark): string {
  return `${isComplete ? 'done' : 'unfinished'}:${asksApproval ? 'approval' : 'alone'}:${key}`;
}

/** True when the verdict of this mark holds for a state, and nothing has to be asked for it. */
export function isSettled(mark: string, key: string): boolean {
  return mark === printMark({ key, isComplete: true, asksApproval: false });
}
