import { lstat, open, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type EntryKind, type FolderEntry, isConnectorFile } from '../connector/folder.ts';
import { limits } from '../connector/limits.ts';

/** The entries of a folder, as far as the limits allow reading them. */
export interface ListedEntries {
  readonly entries: readonly FolderEntry[];
  /** True when the listing stopped because there were too many files. */
  readonly truncated: boolean;
}

/**
 * Reads a folder on disk. Links are never followed, files beyond a limit are listed without their bytes, and the listing stops soon
 * after `limits.folderFiles`: what a stranger's folder costs is bounded before anything of it is parsed.
 */
export async function readFolder(folder: string): Promise<ListedEntries> {
  const listed: Omit<FolderEntry, 'bytes'>[] = [];
  const truncated = await list(folder, '', listed);
  listed.sort((a, b) => byImportance(a.path, b.path));
  const entries: FolderEntry[] = [];
  let budget = limits.folderBytes;
  for (const entry of listed) {
    const isReadable = entry.kind === 'file' && entry.size <= limits.fileBytes && entry.size <= budget;
    if (!isReadable) {
      entries.push(entry);
      continue;
    }
    const bytes = await readAtMost(join(folder, entry.path), limits.fileBytes);
    budget -= bytes.length;
    // The file may have grown between listing and reading: what was read is what counts.
    entries.push(bytes.length > limits.fileBytes ? { ...entry, size: bytes.length } : { ...entry, size: bytes.length, bytes });
  }
  return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)), truncated };
}

/** The files that are judged come first, so that a budget spent on strangers' other files never hides them. */
function byImportance(a: string, b: string): number {
  return Number(isConnectorFile(b)) - Number(isConnectorFile(a)) || (a < b ? -1 : 1);
}

async function list(folder: string, prefix: string, listed: Omit<FolderEntry, 'bytes'>[]): Promise<boolean> {
  const names = await readdir(join(folder, prefix));
  for (const path of names.map((name) => (prefix === '' ? name : `${prefix}/${name}`)).sort(byImportance)) {
    if (listed.length > limits.folderFiles) return true;
    const facts = await lstat(join(folder, path));
    if (facts.isDirectory()) {
      // A checkout's own administration is not part of the connector; in a git tree it cannot occur.
      if (basename(path) === '.git') continue;
      if (await list(folder, path, listed)) return true;
      continue;
    }
    const kind: EntryKind = facts.isFile() ? 'file' : facts.isSymbolicLink() ? 'symlink' : 'other';
    listed.push({ path, kind, executable: kind === 'file' && (facts.mode & 0o111) !== 0, size: facts.size });
  }
  return false;
}

/** Reads up to one byte more than `most`, so that the caller can tell a file that grew. */
async function readAtMost(path: string, most: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    while (size <= most) {
      const chunk = Buffer.allocUnsafe(Math.min(65_536, most + 1 - size));
      const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
      if (bytesRead === 0) break;
      chunks.push(chunk.subarray(0, bytesRead));
      size += bytesRead;
    }
    return new Uint8Array(Buffer.concat(chunks, size));
  } finally {
    await file.close();
  }
}

/** The connector folders at or below a path, sorted: a folder is one when it holds a file that only connectors have. */
export async function findConnectorFolders(path: string): Promise<string[]> {
  const found: string[] = [];
  await search(path, found);
  return found.sort();
}

const skipped = new Set(['node_modules', 'dist']);

async function search(folder: string, found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const isConnector = entries.some((entry) => !entry.isDirectory() && marksConnector(entry.name));
  const isProgramChild = Object.hasOwn(programParents, basename(resolve(folder, '..')));
  if (isConnector || isProgramChild) {
    found.push(folder);
    return;
  }
  for (const entry of entries) {
    if (entry.isDirectory() && !entry.name.startsWith('.') && !skipped.has(entry.name)) await search(join(folder, entry.name), found);
  }
}

const programParents = { 'certified-connectors': true, 'independent-publisher-connectors': true, 'custom-connectors': true };

function marksConnector(name: string): boolean {
  return /^(apidefinition.*|apiproperties)\.json$/i.test(name);
}

/** What a path is; `undefined` when there is nothing. */
export async function kindOfPath(path: string): Promise<'folder' | 'file' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}
