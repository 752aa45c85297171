import { rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { gitObjectId } from '../catalog/digest.ts';
import type { Files } from '../catalog/store-state.ts';
import { UserError } from '../connector/user-error.ts';
import { type Plumbing, packProgram, plumbingOf, type Remote } from './git-plumbing.ts';
import { type Reach, type StoreChange, writeCommit } from './store-commit.ts';
import { eraseOrdered, orderErasure } from './store-erase.ts';
import { filesOfKept, type KeptFiles, keptFile, readStoreFiles } from './store-files.ts';
import { prepareRepository } from './store-place.ts';

export { purgePoints, type StoreChange, type WritePoint, writePoints } from './store-commit.ts';
export { refuseLinks } from './store-place.ts';

/** The state at one moment. */
export interface Snapshot {
  /** The commit; `undefined` before the first. */
  readonly commit: string | undefined;
  readonly files: Files;
}

/** The catalog's store: one branch of a git repository, written by atomic commits alone. */
export interface Store {
  readonly read: () => Promise<Snapshot>;
  /**
   * Commits what `change` makes of the current state, and answers with the state then. When another writer was first, `change` is
   * asked again on top of theirs. Nothing is written when there is no change; after a crash the state is the one before or the one after.
   */
  readonly update: (change: (snapshot: Snapshot) => StoreChange | undefined | Promise<StoreChange | undefined>) => Promise<Snapshot>;
  /** Copies the branch with its history to another repository; answers with its commit. What is there is never set back. */
  readonly copyTo: (target: Remote) => Promise<string>;
}

/** The branch that a store lives on, and the commit it points to: in this repository, or in another one. */
export interface Branch {
  /** How sentences name the place. */
  readonly place: string;
  /** The commit at the tip, with its objects in the local repository; `undefined` when there is no branch. */
  readonly tip: () => Promise<string | undefined>;
  /** Moves the branch from one commit to the next; false when it is no longer there, or somebody is moving it right now. */
  readonly move: (from: string | undefined, to: string) => Promise<boolean>;
  /** Where objects can be erased for ever; `undefined` for a repository whose disk is not ours. */
  readonly erasable?: string;
}

export const catalogBranch = 'refs/heads/catalog';
const noCommit = '0'.repeat(40);
/** How often a change is rebuilt on top of others before giving up. */
const attempts = 50;

/** Opens the store at a folder, made when it is not there. `reach` is for tests that cut writes off. */
export async function openStore(folder: string, reach: Reach = () => {}): Promise<Store> {
  const place = resolve(folder);
  await prepareRepository(place);
  const git = plumbingOf(place, dirname(place));
  const tip = async (): Promise<string | undefined> => {
    const commit = (await git.text(['for-each-ref', '--format=%(objectname)', catalogBranch])).trim();
    return commit === '' ? undefined : commit;
  };
  return storeOn({ place, tip, move: (from, to) => moveBranch(from, to, { place, tip }, git), erasable: place }, git, reach);
}

/** The store on a branch. `git` is the local repository, in which commits are made. */
export function storeOn({ place, tip, move, erasable }: Branch, git: Plumbing, reach: Reach): Store {
  let last: KeptFiles = new Map();

  async function readKept(): Promise<{ readonly commit: string | undefined; readonly kept: KeptFiles }> {
    try {
      const commit = await tip();
      last = commit === undefined ? new Map() : await readStoreFiles(commit, git, last);
      return { commit, kept: last };
    } catch (cause) {
      if (cause instanceof UserError) throw cause;
      const reason = cause instanceof Error ? cause.message.trim() : String(cause);
      throw new UserError(`The catalog's store at ${place} cannot be read (${reason}). Restore it from a copy.`, { cause });
    }
  }

  return {
    read: async () => {
      const { commit, kept } = await readKept();
      return { commit, files: filesOfKept(kept) };
    },
    copyTo: async (target) => {
      const { commit } = await readKept();
      if (commit === undefined) throw new UserError(`The catalog's store at ${place} is empty: there is nothing to copy.`);
      try {
        await git.text(['push', '--quiet', '--atomic', ...packProgram('receive-pack', target), target.url, `${commit}:${catalogBranch}`], {
          remote: target,
        });
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message.trim().split('\n', 1)[0] : String(cause);
        throw new UserError(
          `${target.url} did not take the store (${reason}): it holds something that is not in it, or cannot be written. Name another place.`,
          { cause },
        );
      }
      return commit;
    },
    update: async (change) => {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const { commit: base, kept } = await readKept();
        // A purge may have been cut off between its two halves.
        if (attempt === 0 && erasable !== undefined) await eraseOrdered(erasable, base, git);
        const snapshot = { commit: base, files: filesOfKept(kept) };
        const wanted = await change(snapshot);
        // One at a time: a first import brings ten thousand reports.
        const news = new Map<string, ReturnType<typeof keptFile>>();
        for (const [path, bytes] of wanted?.files ?? []) {
          const id = gitObjectId('blob', bytes);
          if (kept.get(path)?.id !== id) news.set(path, keptFile(id, bytes));
        }
        const removed = (wanted?.removed ?? []).filter((path) => kept.has(path));
        if (wanted === undefined || news.size + removed.length === 0) return snapshot;
        if (removed.length > 0 && erasable === undefined)
          throw new UserError(
            `The catalog's store at ${place} is not on this machine, so nothing can be erased there for certain, and its history is never forced. docs/purge.md tells how its administrators do it.`,
          );
        const commit = await writeCommit(base, { ...wanted, files: filesOfKept(news), removed }, git, reach);
        const after = new Map([...kept, ...news]);
        for (const path of removed) after.delete(path);
        if (removed.length > 0 && erasable !== undefined) {
          await orderErasure(erasable, commit, idsOfRemoved(removed, kept, after));
          await reach('erasure ordered');
        }
        if (await move(base, commit)) {
          await reach('branch moved');
          last = after;
          if (removed.length > 0 && erasable !== undefined) {
            await eraseOrdered(erasable, commit, git);
            await reach('erased');
          }
          return { commit, files: filesOfKept(last) };
        }
        await new Promise((done) => setTimeout(done, Math.random() * 20 * (attempt + 1)));
      }
      throw new UserError(
        `The catalog's store at ${place} could not be written: others were first ${attempts} times, or a crash left ${catalogBranch}.lock there. Try again in a minute.`,
      );
    },
  };
}

/** The ids of what is removed and what the later state has under no other name. Such content never comes back, so nobody is writing it. */
function idsOfRemoved(removed: readonly string[], before: KeptFiles, after: KeptFiles): readonly string[] {
  const kept = new Set([...after.values()].map(({ id }) => id));
  return removed.flatMap((path) => before.get(path)?.id ?? []).filter((id) => !kept.has(id));
}

async function moveBranch(
  from: string | undefined,
  to: string,
  { place, tip }: Pick<Branch, 'place' | 'tip'>,
  git: Plumbing,
): Promise<boolean> {
  try {
    await git.text(['update-ref', catalogBranch, to, from ?? noCommit]);
    return true;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    if ((await tip()) !== from) return false;
    if (/\.lock': File exists/.test(reason)) {
      await breakOldLock(`${join(place, catalogBranch)}.lock`);
      return false;
    }
    throw new UserError(`The catalog's store could not be written: ${reason.trim()}`, { cause });
  }
}

/** Git holds a lock for moments; one that is a minute old was left by a crash. */
async function breakOldLock(path: string): Promise<void> {
  const lock = await stat(path).catch(() => undefined);
  if (lock !== undefined && Date.now() - lock.mtimeMs > 60_000) await rm(path, { force: true });
}
