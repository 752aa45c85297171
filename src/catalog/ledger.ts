import type { Program } from '../connector/program.ts';
import { canonicalBytes } from './canonical-json.ts';
import { sha256 } from './digest.ts';

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

/** Names a content in a folder: two folders may hold the same. */
export function contentKey({ folder, tree }: Pick<VersionRecord, 'folder' | 'tree'>): string {
  return `${tree} ${folder}`;
}

interface EventBase {
  readonly schemaVersion: 1;
  /** The connector. */
  readonly id: string;
  /** 1 for the first event of a connector, then one more each. */
  readonly seq: number;
  /** SHA-256 of the canonical bytes of the event before; null for the first. */
  readonly previous: string | null;
  /** By the clock of the job that wrote it. */
  readonly at: string;
  /** Who caused it; the pipeline itself has no account. Numeric ids, never names or mail addresses. */
  readonly by: { readonly kind: 'pipeline' };
}

/** A version was merged, passed, and is the connector's version on `preview` now. */
interface PreviewedEvent extends EventBase {
  readonly type: 'previewed';
  readonly record: VersionRecord;
}

/** The version on `public` is this one now. */
interface PromotedEvent extends EventBase {
  readonly type: 'promoted';
  readonly record: VersionRecord;
  /** What was public before. */
  readonly from: { readonly version: string; readonly revision: number } | null;
  /** The policy in force, and each question's answer under it. */
  readonly policy: { readonly profile: string; readonly sha256: string };
  readonly answers: readonly { readonly question: string; readonly answer: 'yes' | 'not asked yet' }[];
}

/** What can happen to a connector. New kinds join here; `stateOf` then does not compile until it says what they mean. */
export type LedgerEvent = PreviewedEvent | PromotedEvent;

/** An event before it has its place in the chain. */
export type EventDraft = Draft<PreviewedEvent> | Draft<PromotedEvent>;
type Draft<E extends LedgerEvent> = Omit<E, 'schemaVersion' | 'seq' | 'previous'>;

/** The name of an event: what its follower holds as `previous`. */
export function eventDigest(event: LedgerEvent): string {
  return sha256(canonicalBytes(event));
}

/** Gives a draft its place at the end of a connector's events. */
export function chained(events: readonly LedgerEvent[], draft: EventDraft): LedgerEvent {
  const last = events.at(-1);
  return { ...draft, schemaVersion: 1, seq: events.length + 1, previous: last === undefined ? null : eventDigest(last) };
}

/** Where a connector stands after its events. */
export interface LedgerState {
  readonly preview: { readonly record: VersionRecord; readonly at: string } | undefined;
  readonly public: { readonly record: VersionRecord; readonly at: string; readonly event: PromotedEvent } | undefined;
  /** Every content that ever was on a channel, oldest first. */
  readonly versions: readonly KnownVersion[];
}

export interface KnownVersion {
  readonly record: VersionRecord;
  readonly previewedAt: string;
  readonly promotedAt: string | null;
}

/** Replays a connector's events. */
export function stateOf(events: readonly LedgerEvent[]): LedgerState {
  let preview: LedgerState['preview'];
  let current: LedgerState['public'];
  const versions = new Map<string, KnownVersion>();
  for (const event of events) {
    const key = JSON.stringify([event.record.version, event.record.revision]);
    const known = versions.get(key);
    switch (event.type) {
      case 'previewed':
        preview = { record: event.record, at: event.at };
        versions.set(key, known ?? { record: event.record, previewedAt: event.at, promotedAt: null });
        break;
      case 'promoted':
        current = { record: event.record, at: event.at, event };
        versions.set(key, { record: event.record, previewedAt: known?.previewedAt ?? event.at, promotedAt: event.at });
        break;
      default:
        event satisfies never;
    }
  }
  return { preview, public: current, versions: [...versions.values()] };
}

/** Where a connector's events stop being a history, in a sentence; `undefined` when every one follows from the one before. */
export function ledgerProblem(id: string, events: readonly LedgerEvent[]): string | undefined {
  const contents = new Map<string, string>();
  for (const [index, event] of events.entries()) {
    const before = events[index - 1];
    const name = `Event ${index + 1} of ${id}`;
    if (event.id !== id) return `${name} is about ${JSON.stringify(event.id)}.`;
    if (event.seq !== index + 1) return `${name} is numbered ${event.seq}.`;
    if (event.previous !== (before === undefined ? null : eventDigest(before))) return `${name} does not follow from the event before it.`;
    const key = JSON.stringify([event.record.version, event.record.revision]);
    const content = contents.get(key) ?? event.record.tree;
    contents.set(key, content);
    if (content !== event.record.tree)
      return `${name} gives version ${event.record.version}, revision ${event.record.revision}, other content.`;
  }
  return undefined;
}

/** The revision that content has, or gets, under a version: the one it had before, else the next. */
export function revisionOf(events: readonly LedgerEvent[], version: string, tree: string): number {
  const revisions = stateOf(events).versions.filter(({ record }) => record.version === version);
  const known = revisions.find(({ record }) => record.tree === tree);
  return known?.record.revision ?? Math.max(-1, ...revisions.map(({ record }) => record.revision)) + 1;
}
