import { mkdir, readdir, readFile, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../connector/user-error.ts';
import { refuseLinks } from './store.ts';

/** What writing a site did. */
export interface SiteChanges {
  /** Paths written because their bytes are new, sorted. */
  readonly written: readonly string[];
  /** Paths removed because no file of the site has them, sorted. */
  readonly removed: readonly string[];
}

const pending = /\.certify-[0-9a-z]+\.tmp$/;

/** Told when a write has come to a point where it could be cut off; for tests that do so. */
type ReachSite = (point: 'file written beside its place' | 'file in its place' | 'file removed', path: string) => void;

/** The files of a site, each once, by paths that begin with a slash; one that is named comes before what names it. */
export type SiteFiles = Iterable<readonly [path: string, bytes: Uint8Array]>;

/**
 * Makes a folder hold exactly these files. They are taken one at a time, and a second time where the folder holds parts of a site without
 * its index. Only what differs is written, each file by one rename, so that a reader never sees half of one; index and timestamp come
 * after all others, and what is no longer named goes last.
 */
export async function writeSite(folder: string, files: SiteFiles, reach: ReachSite = () => {}): Promise<SiteChanges> {
  await refuseLinks(folder);
  try {
    return await write(folder, files, reach);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`The site could not be written to ${folder}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

async function write(folder: string, files: SiteFiles, reach: ReachSite): Promise<SiteChanges> {
  const present = await listFiles(folder, '');
  await refuseForeign(folder, files, present);
  const folders = new Set([...present.keys()].flatMap(parentsOf));
  const replaced: string[] = [];
  const written: string[] = [];
  for (const [path, bytes] of lastOnes(files)) {
    assertInside(path);
    const target = join(folder, path);
    const kind = present.get(path);
    // What is left in the end is named no more.
    present.delete(path);
    if (kind === 'file' && Buffer.compare(await readFile(target), bytes) === 0) continue;
    // Something of another kind in a file's place makes way; so does a file where a folder is needed.
    if (kind === 'other') await unlinkIfThere(target);
    if (folders.has(path)) await rm(target, { recursive: true, force: true });
    for (const parent of parentsOf(path))
      if (present.delete(parent)) {
        await unlinkIfThere(join(folder, parent));
        replaced.push(parent);
      }
    await mkdir(dirname(target), { recursive: true });
    const half = `${target}.certify-${process.pid.toString(36)}.tmp`;
    await unlinkIfThere(half);
    await writeFile(half, bytes, { flag: 'wx' });
    reach('file written beside its place', path);
    await rename(half, target);
    reach('file in its place', path);
    written.push(path);
  }
  const removed = [...replaced, ...present.keys()].sort();
  for (const path of removed) {
    await unlinkIfThere(join(folder, path));
    reach('file removed', path);
  }
  await removeEmptyFolders(folder);
  return { written: written.sort(), removed: removed.filter((path) => !pending.test(path)) };
}

/** Only a site makes way for a site: without the index of one, nothing that is there may be deleted or change. */
async function refuseForeign(folder: string, files: SiteFiles, present: ReadonlyMap<string, 'file' | 'other'>): Promise<void> {
  if (present.get('/v1/index.json') === 'file') return;
  // A first run that was cut off left parts of a site.
  const strange = new Set([...present.keys()].filter((path) => !pending.test(path)));
  if (strange.size === 0) return;
  for (const [path, bytes] of files)
    if (present.get(path) === 'file' && Buffer.compare(await readFile(join(folder, path)), bytes) === 0) strange.delete(path);
  for (const path of strange)
    throw new UserError(
      `${folder} holds ${JSON.stringify(path)} and no site that certify wrote. Move away what you need of it, delete the folder, and run again.`,
    );
}

/** What tells which files are current, in that order: a reader who sees it finds all of them. */
const lastPaths = ['/v1/index.json', '/v1/timestamp.json'];

function* lastOnes(files: SiteFiles): SiteFiles {
  const last = new Map<string, Uint8Array>();
  for (const [path, bytes] of files) {
    if (lastPaths.includes(path)) last.set(path, bytes);
    else yield [path, bytes];
  }
  for (const path of lastPaths) {
    const bytes = last.get(path);
    if (bytes !== undefined) yield [path, bytes];
  }
}

function assertInside(path: string): void {
  const names = path.split('/');
  if (names[0] !== '' || names.slice(1).some((name) => name === '' || name === '.' || name === '..' || /[\\\0]/.test(name))) {
    throw new Error(`${JSON.stringify(path)} is no path of a site.`);
  }
}

function parentsOf(path: string): string[] {
  const names = path.split('/').slice(1, -1);
  return names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`);
}

/** Removes a file or a link, never what a link leads to; what made way for something else is gone already. */
async function unlinkIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EISDIR') throw error;
  }
}

async function listFiles(
  folder: string,
  prefix: string,
  found = new Map<string, 'file' | 'other'>(),
): Promise<Map<string, 'file' | 'other'>> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = `${prefix}/${entry.name}`;
    if (entry.isDirectory()) await listFiles(folder, path, found);
    else found.set(path, entry.isFile() ? 'file' : 'other');
  }
  return found;
}

async function removeEmptyFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (!entry.isDirectory()) continue;
    const path = join(folder, entry.name);
    await removeEmptyFolders(path);
    if ((await readdir(path)).length === 0) await rmdir(path);
  }
}
