import { closeSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { byImportance, type EntryKind, type FolderEntry } from '../connector/folder.ts';
import { limits } from '../connector/limits.ts';
import { programFolders } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';

/** The entries of a folder, as far as the limits allow reading them. */
export interface ListedEntries {
  readonly entries: readonly FolderEntry[];
  /** True when the listing stopped because there were too many files. */
  readonly truncated: boolean;
}

/**
 * Reads a folder on disk. Links are never followed, files beyond a limit are listed without their bytes, and the listing stops soon
 * after `limits.folderFiles`: what a stranger's folder costs is bounded before anything of it is parsed. Reading waits: for a few
 * small files the promises would cost several times what the reading does.
 */
export function readFolder(folder: string): ListedEntries {
  const listed: Omit<FolderEntry, 'bytes'>[] = [];
  const truncated = list(folder, '', listed);
  listed.sort((a, b) => byImportance(a.path, b.path));
  let budget = limits.folderBytes;
  const entries = listed.map((entry): FolderEntry => {
    if (entry.kind !== 'file' || entry.size > limits.fileBytes || entry.size > budget) return entry;
    const bytes = readAtMost(join(folder, entry.path), limits.fileBytes);
    budget -= bytes.length;
    // The file may have grown between listing and reading: what was read is what counts.
    return bytes.length > limits.fileBytes ? { ...entry, size: bytes.length } : { ...entry, size: bytes.length, bytes };
  });
  return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)), truncated };
}

/** Reads one file under the name by which it is known; what is larger than `limits.fileBytes` comes without its bytes. */
export function readOneFile(path: string): FolderEntry {
  const bytes = readAtMost(path, limits.fileBytes);
  const entry = { path: basename(path), kind: 'file', executable: false, size: bytes.length } as const;
  return bytes.length > limits.fileBytes ? entry : { ...entry, bytes };
}

function list(folder: string, prefix: string, listed: Omit<FolderEntry, 'bytes'>[]): boolean {
  const names = readdirSync(join(folder, prefix));
  for (const path of names.map((name) => (prefix === '' ? name : `${prefix}/${name}`)).sort(byImportance)) {
    if (listed.length > limits.folderFiles) return true;
    const facts = factsOf(join(folder, path));
    if (facts === undefined) {
      // A name that is no UTF-8, or a path longer than the system takes: it is there, and it is nothing a connector may hold.
      listed.push({ path, kind: 'other', executable: false, size: 0 });
      continue;
    }
    if (facts.isDirectory()) {
      // A checkout's own administration is not part of the connector; in a git tree it cannot occur.
      if (basename(path) === '.git') continue;
      if (list(folder, path, listed)) return true;
      continue;
    }
    const kind: EntryKind = facts.isFile() ? 'file' : facts.isSymbolicLink() ? 'symlink' : 'other';
    listed.push({ path, kind, executable: kind === 'file' && (facts.mode & 0o111) !== 0, size: facts.size });
  }
  return false;
}

/** What is there under a path, links not followed; undefined where nothing is, and for a path that the system does not take. */
export function factsOf(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The names in a folder; none where it cannot be listed. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What files are read into, one after the other: room made for each would cost as much as reading it. */
let room = Buffer.allocUnsafeSlow(65_536);

/** Reads up to one byte more than `most`, so that the caller can tell a file that grew. */
function readAtMost(path: string, most: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    let size = 0;
    for (;;) {
      if (size === room.length) room = Buffer.concat([room], 2 * size);
      const read = readSync(file, room, size, Math.min(room.length, most + 1) - size, null);
      if (read === 0) return new Uint8Array(room.subarray(0, size));
      size += read;
    }
  } finally {
    closeSync(file);
  }
}

/** The connector folders at or below a path, sorted: a folder is one when it holds a file that only connectors have. */
export function findConnectorFolders(path: string): string[] {
  const found: string[] = [];
  search(path, found);
  return found.sort();
}

const skipped = new Set(['node_modules', 'dist']);

/** True for the name of a folder in which connectors and rulesets are searched. */
export function isSearched(name: string): boolean {
  return !name.startsWith('.') && !skipped.has(name);
}

function search(folder: string, found: string[], entries = readdirSync(folder, { withFileTypes: true })): void {
  const isConnector = entries.some((entry) => !entry.isDirectory() && marksConnector(entry.name));
  if (isConnector || Object.hasOwn(programFolders, basename(resolve(folder, '..')))) {
    found.push(folder);
    return;
  }
  for (const entry of entries) {
    if (!entry.isDirectory() || !isSearched(entry.name)) continue;
    const path = join(folder, entry.name);
    const below = entriesStillThere(path);
    if (below !== undefined) search(path, found, below);
  }
}

/** What is in a folder that was listed; undefined when it went since. A name that is no UTF-8 cannot be opened either: that is no going. */
function entriesStillThere(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    const isGone = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
    if (isGone && !basename(folder).includes('\ufffd')) return undefined;
    throw cause;
  }
}

/** True for the name of a file that only connectors have. */
export function marksConnector(name: string): boolean {
  return /^(apidefinition.*|apiproperties)\.json$/i.test(name);
}

/** What a path is; `undefined` when there is nothing. */
export function kindOfPath(path: string): 'folder' | 'file' | undefined {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return undefined;
  return facts.isDirectory() ? 'folder' : 'file';
}

/** Reads; what the operating system refuses becomes one sentence that names the path. */
export function readable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause;
    throw new UserError(`'${path}' cannot be read: ${cause.message}`, { cause });
  }
}
