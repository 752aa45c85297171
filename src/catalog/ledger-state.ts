import type { Mutable } from '../connector/mutable.ts';
import type { Cause } from './chain.ts';
import type { LedgerEvent, PromotedEvent, VersionName, VersionRecord } from './ledger.ts';

/** Something that was said about a connector or a version, when, and by whom. */
export interface Statement {
  readonly reason: string;
  readonly at: string;
  readonly by: Cause;
}

/** A version that a channel points to. */
interface Pointer {
  readonly record: VersionRecord;
  /** Since when. */
  readonly at: string;
}

/** What every content that was on a channel is known for. */
export interface KnownVersion {
  readonly record: VersionRecord;
  /** When it first came on `preview`; of an imported version, when it was imported. */
  readonly previewedAt: string;
  readonly promotedAt: string | null;
  readonly isImported: boolean;
  readonly submission: { readonly pullRequest: number; readonly author: number; readonly head: string } | undefined;
  readonly yanked: (Statement & { readonly advisory: string | null }) | undefined;
  /** Set while `public` was rolled back from it and nobody released it. */
  readonly rolledBack: Statement | undefined;
  readonly purged: (Statement & { readonly gone: readonly string[] }) | undefined;
}

/** Where a connector stands after its events. */
export interface LedgerState {
  /** Undefined while it is withdrawn. */
  readonly preview: Pointer | undefined;
  /** What anybody may download; undefined while it is suspended or withdrawn, and when everything was yanked. */
  readonly public: (Pointer & { readonly event: PromotedEvent | undefined }) | undefined;
  /** What `public` is, or would be if it were not suspended or withdrawn. */
  readonly latestPublic: VersionRecord | undefined;
  /** Every content that ever was on a channel, oldest first. */
  readonly versions: readonly KnownVersion[];
  readonly evidence: readonly {
    readonly tree: string;
    readonly kind: 'operation-tests' | 'ownership';
    readonly sha256: string;
    readonly at: string;
  }[];
  readonly approvals: readonly { readonly tree: string; readonly by: Cause; readonly at: string }[];
  readonly exemptions: readonly (Statement & { readonly tree: string; readonly question: 'tests'; readonly until: string })[];
  readonly held: Statement | undefined;
  readonly suspended: Statement | undefined;
  readonly deprecated: (Statement & { readonly successor: string | null }) | undefined;
  readonly withdrawn: Statement | undefined;
  /** True when all or the last of what was public was yanked or purged, and nothing is public now. */
  readonly isWithheld: boolean;
  /** The record that answered for what is public; null when none did. */
  readonly publisher: string | null;
  /** True once a promotion said who answers for it, or that nobody does: from then on each has to. */
  readonly isPublisherTold: boolean;
  readonly transfer: (Statement & { readonly from: string | null; readonly to: string; readonly noticeUntil: string }) | undefined;
}

/** Replays a connector's events. */
export function stateOf(events: readonly LedgerEvent[]): LedgerState {
  const replay = beginReplay();
  for (const event of events) replay.take(event);
  return replay.state();
}

/** A replay that goes event by event. `state` answers with where the connector stands after those that were taken, until the next one is. */
export function beginReplay(): { readonly take: (event: LedgerEvent) => void; readonly state: () => LedgerState } {
  const versions = new Map<string, Mutable<KnownVersion>>();
  const promotions = new Map<string, PromotedEvent>();
  const told: Mutable<Told> = {
    evidence: [],
    approvals: [],
    exemptions: [],
    held: undefined,
    suspended: undefined,
    deprecated: undefined,
    withdrawn: undefined,
    publisher: null,
    isPublisherTold: false,
    transfer: undefined,
  };
  let preview: Pointer | undefined;
  let current: LedgerState['public'];
  let wasPublic = false;

  const known = (name: VersionName): Mutable<KnownVersion> | undefined => versions.get(keyOf(name));
  const fallBack = (fallback: VersionRecord | null | 'unchanged', at: string): void => {
    if (fallback === 'unchanged') return;
    current = fallback === null ? undefined : { record: fallback, at, event: promotions.get(keyOf(fallback)) };
  };

  const take = (event: LedgerEvent): void => {
    const { at, by } = event;
    switch (event.type) {
      case 'previewed':
        preview = { record: event.record, at };
        if (!known(event.record)) versions.set(keyOf(event.record), { ...unknownVersion(event.record, at), submission: event.submission });
        break;
      case 'imported':
        preview = { record: event.record, at };
        current = { record: event.record, at, event: undefined };
        wasPublic = true;
        versions.set(keyOf(event.record), {
          ...(known(event.record) ?? unknownVersion(event.record, at)),
          promotedAt: at,
          isImported: true,
        });
        break;
      case 'evidenced':
        told.evidence.push({ tree: event.tree, kind: event.kind, sha256: event.evidence, at });
        break;
      case 'approved':
        told.approvals.push({ tree: event.tree, by, at });
        break;
      case 'exempted':
        told.exemptions.push({ tree: event.tree, question: event.question, reason: event.reason, until: event.until, at, by });
        break;
      case 'promoted':
        current = { record: event.record, at, event };
        wasPublic = true;
        promotions.set(keyOf(event.record), event);
        // An older event does not say who answered; that is no change of publisher.
        if (event.publisher !== undefined) {
          told.publisher = event.publisher;
          told.isPublisherTold = true;
        }
        versions.set(keyOf(event.record), {
          ...(known(event.record) ?? unknownVersion(event.record, at)),
          record: event.record,
          promotedAt: at,
        });
        break;
      case 'rolled-back': {
        const left = known(event.from);
        if (left !== undefined) left.rolledBack = { reason: event.reason, at, by };
        fallBack(event.record, at);
        break;
      }
      case 'yanked': {
        const version = known(event.name);
        if (version !== undefined) version.yanked = { reason: event.reason, advisory: event.advisory, at, by };
        fallBack(event.fallback, at);
        break;
      }
      case 'unyanked': {
        const version = known(event.name);
        if (version !== undefined) version.yanked = undefined;
        break;
      }
      case 'purged': {
        const version = known(event.name);
        if (version !== undefined) version.purged = { reason: event.reason, gone: event.gone, at, by };
        fallBack(event.fallback, at);
        if (preview?.record.tree === event.tree) preview = undefined;
        break;
      }
      case 'suspended':
        told.suspended = { reason: event.reason, at, by };
        break;
      case 'resumed':
        told.suspended = undefined;
        break;
      case 'deprecated':
        told.deprecated = { reason: event.reason, successor: event.successor, at, by };
        break;
      case 'undeprecated':
        told.deprecated = undefined;
        break;
      case 'withdrawn':
        told.withdrawn = { reason: event.reason, at, by };
        break;
      case 'reinstated':
        told.withdrawn = undefined;
        break;
      case 'transferred':
        told.transfer = endsTransfer(told, event)
          ? undefined
          : { from: event.from, to: event.to, noticeUntil: event.noticeUntil, reason: event.reason, at, by };
        break;
      case 'held':
        told.held = { reason: event.reason, at, by };
        break;
      case 'released':
        told.held = undefined;
        for (const version of versions.values()) version.rolledBack = undefined;
        break;
      default:
        event satisfies never;
    }
  };
  const state = (): LedgerState => ({
    ...told,
    preview: told.withdrawn === undefined ? preview : undefined,
    public: told.suspended === undefined && told.withdrawn === undefined ? current : undefined,
    latestPublic: current?.record,
    versions: [...versions.values()],
    isWithheld: wasPublic && current === undefined,
  });
  return { take, state };
}

/** What events say of a connector and what replay keeps as it is said. */
type Told = Pick<
  LedgerState,
  'evidence' | 'approvals' | 'exemptions' | 'held' | 'suspended' | 'deprecated' | 'withdrawn' | 'publisher' | 'isPublisherTold' | 'transfer'
>;

function keyOf({ version, revision }: VersionName): string {
  return JSON.stringify([version, revision]);
}

function unknownVersion(record: VersionRecord, at: string): KnownVersion {
  return {
    record,
    previewedAt: at,
    promotedAt: null,
    isImported: false,
    submission: undefined,
    yanked: undefined,
    rolledBack: undefined,
    purged: undefined,
  };
}

/** True when handing a connector to this publisher ends a transfer under notice: it is the one who answers for it as it is. */
export function endsTransfer(
  { publisher, transfer }: Pick<LedgerState, 'publisher' | 'transfer'>,
  { to, at }: { readonly to: string; readonly at: string },
): boolean {
  return transfer !== undefined && to === publisher && at < transfer.noticeUntil;
}

/** A version of a connector by its name; `undefined` for one that never was on a channel. */
export function versionNamed(state: Pick<LedgerState, 'versions'>, name: VersionName): KnownVersion | undefined {
  return state.versions.find(({ record }) => keyOf(record) === keyOf(name));
}

/** The revision that content has, or gets, under a version: the one it had before, else the next. */
export function revisionOf(events: readonly LedgerEvent[], version: string, tree: string): number {
  const revisions = stateOf(events).versions.filter(({ record }) => record.version === version);
  const known = revisions.find(({ record }) => record.tree === tree);
  return known?.record.revision ?? Math.max(-1, ...revisions.map(({ record }) => record.revision)) + 1;
}
