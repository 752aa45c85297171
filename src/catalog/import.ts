import { connectorId } from '../connector/connector-id.ts';
import type { ConnectorFolder } from '../connector/folder.ts';
import { bundleProblem } from './bundle.ts';
import { lazyMap } from './lazy-map.ts';
import type { EventDraft, VersionRecord } from './ledger.ts';
import { stateOf } from './ledger-state.ts';
import type { Happening, StoreState } from './store-state.ts';

/** A connector folder of an imported repository, before it is read. */
export type ImportedFolder = Pick<ConnectorFolder, 'path' | 'name' | 'program'>;

/** Folders whose names lead to one id, and which of them gets it; undefined when only a person can tell. */
interface Collision {
  readonly id: string;
  readonly kept: string | undefined;
  readonly leftOut: readonly string[];
  readonly reason: string;
}

/** A folder that is not imported, and the sentence that says why. */
export interface LeftOut {
  readonly folder: string;
  readonly reason: string;
}

/** What the names of an imported repository come to. */
export interface ImportNames {
  /** The folders to import, by id, sorted. */
  readonly wanted: ReadonlyMap<string, ImportedFolder>;
  /** Ids that the ledger has already: nothing of them is imported again. */
  readonly known: readonly string[];
  /** Folders whose id is not their name, whichever they are. */
  readonly renamed: readonly { readonly folder: string; readonly id: string }[];
  readonly collisions: readonly Collision[];
  /** Ids that differ in hyphens alone: both are imported, and a person should look. */
  readonly lookAlikes: readonly (readonly string[])[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Gives every folder its id. Of several folders with one id the ledger's own keeps it, else the only one of the certified programme: it
 * is the owner's; else none gets it.
 */
export function nameImports(folders: readonly ImportedFolder[], ledgers: StoreState['ledgers']): ImportNames {
  const byId = new Map<string, ImportedFolder[]>();
  const leftOut: LeftOut[] = [];
  for (const folder of folders) {
    if (folder.path.includes('\ufffd')) leftOut.push({ folder: folder.path, reason: 'the name of the folder is no UTF-8 text.' });
    else byId.set(idOf(folder), [...(byId.get(idOf(folder)) ?? []), folder]);
  }
  const wanted = new Map<string, ImportedFolder>();
  const known: string[] = [];
  const collisions: Collision[] = [];
  for (const [id, claimants] of [...byId].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const events = ledgers.get(id);
    if (events !== undefined) known.push(id);
    const { kept, reason } = ownerOf(claimants, folderOf(events ?? []));
    if (claimants.length > 1 || kept === undefined) {
      const others = claimants.filter((one) => one !== kept).map(({ path }) => path);
      collisions.push({ id, kept: kept?.path, leftOut: others, reason });
    }
    if (kept !== undefined && events === undefined) wanted.set(id, kept);
  }
  const renamed = [...byId].flatMap(([id, all]) => all.flatMap(({ name, path }) => (name === id ? [] : [{ folder: path, id }])));
  renamed.sort((a, b) => (a.folder < b.folder ? -1 : 1));
  return { wanted, known, renamed, collisions, lookAlikes: lookAlikesOf([...byId.keys()]), leftOut };
}

function idOf({ name, program }: ImportedFolder): string {
  return connectorId(name, program);
}

function folderOf(events: Parameters<typeof stateOf>[0]): string | undefined {
  return stateOf(events).versions.at(-1)?.record.folder;
}

function ownerOf(
  claimants: readonly ImportedFolder[],
  known: string | undefined,
): { readonly kept: ImportedFolder | undefined; readonly reason: string } {
  const [first, ...others] = claimants;
  if (known !== undefined)
    return { kept: claimants.find(({ path }) => path === known), reason: `the ledger knows it as ${JSON.stringify(known)}.` };
  if (others.length === 0) return { kept: first, reason: '' };
  const certified = claimants.filter(({ program }) => program === 'certified');
  if (certified.length === 1) return { kept: certified[0], reason: 'the certified programme is that of the owner of the service.' };
  return { kept: undefined, reason: 'several folders of one programme have it, and which is meant cannot be told from their names.' };
}

function lookAlikesOf(ids: readonly string[]): (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const bare = id.replaceAll('-', '');
    groups.set(bare, [...(groups.get(bare) ?? []), id]);
  }
  return [...groups.values()].filter((group) => group.length > 1).map((group) => group.sort());
}

/** Why a folder's content cannot be published, in a sentence; `undefined` when it can. Errors of rules are no reason: they are its baseline. */
export function importProblem(
  folder: ConnectorFolder & { readonly tree?: string },
  { tree, version }: { readonly tree: string | undefined; readonly version: string | undefined },
): string | undefined {
  const problem = bundleProblem(folder.entries);
  if (folder.truncated || tree === undefined || problem !== undefined) return problem ?? 'the folder was not read to its end.';
  if (folder.tree !== undefined && folder.tree !== tree)
    return 'git keeps names or modes in this folder that a fresh checkout of its files would not have.';
  return version === undefined ? 'its definition cannot be read or has no version.' : undefined;
}

/** A version to import, with the files that its event speaks of; they are made when they are asked for. */
export interface Imported {
  readonly id: string;
  readonly record: VersionRecord;
  /** The report; the bundle too where no commit can give its bytes back. */
  readonly files: readonly { readonly path: string; readonly read: () => Uint8Array }[];
}

/** What happens to the store when these come in: one event each, all of one moment. Those whose id is taken meanwhile stay out. */
export function importAll(
  imported: readonly Imported[],
  source: { readonly repository: string; readonly commit: string },
  state: StoreState,
  now: Date,
): Happening {
  const news = imported.filter(({ id }) => !state.ledgers.has(id));
  const drafts = news.map(
    ({ id, record }): EventDraft => ({
      type: 'imported',
      id,
      at: now.toISOString(),
      by: { kind: 'operator' },
      record,
      source: { repository: source.repository, commit: source.commit },
    }),
  );
  const readers = new Map(news.flatMap(({ files }) => files.map(({ path, read }) => [path, read] as const)));
  return { drafts, files: lazyMap(readers.keys(), (path) => readers.get(path)?.()) };
}
