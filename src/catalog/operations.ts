import { dayLength, dayOf } from '../connector/day.ts';
import { nearNames } from '../connector/near-names.ts';
import { UserError } from '../connector/user-error.ts';
import type { Cause } from './chain.ts';
import type { EventDraft, VersionRecord } from './ledger.ts';
import { brokenLaw, nameText } from './ledger-laws.ts';
import type { KnownVersion } from './ledger-state.ts';
import { findConnector, findVersion, type Target } from './operation-target.ts';
import { filesOfContent, pathsOf } from './purged-files.ts';
import type { Happening, StoreState } from './store-state.ts';

/** What somebody wants to happen to a connector. */
export interface Wish {
  readonly operation: OperationName;
  readonly id: string;
  /** As people write it, `1.2.0` or `1.2.0+1`; `undefined` when they named none. */
  readonly version: string | undefined;
  /** For the public, as everything in the ledger. */
  readonly reason: string;
  readonly by: Cause;
  readonly at: Date;
  /** Of a yank: where the flaw is described. */
  readonly advisory?: string | undefined;
  /** Of a deprecation: the connector to use instead. */
  readonly successor?: string | undefined;
  /** Of a transfer: the publisher who takes over. */
  readonly to?: string | undefined;
  /** Of an exemption: its last day. */
  readonly until?: string | undefined;
}

/** What operations know of the world. */
export interface OperationFacts {
  /** What `public` falls back to when this version is taken away. */
  readonly fallbackFor: (target: Target, leaving: VersionRecord) => Promise<VersionRecord | null>;
  /** Ids of the publishers in the registry; `undefined` when there is none to ask. */
  readonly publisherIds: () => Promise<readonly string[] | undefined>;
  /** Numbers of the accounts of the publisher who answers for a version, and of its record's approvers; none where nobody does. */
  readonly ownAccounts: (version: VersionRecord) => Promise<readonly number[]>;
}

/** Days between the notice of a transfer and the day it counts. */
const noticeDays = 7;
/** The longest that an exemption may count, as a waiver. */
const exemptionDays = 180;

type Base = Pick<EventDraft, 'id' | 'at' | 'by'> & { readonly reason: string };
type Draw = (target: Target, wish: Wish, base: Base, facts: OperationFacts) => EventDraft | Promise<EventDraft>;

/** What an operation makes of a wish. Those that are about a connector as a whole refuse the name of a version. */
const operations = {
  rollback: (target, wish, base) => {
    const from = target.ledger.latestPublic;
    if (from === undefined) throw cannot(wish, 'nothing of it is public');
    const before = target.ledger.public?.event?.from ?? undefined;
    refuseRepeated(target, wish);
    if (wish.version === undefined && before === undefined) throw cannot(wish, 'nothing was public before what is: name the version');
    const { record } = findVersion(target, wish.version ?? `${before?.version}+${before?.revision}`);
    return { type: 'rolled-back', ...base, record, from: nameOf(from) };
  },
  yank: async (target, wish, base, facts) => {
    refuseRepeated(target, wish);
    const version = versionOr(target, wish, target.ledger.latestPublic, 'nothing of it is public: name the version');
    const fallback = await fallbackOf(target, version, facts);
    return { type: 'yanked', ...base, name: nameOf(version.record), advisory: wish.advisory ?? null, fallback };
  },
  unyank: (target, wish, base) => {
    const yanked = target.ledger.versions.filter((version) => version.yanked !== undefined && version.purged === undefined);
    const only = yanked.length === 1 ? yanked[0]?.record : undefined;
    const { record } = versionOr(
      target,
      wish,
      only,
      yanked.length === 0 ? 'nothing of it is yanked' : 'several versions are yanked: name one',
    );
    return { type: 'unyanked', ...base, name: nameOf(record) };
  },
  suspend: whole((base) => ({ type: 'suspended', ...base })),
  resume: whole((base) => ({ type: 'resumed', ...base })),
  deprecate: whole((base, { successor = null }) => ({ type: 'deprecated', ...base, successor })),
  undeprecate: whole((base) => ({ type: 'undeprecated', ...base })),
  withdraw: whole((base) => ({ type: 'withdrawn', ...base })),
  reinstate: whole((base) => ({ type: 'reinstated', ...base })),
  transfer: whole((base, wish, { ledger }) => {
    const { to = '', at } = wish;
    const pending = ledger.transfer !== undefined && base.at < ledger.transfer.noticeUntil ? ledger.transfer : undefined;
    if (pending?.to === to) throw cannot(wish, `its transfer to ${to} is under way until ${pending.noticeUntil.slice(0, 10)}`);
    const from = pending === undefined ? ledger.publisher : pending.to;
    const isEnd = pending !== undefined && to === ledger.publisher;
    const noticeUntil = isEnd ? base.at : new Date(at.getTime() + noticeDays * dayLength).toISOString();
    return { type: 'transferred', ...base, from, to, noticeUntil };
  }),
  purge: async (target, wish, base, facts) => {
    const left = target.ledger.versions.filter(({ purged }) => purged === undefined);
    const only = left.length === 1 ? left[0]?.record : undefined;
    const version = versionOr(target, wish, only, 'a purge cannot be taken back: name the version');
    const { tree } = version.record;
    return { type: 'purged', ...base, name: nameOf(version.record), tree, gone: [], fallback: await fallbackOf(target, version, facts) };
  },
  hold: whole((base) => ({ type: 'held', ...base })),
  release: whole((base) => ({ type: 'released', ...base })),
  approve: async (target, wish, { reason: _, ...base }, facts) => {
    const version = versionOr(target, wish, target.ledger.preview?.record, 'nothing of it is on preview: name the version');
    const author = version.submission?.author;
    if (base.by.kind !== 'account') throw cannot(wish, 'who approves it must be known (--by NUMBER, the number of a GitHub account)');
    const { record } = version;
    const account = base.by.id;
    if (author === account) throw cannot(wish, `account ${author} submitted ${nameText(record)}, and nobody approves their own`);
    const before = target.ledger.approvals.find(({ tree, by }) => tree === record.tree && by.kind === 'account' && by.id === account);
    if (before !== undefined) throw cannot(wish, `account ${account} approved ${nameText(record)} on ${before.at.slice(0, 10)}`);
    if ((await facts.ownAccounts(record)).includes(account))
      throw cannot(wish, `account ${account} belongs to the publisher of ${nameText(record)}, and nobody approves their own`);
    return { type: 'approved', ...base, tree: record.tree };
  },
  exempt: (target, wish, base) => {
    const { record } = versionOr(target, wish, undefined, 'an exemption is for one version: name it');
    const until = lastDay(wish);
    const isTold = target.ledger.exemptions.some((one) => one.tree === record.tree && one.until === until && one.reason === wish.reason);
    if (isTold) throw cannot(wish, `${nameText(record)} is exempt until ${until} for this reason already`);
    return { type: 'exempted', ...base, tree: record.tree, question: 'tests', until };
  },
} as const satisfies Record<string, Draw>;

export type OperationName = keyof typeof operations;

/** True for the operations that write no reason of their own. */
export function needsReason(operation: OperationName): boolean {
  return operation !== 'approve';
}

/**
 * What happens to the store when somebody's wish is granted. A `UserError` tells why it cannot be: an unknown connector or version, what
 * is so already, or a law of the ledger.
 */
export async function happeningOf(wish: Wish, state: StoreState, facts: OperationFacts): Promise<Happening> {
  const target = findConnector(state, wish.id);
  if (wish.to !== undefined) refuseUnknown(wish.to, await facts.publisherIds(), 'publisher', 'publishers/');
  if (wish.successor !== undefined && wish.successor !== wish.id)
    refuseUnknown(wish.successor, [...state.ledgers.keys()], 'connector', 'this catalog');
  const base = { id: wish.id, at: wish.at.toISOString(), by: wish.by, reason: wish.reason };
  const draw: Draw = operations[wish.operation];
  const draft = await draw(target, wish, base, facts);
  const broken = brokenLaw(target.ledger, draft);
  if (broken !== undefined) throw cannot(wish, broken);
  return draft.type === 'purged' ? await purge(draft, state, facts) : { drafts: [draft], files: new Map() };
}

/** Purges a content wherever it is: a folder that was copied holds the same bytes, and they share their bundle. */
async function purge(
  draft: Extract<EventDraft, { readonly type: 'purged' }>,
  state: StoreState,
  facts: OperationFacts,
): Promise<Happening> {
  const drafts: EventDraft[] = [];
  const removed = new Set<string>();
  for (const id of state.ledgers.keys()) {
    const target = findConnector(state, id);
    const version = target.ledger.versions.find(({ record, purged }) => record.tree === draft.tree && purged === undefined);
    if (version === undefined) continue;
    const gone = filesOfContent(version.record, state);
    for (const path of pathsOf(gone)) if (state.files.has(path)) removed.add(path);
    const fallback = id === draft.id ? draft.fallback : await fallbackOf(target, version, facts);
    drafts.push({ ...draft, id, name: nameOf(version.record), gone, fallback });
  }
  return { drafts, files: new Map(), removed: [...removed].sort() };
}

function whole(draw: (base: Base, wish: Wish, target: Target) => EventDraft): Draw {
  return (target, wish, base) => {
    if (wish.version !== undefined)
      throw new UserError(`certify ${wish.operation} is about a connector as a whole: write ${wish.id} without @${wish.version}.`);
    return draw(base, wish, target);
  };
}

async function fallbackOf(target: Target, { record }: KnownVersion, facts: OperationFacts): Promise<VersionRecord | null | 'unchanged'> {
  const current = target.ledger.latestPublic;
  const isPublic = current !== undefined && nameText(current) === nameText(record) && current.tree === record.tree;
  return isPublic ? facts.fallbackFor(target, record) : 'unchanged';
}

/** The version that was named, else the one that goes without saying. */
function versionOr(target: Target, wish: Wish, record: VersionRecord | undefined, clause: string): KnownVersion {
  if (wish.version !== undefined) return findVersion(target, wish.version);
  if (record === undefined) throw cannot(wish, clause);
  return findVersion(target, `${record.version}+${record.revision}`);
}

/**
 * Refuses to go on to the next version without a name: what is public took the place of another one, and whoever repeats a call, because
 * they do not know whether it got through, means the first.
 */
function refuseRepeated({ events, ledger }: Target, wish: Wish): void {
  const current = ledger.latestPublic;
  if (wish.version !== undefined || current === undefined) return;
  const moved = events.findLast(
    ({ type, ...event }) =>
      type === 'promoted' || type === 'imported' || type === 'rolled-back' || ('fallback' in event && event.fallback !== 'unchanged'),
  );
  if (moved === undefined || moved.type === 'promoted' || moved.type === 'imported') return;
  throw cannot(wish, `${nameText(current)} took the place of another version on ${dayOf(moved.at)}: name the version`);
}

function lastDay({ until = '', at, ...wish }: Wish): string {
  const time = Date.parse(until);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(time) || !new Date(time).toISOString().startsWith(until))
    throw new UserError(`--until takes a day as YYYY-MM-DD, not '${until}'.`);
  if (time - at.getTime() > exemptionDays * dayLength)
    throw cannot({ ...wish, at }, `an exemption lasts ${exemptionDays} days at most, and ${until} is later`);
  return until;
}

function refuseUnknown(asked: string, known: readonly string[] | undefined, noun: string, where: string): void {
  if (known === undefined || known.includes(asked)) return;
  const near = nearNames(asked, known);
  throw new UserError(`There is no ${noun} '${asked}' in ${where}.${near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''}`);
}

function cannot({ operation, id }: Wish, clause: string): UserError {
  return new UserError(`certify ${operation} can do nothing for '${id}': ${clause}.`);
}

function nameOf({ version, revision }: VersionRecord) {
  return { version, revision };
}
