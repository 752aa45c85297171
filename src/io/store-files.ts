import { gitObjectId } from '../catalog/digest.ts';
import { filesFrom } from '../catalog/lazy-files.ts';
import type { Files } from '../catalog/store-state.ts';
import { UserError } from '../connector/user-error.ts';
import type { Plumbing } from './git-plumbing.ts';
import { type Packed, pack } from './packed.ts';

/** A file of the store in memory: as it is where a run needs it each time (channels, ledger), packed where it does not. */
type Kept = Uint8Array | Packed;

/** What a snapshot holds, by path, with the id of each blob. */
export type KeptFiles = ReadonlyMap<string, { readonly id: string; readonly kept: Kept }>;

/** So many blobs are in memory unpacked at a time. */
const blobsAtOnce = 500;

/**
 * The files of a commit. Blobs that `before` has are not read again; each one that is read was held against its id. A `UserError` names
 * the file that is missing or changed.
 */
export async function readStoreFiles(commit: string, git: Plumbing, before: KeptFiles): Promise<KeptFiles> {
  const lines = (await git.text(['ls-tree', '-r', '-z', commit])).split('\0').filter((line) => line !== '');
  const entries = lines.map((line) => ({ path: line.slice(line.indexOf('\t') + 1), id: line.split(/[ \t]/, 3)[2] ?? '' }));
  const known = new Map([...before].map(([path, file]) => [`${file.id} ${path}`, file]));
  const wanted = entries.filter(({ path, id }) => !known.has(`${id} ${path}`));
  for (let start = 0; start < wanted.length; start += blobsAtOnce) {
    const some = wanted.slice(start, start + blobsAtOnce);
    const blobs = await git.blobs(some.map(({ id }) => id));
    for (const [index, { path, id }] of some.entries()) {
      const bytes = blobs[index];
      if (bytes === undefined || gitObjectId('blob', bytes) !== id)
        throw new UserError(`The catalog's store is damaged: ${path} is missing or changed. Restore it from a copy.`);
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
