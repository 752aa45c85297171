import { dayLength, dayOf } from '../connector/day.ts';
import type { ConnectorFolder } from '../connector/folder.ts';
import { type Bundle, bundleProblem } from './bundle.ts';
import { counted } from './counted.ts';
import { lazyMap } from './lazy-map.ts';
import { contentKey, type LedgerEvent, type Submission } from './ledger.ts';
import { revisionOf, stateOf } from './ledger-state.ts';
import { filesAfter, type Happening, readState, type StoreState } from './store-state.ts';
import type { NamedReport } from './stored-report.ts';
import { treeIdOf } from './tree-id.ts';

/** A connector folder of the source, judged. */
export interface Judged {
  readonly id: string;
  /** The folder's path in the repository. */
  readonly folder: string;
  readonly content: ConnectorFolder;
  /** `info.version`. */
  readonly version: string | undefined;
  /** Absent when the content cannot be named: something in it is no readable file. */
  readonly tree: string | undefined;
  /** Why the content cannot be what its commit names, in a sentence. */
  readonly problem?: string | undefined;
  readonly report: NamedReport;
}

/** A judged folder that may come on `preview`. */
export interface Passed extends Judged {
  readonly tree: string;
  readonly version: string;
}

/** A judged folder that may not, and the sentence that says why. */
export interface Refused {
  readonly judged: Judged;
  readonly sentence: string;
  /** What closes the connector or its content to every channel, where something does. */
  readonly closed?: 'withdrawn' | 'purged';
}

/**
 * Tells the folders that may come on `preview` from those that may not. What is on it already stays, whatever today's rules say of it;
 * of an update only the errors in `newErrors` count, by folder, where somebody compared it with the public version.
 */
export function sortOut(
  judged: readonly Judged[],
  state: StoreState,
  now: Date,
  newErrors: ReadonlyMap<string, number> = new Map(),
): { readonly passed: readonly Passed[]; readonly refused: readonly Refused[] } {
  const passed: Passed[] = [];
  const refused: Refused[] = [];
  const claims = claimsOf(judged, state, now);
  for (const one of judged) {
    const { version } = one;
    const isThere = version !== undefined && one.tree !== undefined && !isNews({ id: one.id, tree: one.tree, version }, state);
    const errors = isThere ? 0 : (newErrors.get(one.folder) ?? one.report.report.summary.errors);
    const closed = closedTo(one, state);
    const problem = bundleProblem(one.content.entries);
    const owner = claims.get(one.id);
    if (hasLostName(one)) refused.push({ judged: one, sentence: 'the name of the folder is no UTF-8 text.' });
    else if (errors > 0) refused.push({ judged: one, sentence: `${counted(errors, 'error')} to fix` });
    else if (owner?.folder !== one.folder) refused.push({ judged: one, sentence: takenText(one.id, owner) });
    else if (closed !== undefined) refused.push({ judged: one, ...closed });
    else if (one.problem !== undefined) refused.push({ judged: one, sentence: one.problem });
    else if (one.content.truncated || one.tree === undefined || problem !== undefined)
      refused.push({ judged: one, sentence: problem ?? 'the folder was not read to its end.' });
    else if (version === undefined) refused.push({ judged: one, sentence: 'the definition has no version' });
    else passed.push({ ...one, tree: one.tree, version });
  }
  return { passed, refused };
}

/** Why nothing of this content may come on a channel, in a sentence: it was withdrawn or purged. */
function closedTo({ id, tree }: Judged, state: StoreState): Pick<Refused, 'sentence' | 'closed'> | undefined {
  const { withdrawn, versions } = stateOf(state.ledgers.get(id) ?? []);
  if (withdrawn !== undefined)
    return { closed: 'withdrawn', sentence: `'${id}' was withdrawn on ${dayOf(withdrawn.at)}: ${withdrawn.reason}` };
  const purged = versions.find(({ record }) => record.tree === tree)?.purged;
  return purged && { closed: 'purged', sentence: `this content was purged on ${dayOf(purged.at)}: ${purged.reason}` };
}

/** Days after which an id that never was public is free again, when its folder is gone. */
const idDays = 90;

/** The folder that an id belongs to, and when the id is free again, in milliseconds, where it will be. */
interface Claim {
  readonly folder: string;
  readonly freeAt?: number | undefined;
}

/** Whom each id belongs to: the folder the ledger knows, else the only one that has it. */
function claimsOf(judged: readonly Judged[], state: StoreState, now: Date): ReadonlyMap<string, Claim | undefined> {
  const folders = new Set(judged.map(({ folder }) => folder));
  const claims = new Map<string, Claim | undefined>();
  for (const { id, folder } of judged.filter((one) => !hasLostName(one))) {
    const known = knownClaim(state.ledgers.get(id) ?? [], folders);
    const isFree = known?.freeAt !== undefined && known.freeAt <= now.getTime();
    claims.set(id, known !== undefined && !isFree ? known : claims.has(id) ? undefined : { folder });
  }
  return claims;
}

/** The folder that a ledger knows; what never was public is kept for a folder that is gone only for a time. */
function knownClaim(events: readonly LedgerEvent[], folders: ReadonlySet<string>): Claim | undefined {
  const { preview, versions } = stateOf(events);
  const folder = (preview?.record ?? versions.at(-1)?.record)?.folder;
  if (folder === undefined) return undefined;
  if (folders.has(folder) || versions.some(({ promotedAt }) => promotedAt !== null)) return { folder };
  const last = Math.max(...events.map(({ at }) => Date.parse(at)));
  return { folder, freeAt: last + idDays * dayLength };
}

function takenText(id: string, owner: Claim | undefined): string {
  if (owner === undefined) return `several folders are named '${id}'`;
  const until = owner.freeAt === undefined ? '' : ` until ${dayOf(new Date(owner.freeAt))}: it never was public, and its folder is gone`;
  return `the id '${id}' belongs to ${owner.folder}${until}`;
}

/** True for a folder whose name lost bytes when it was decoded: it would be taken for another one of that name. */
function hasLostName({ folder }: Judged): boolean {
  return folder.includes('\ufffd');
}

/** True when this content is not what `preview` points to. */
export function isNews({ id, tree, version }: Pick<Passed, 'id' | 'tree' | 'version'>, state: StoreState): boolean {
  const current = stateOf(state.ledgers.get(id) ?? []).preview?.record;
  return current?.tree !== tree || current.version !== version;
}

/** A version that is new to `preview`, with where its bytes can be found again. */
export interface Arrival {
  readonly passed: Passed;
  readonly bundle: Bundle;
  /** The commit that holds the bytes; absent when they came from a folder outside git. */
  readonly commit: { readonly id: string; readonly at: string } | undefined;
  /** The pull request that brought it, where that is known. */
  readonly submission?: Submission | undefined;
}

/**
 * What keeps our own code from publishing an arrival: it is put on preview and published by itself, in memory, as if nothing else
 * were there. An event cannot be taken back, so that none is written which the catalog could not tell. `undefined` when all is well.
 */
export function publishingProblem(arrival: Arrival, publish: (state: StoreState, contents: Contents) => void): string | undefined {
  return happeningProblem(putOnPreview(nothing, [arrival], new Date(0)), arrival.passed.content, publish);
}

const nothing: StoreState = { ledgers: new Map(), publishers: new Map(), files: new Map() };

/** The same for anything that puts the content of one folder on a channel. */
export function happeningProblem(
  happening: Happening,
  content: ConnectorFolder,
  publish: (state: StoreState, contents: Contents) => void,
): string | undefined {
  try {
    const state = readState(filesAfter(nothing, happening));
    const tree = treeIdOf(content.entries) ?? '';
    publish(state, new Map([[contentKey({ folder: content.path, tree }), content]]));
    return undefined;
  } catch (thrown) {
    return `certify has a bug that this connector shows, so it stays off preview; please report it: ${thrown instanceof Error ? thrown.message : 'no reason was given'}`;
  }
}

type Contents = ReadonlyMap<string, ConnectorFolder>;

/** What happens to the store when these versions come on `preview`. Without a commit the store keeps the bundle: nothing else could rebuild it. */
export function putOnPreview(state: StoreState, arrivals: readonly Arrival[], now: Date): Happening {
  // Their bytes are made when they are written: a first run brings ten thousand.
  const files = new Map<string, { readonly bytes: Uint8Array }>();
  const drafts = arrivals.map(({ passed, bundle, commit, submission }) => {
    files.set(`reports/${passed.report.sha256}.json`, passed.report);
    if (commit === undefined) files.set(`bundles/${bundle.sha256}.zip`, bundle);
    const { id, version, tree, folder, content, report } = passed;
    return {
      type: 'previewed',
      id,
      at: now.toISOString(),
      by: { kind: 'pipeline' },
      record: {
        version,
        revision: revisionOf(state.ledgers.get(id) ?? [], version, tree),
        program: content.program,
        folder,
        commit: commit?.id ?? null,
        committedAt: commit?.at ?? null,
        tree,
        bundle: bundle.sha256,
        report: report.sha256,
        evidence: [],
      },
      ...(submission && { submission }),
    } as const;
  });
  return { drafts, files: lazyMap(files.keys(), (path) => files.get(path)?.bytes) };
}
