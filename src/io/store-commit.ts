import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitObjectId } from '../catalog/digest.ts';
import type { Files } from '../catalog/store-state.ts';
import type { Plumbing } from './git-plumbing.ts';

/** What one commit of the store changes. */
export interface StoreChange {
  /** First line of the commit. */
  readonly message: string;
  /** Author's and committer's time. */
  readonly at: Date;
  /** Files to add or replace; one with the bytes it has already is no change. */
  readonly files: Files;
  /**
   * Files to take away for ever, from the state and from history: with any, the commit has no parent, so that nothing behind it is reached,
   * and their bytes are erased. The state itself loses nothing else.
   */
  readonly removed?: readonly string[];
}

/** Told when a write has come to a point where it could be cut off; what it throws stops the write there. */
export type Reach = (point: WritePoint) => void | Promise<void>;
export const writePoints = ['blobs written', 'tree written', 'commit written', 'branch moved'] as const;
/** Those of a write that takes something away for ever. */
export const purgePoints = ['blobs written', 'tree written', 'commit written', 'erasure ordered', 'branch moved', 'erased'] as const;
export type WritePoint = (typeof purgePoints)[number];

/**
 * Writes blobs, tree and commit; answers with the commit. Until a branch moves nobody sees them; left behind by a crash they are garbage
 * that git collects. Without a commit to stand on it is the first of its branch.
 */
export async function writeCommit(base: string | undefined, change: Required<StoreChange>, git: Plumbing, reach: Reach): Promise<string> {
  const workshop = await mkdtemp(join(tmpdir(), 'certify-store-'));
  const inIndex = { environment: { GIT_INDEX_FILE: join(workshop, 'index') } };
  try {
    const ids = await writeBlobs(change.files, git);
    await reach('blobs written');
    if (base !== undefined) await git.text(['read-tree', base], inIndex);
    const lines = [
      ...[...ids].map(([path, id]) => `100644 ${id}\t${path}\0`),
      ...change.removed.map((path) => `0 ${'0'.repeat(40)}\t${path}\0`),
    ].join('');
    await git.text(['update-index', '-z', '--index-info'], { ...inIndex, input: Buffer.from(lines) });
    const tree = (await git.text(['write-tree'], inIndex)).trim();
    await reach('tree written');
    const parents = base === undefined || change.removed.length > 0 ? [] : ['-p', base];
    const who = { name: 'certify', email: 'certify@localhost', date: `@${Math.floor(change.at.getTime() / 1000)} +0000` };
    const environment = {
      GIT_AUTHOR_NAME: who.name,
      GIT_AUTHOR_EMAIL: who.email,
      GIT_AUTHOR_DATE: who.date,
      GIT_COMMITTER_NAME: who.name,
      GIT_COMMITTER_EMAIL: who.email,
      GIT_COMMITTER_DATE: who.date,
    };
    const commit = (await git.text(['commit-tree', tree, ...parents], { environment, input: Buffer.from(`${change.message}\n`) })).trim();
    await reach('commit written');
    return commit;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Bytes handed to git at a time. */
const mostBytes = 8_388_608;

/** Writes the blobs; answers with their ids by path. */
async function writeBlobs(files: Files, git: Plumbing): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  let parts: Uint8Array[] = [];
  let size = 0;
  // What is many becomes packs, whatever the number: ten thousand loose objects take longer to write than all the rest.
  const flush = async (...settings: readonly string[]): Promise<void> => {
    if (parts.length > 0) await git.text([...settings, 'fast-import', '--quiet'], { input: Buffer.concat(parts) });
    parts = [];
    size = 0;
  };
  for (const [path, bytes] of files) {
    ids.set(path, gitObjectId('blob', bytes));
    parts.push(Buffer.from(`blob\ndata ${bytes.length}\n`), bytes, Buffer.from('\n'));
    size += bytes.length;
    if (size >= mostBytes) await flush('-c', 'fastimport.unpackLimit=1');
  }
  await flush();
  return ids;
}
