import { damaged } from '../catalog/damage.ts';
import { gitObjectId } from '../catalog/digest.ts';
import { filesFrom } from '../catalog/lazy-files.ts';
import type { Files } from '../catalog/store-state.ts';
import type { Plumbing } from './git-plumbing.ts';
import { type Packed, pack } from './packed.ts';

/** A file of the store in memory: as it is where a run needs it each time (channels, ledger), packed where it does not. */
type Kept = Uint8Array | Packed;

/** What a snapshot holds, by path, with the id of each blob. */
export type KeptFiles = ReadonlyMap<string, { readonly id: string; readonly kept: Kept }>;

/** So many blobs are in memory unpacked at a time, and of so many bytes together, unless one alone has more. */
const blobsAtOnce = 500;
const bytesAtOnce = 134_217_728;
/** Bytes of one file. A bundle, the largest there is, has about 8 MB; larger files were never ours, and are not read. */
const mostFileBytes = 67_108_864;

/**
 * The files of a commit. Blobs that `before` has are not read again; each one that is read was held against its id. A `UserError` names
 * the file that is missing or changed.
 */
export async function readStoreFiles(commit: string, git: Plumbing, before: KeptFiles): Promise<KeptFiles> {
  const lines = (await git.text(['ls-tree', '-r', '-z', commit])).split('\0').filter((line) => line !== '');
  const entries = lines.map((line) => {
    const [mode, , id = ''] = line.split(/[ \t]/, 3);
    const path = line.slice(line.indexOf('\t') + 1);
    if (mode !== '100644') throw damaged(`${JSON.stringify(path)} has the mode ${mode}, and a store holds plain files alone.`);
    return { path, id };
  });
  const known = new Map([...before].map(([path, file]) => [`${file.id} ${path}`, file]));
  const wanted = entries.filter(({ path, id }) => !known.has(`${id} ${path}`));
  for (const some of parted(wanted, await sizesOf(wanted, git))) {
    const blobs = await git.blobs(some.map(({ id }) => id));
    for (const [index, { path, id }] of some.entries()) {
      const bytes = blobs[index];
      if (bytes === undefined || gitObjectId('blob', bytes) !== id) throw damaged(`${path} is missing or changed.`);
      known.set(`${id} ${path}`, keptFile(path, id, bytes));
    }
  }
  return new Map(
    entries.map(({ path, id }) => {
      const file = known.get(`${id} ${path}`);
      if (file === undefined) throw new Error(`${path} was not read.`);
      return [path, file];
    }),
  );
}

interface Entry {
  readonly path: string;
  readonly id: string;
}

/** The sizes of blobs, as git tells them without reading them; 0 for one that is missing. A `UserError` names one that is too large. */
async function sizesOf(entries: readonly Entry[], git: Plumbing): Promise<readonly number[]> {
  if (entries.length === 0) return [];
  const input = new TextEncoder().encode(`${entries.map(({ id }) => id).join('\n')}\n`);
  const lines = (await git.text(['cat-file', '--batch-check=%(objectsize)'], { input })).split('\n');
  return entries.map(({ path }, index) => {
    const size = /^\d+$/.test(lines[index] ?? '') ? Number(lines[index]) : 0;
    if (size > mostFileBytes) throw damaged(`${JSON.stringify(path)} has ${size} bytes, and at most ${mostFileBytes} are read.`);
    return size;
  });
}

function* parted(entries: readonly Entry[], sizes: readonly number[]): Generator<readonly Entry[]> {
  let some: Entry[] = [];
  let bytes = 0;
  for (const [index, entry] of entries.entries()) {
    const size = sizes[index] ?? 0;
    if (some.length > 0 && (some.length >= blobsAtOnce || bytes + size > bytesAtOnce)) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(entry);
    bytes += size;
  }
  if (some.length > 0) yield some;
}

/** A file as it is kept in memory. */
export function keptFile(path: string, id: string, bytes: Uint8Array): { readonly id: string; readonly kept: Kept } {
  // A copy: the bytes are a part of all that git answered, which would be kept with them.
  return { id, kept: /^(?:reports|evidence|bundles)\//.test(path) ? pack(bytes) : Uint8Array.prototype.slice.call(bytes) };
}

/** The files as everybody else sees them: bytes by path, unpacked when they are asked for and not kept unpacked. */
export function filesOfKept(kept: KeptFiles): Files {
  const get = (path: string): Uint8Array | undefined => {
    const file = kept.get(path)?.kept;
    return file === undefined || file instanceof Uint8Array ? file : file.read();
  };
  return filesFrom(kept.keys(), get);
}
