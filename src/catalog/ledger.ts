import type { Program } from '../connector/program.ts';
import { type ChainLink, chainProblem, type Draft, linkAfter } from './chain.ts';
import { lawProblem } from './ledger-laws.ts';

/** One content of a connector, for ever the same: what a channel points to. Only digests are kept; the bytes are in git. */
export interface VersionRecord {
  /** `info.version`. */
  readonly version: string;
  /** 0 for the first content under that version, one more for each other content. */
  readonly revision: number;
  readonly program: Program;
  /** Path of the connector's folder in its repository. */
  readonly folder: string;
  /** A commit that holds these bytes; null when they came from a folder outside git (the store then keeps the bundle). */
  readonly commit: string | null;
  /** When that commit was made. */
  readonly committedAt: string | null;
  /** Git's id of the folder's tree: the identity of the content. */
  readonly tree: string;
  /** SHA-256 of the bundle. */
  readonly bundle: string;
  /** SHA-256 of the report that let it onto the channel. */
  readonly report: string;
  /** SHA-256 of each evidence. */
  readonly evidence: readonly string[];
}

/** A version as people and events name it. */
export interface VersionName {
  readonly version: string;
  readonly revision: number;
}

/** Names a content in a folder: two folders may hold the same. */
export function contentKey({ folder, tree }: Pick<VersionRecord, 'folder' | 'tree'>): string {
  return `${tree} ${folder}`;
}

/** True when both name the same version. */
export function isSameVersion(a: VersionName | undefined, b: VersionName | undefined): boolean {
  return a !== undefined && b !== undefined && a.version === b.version && a.revision === b.revision;
}

/** A version was merged, passed, and is the connector's version on `preview` now. */
interface PreviewedEvent extends ChainLink {
  readonly type: 'previewed';
  readonly record: VersionRecord;
  /** The pull request that brought it, where there was one. */
  readonly submission?: Submission;
}

/** Who submitted a version, by GitHub's numbers. */
export interface Submission {
  readonly pullRequest: number;
  readonly author: number;
  /** The commit that was judged and merged. */
  readonly head: string;
}

/** A version that was public elsewhere before this ledger began. Nothing was asked: it is told as imported, not as verified. */
interface ImportedEvent extends ChainLink {
  readonly type: 'imported';
  readonly record: VersionRecord;
  /** The repository and commit that it was taken from. */
  readonly source: { readonly repository: string; readonly commit: string };
}

/** Evidence about a version was added: tests of its operations, or a proof of who owns its hosts. */
interface EvidencedEvent extends ChainLink {
  readonly type: 'evidenced';
  /** The tree that the evidence is bound to. */
  readonly tree: string;
  readonly kind: 'operation-tests' | 'ownership';
  readonly evidence: string;
}

/** A maintainer who is not the author approved exactly this content. */
interface ApprovedEvent extends ChainLink {
  readonly type: 'approved';
  readonly tree: string;
}

/** A maintainer lets a version pass a question until a day. Shown wherever the version is. */
interface ExemptedEvent extends ChainLink {
  readonly type: 'exempted';
  readonly tree: string;
  readonly question: 'tests';
  readonly reason: string;
  /** The last day it counts, as YYYY-MM-DD. */
  readonly until: string;
}

/** The version on `public` is this one now. */
export interface PromotedEvent extends ChainLink {
  readonly type: 'promoted';
  readonly record: VersionRecord;
  /** What was public before. */
  readonly from: VersionName | null;
  /** The record that answers for it; absent in events that were written before this was recorded. */
  readonly publisher?: string | null;
  /** The policy in force, and each question's answer under it. */
  readonly policy: { readonly profile: string; readonly sha256: string };
  readonly answers: readonly { readonly question: string; readonly answer: 'yes' | 'not asked yet' }[];
}

/** `public` went back to a version that was public before. The version it left is not promoted again as it is. */
interface RolledBackEvent extends ChainLink {
  readonly type: 'rolled-back';
  readonly record: VersionRecord;
  readonly from: VersionName;
  readonly reason: string;
}

/** A version must not be used: what was wrong with it is told, and `public` falls back. */
interface YankedEvent extends ChainLink {
  readonly type: 'yanked';
  readonly name: VersionName;
  readonly reason: string;
  /** Where the flaw is described; null when nowhere else. */
  readonly advisory: string | null;
  /** What is public from now on: `unchanged` when the version was not public, null when nothing may be. */
  readonly fallback: VersionRecord | null | 'unchanged';
}

/** A yank was a mistake. Promotion decides what becomes public. */
interface UnyankedEvent extends ChainLink {
  readonly type: 'unyanked';
  readonly name: VersionName;
  readonly reason: string;
}

/** The proof of who owns it turned contrary, or a maintainer stopped it: no download until it is resumed. */
interface SuspendedEvent extends ChainLink {
  readonly type: 'suspended';
  readonly reason: string;
}

interface ResumedEvent extends ChainLink {
  readonly type: 'resumed';
  readonly reason: string;
}

/** Still works, and should not be used for anything new. */
interface DeprecatedEvent extends ChainLink {
  readonly type: 'deprecated';
  readonly reason: string;
  /** The id of the connector to use instead. */
  readonly successor: string | null;
}

interface UndeprecatedEvent extends ChainLink {
  readonly type: 'undeprecated';
  readonly reason: string;
}

/** The publisher took it off the catalog. Its id is never given to another one. */
interface WithdrawnEvent extends ChainLink {
  readonly type: 'withdrawn';
  readonly reason: string;
}

interface ReinstatedEvent extends ChainLink {
  readonly type: 'reinstated';
  readonly reason: string;
}

/** Another publisher answers for it from the day the notice ends. */
interface TransferredEvent extends ChainLink {
  readonly type: 'transferred';
  readonly from: string | null;
  readonly to: string;
  readonly reason: string;
  /**
   * Until then anybody can object, and nothing under the new publisher is promoted. ISO 8601. The time of the event itself when it ends
   * a transfer that was under notice.
   */
  readonly noticeUntil: string;
}

/** Bytes that nobody may have any more are gone; their digests and the reason stay. */
interface PurgedEvent extends ChainLink {
  readonly type: 'purged';
  readonly name: VersionName;
  readonly tree: string;
  readonly reason: string;
  /** Digests of what is gone: bundle, reports, evidence. */
  readonly gone: readonly string[];
  readonly fallback: VersionRecord | null | 'unchanged';
}

/** A maintainer keeps it from being promoted. */
interface HeldEvent extends ChainLink {
  readonly type: 'held';
  readonly reason: string;
}

/** Nothing holds it any more; a version that `public` was rolled back from may be promoted again. */
interface ReleasedEvent extends ChainLink {
  readonly type: 'released';
  readonly reason: string;
}

/** What can happen to a connector. New kinds join here; `stateOf` then does not compile until it says what they mean. */
export type LedgerEvent =
  | PreviewedEvent
  | ImportedEvent
  | EvidencedEvent
  | ApprovedEvent
  | ExemptedEvent
  | PromotedEvent
  | RolledBackEvent
  | YankedEvent
  | UnyankedEvent
  | SuspendedEvent
  | ResumedEvent
  | DeprecatedEvent
  | UndeprecatedEvent
  | WithdrawnEvent
  | ReinstatedEvent
  | TransferredEvent
  | PurgedEvent
  | HeldEvent
  | ReleasedEvent;

/** An event before it has its place in the chain. */
export type EventDraft = Draft<LedgerEvent>;

/** Gives a draft its place at the end of a connector's events. */
export function chained(events: readonly LedgerEvent[], draft: EventDraft): LedgerEvent {
  return { ...draft, ...linkAfter(events) };
}

/** Where a connector's events stop being a history, in a sentence; `undefined` when every one follows from those before it. */
export function ledgerProblem(id: string, events: readonly LedgerEvent[]): string | undefined {
  return chainProblem(id, events) ?? lawProblem(id, events);
}
