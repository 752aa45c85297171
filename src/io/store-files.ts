import { damaged } from '../catalog/damage.ts';
import { gitObjectId } from '../catalog/digest.ts';
import { lazyMap } from '../catalog/lazy-map.ts';
import type { Files } from '../catalog/store-state.ts';
import type { Plumbing } from './git-plumbing.ts';
import { inParts } from './in-parts.ts';
import { type Packed, pack } from './packed.ts';

/** What a snapshot holds, by path: the id of each blob, and its bytes, which are put away until somebody asks for them. */
export type KeptFiles = ReadonlyMap<string, KeptFile>;

interface KeptFile {
  readonly id: string;
  readonly packed: Packed;
}

/** So many blobs are in memory at a time, and of so many bytes together, unless one alone has more. */
const atOnce = { most: 500, mostBytes: 4_194_304 };
/** Bytes of one file. A bundle, the largest there is, has about 8 MB; larger files were never ours, and are not read. */
const mostFileBytes = 67_108_864;

/**
 * The files of a commit. Blobs that `before` has are not read again; each one that is read was held against its id. A `UserError` names
 * the file that is missing or changed.
 */
export async function readStoreFiles(commit: string, git: Plumbing, before: KeptFiles): Promise<KeptFiles> {
  const files = new Map<string, KeptFile | undefined>();
  const wanted: Entry[] = [];
  for (const line of (await git.text(['ls-tree', '-r', '-z', commit])).split('\0')) {
    if (line === '') continue;
    const [mode, , id = ''] = apart(line).split(/[ \t]/, 3);
    const path = apart(line.slice(line.indexOf('\t') + 1));
    if (mode !== '100644') throw damaged(`${JSON.stringify(path)} has the mode ${mode}, and a store holds plain files alone.`);
    const known = before.get(path);
    files.set(path, known?.id === id ? known : undefined);
    if (known?.id !== id) wanted.push({ path, id });
  }
  const sizes = await sizesOf(wanted, git);
  for (const some of inParts(wanted, atOnce, ({ id }) => sizes.get(id) ?? 0)) {
    const blobs = await git.blobs(some.map(({ id }) => id));
    for (const [index, { path, id }] of some.entries()) {
      const bytes = blobs[index];
      if (bytes === undefined || gitObjectId('blob', bytes) !== id) throw damaged(`${path} is missing or changed.`);
      files.set(path, keptFile(id, bytes));
    }
  }
  return allRead(files);
}

/** A text that shares nothing with the one it was cut out of: that would be kept with it. */
function apart(text: string): string {
  return Buffer.from(text).toString();
}

function allRead(files: ReadonlyMap<string, KeptFile | undefined>): KeptFiles {
  for (const [path, file] of files) if (file === undefined) throw new Error(`${path} was not read.`);
  return files as KeptFiles;
}

interface Entry {
  readonly path: string;
  readonly id: string;
}

/** The sizes of blobs by id, as git tells them without reading them; 0 for one that is missing. A `UserError` names one that is too large. */
async function sizesOf(entries: readonly Entry[], git: Plumbing): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  if (entries.length === 0) return sizes;
  const input = new TextEncoder().encode(`${entries.map(({ id }) => id).join('\n')}\n`);
  const lines = (await git.text(['cat-file', '--batch-check=%(objectsize)'], { input })).split('\n');
  for (const [index, { path, id }] of entries.entries()) {
    const size = /^\d+$/.test(lines[index] ?? '') ? Number(lines[index]) : 0;
    if (size > mostFileBytes) throw damaged(`${JSON.stringify(path)} has ${size} bytes, and at most ${mostFileBytes} are read.`);
    sizes.set(id, size);
  }
  return sizes;
}

/** A file as it is kept. */
export function keptFile(id: string, bytes: Uint8Array): KeptFile {
  return { id, packed: pack(bytes) };
}

/** The files as everybody else sees them: bytes by path, read when they are asked for and not kept. */
export function filesOfKept(kept: KeptFiles): Files {
  return lazyMap(kept.keys(), (path) => kept.get(path)?.packed.read());
}
