import { lstat, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gitObjectId } from '../catalog/digest.ts';
import type { Files } from '../catalog/store-state.ts';
import { UserError } from '../connector/user-error.ts';
import { type Plumbing, plumbingOf } from './git-plumbing.ts';

/** What one commit of the store changes. */
export interface StoreChange {
  /** First line of the commit. */
  readonly message: string;
  /** Author's and committer's time. */
  readonly at: Date;
  /** Files to add or replace; one with the bytes it has already is no change. */
  readonly files: Files;
}

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
}

const branch = 'refs/heads/catalog';
const noCommit = '0'.repeat(40);
/** How often a change is rebuilt on top of others before giving up. */
const attempts = 50;

/** Told when a write has come to a point where it could be cut off; what it throws stops the write there. */
export type Reach = (point: WritePoint) => void | Promise<void>;
export const writePoints = ['blobs written', 'tree written', 'commit written', 'branch moved'] as const;
export type WritePoint = (typeof writePoints)[number];

/** Opens the store at a folder, made when it is not there. `reach` is for tests that cut writes off. */
export async function openStore(folder: string, reach: Reach = () => {}): Promise<Store> {
  const place = resolve(folder);
  await refuseLinks(place, join(dirname(place), '.gitignore'), ...partsOfStore.map((name) => join(place, name)));
  await create(place);
  const git = plumbingOf(place, dirname(place));

  async function read(): Promise<Snapshot> {
    try {
      const commit = await tip(git);
      return { commit, files: commit === undefined ? new Map() : await filesOf(commit, git) };
    } catch (cause) {
      if (cause instanceof UserError) throw cause;
      const reason = cause instanceof Error ? cause.message.trim() : String(cause);
      throw new UserError(`The catalog's store at ${place} cannot be read (${reason}). Restore it from a copy.`, { cause });
    }
  }

  return {
    read,
    update: async (change) => {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const snapshot = await read();
        const wanted = await change(snapshot);
        const files = new Map([...(wanted?.files ?? [])].filter(([path, bytes]) => !isEqual(snapshot.files.get(path), bytes)));
        if (wanted === undefined || files.size === 0) return snapshot;
        const commit = await writeCommit(snapshot, { ...wanted, files }, git, reach);
        await reach('commit written');
        if (await moveBranch(snapshot.commit, commit, place, git)) {
          await reach('branch moved');
          return { commit, files: new Map([...snapshot.files, ...files]) };
        }
        await new Promise((done) => setTimeout(done, Math.random() * 20 * (attempt + 1)));
      }
      throw new UserError(
        `The catalog's store at ${place} could not be written: others were first ${attempts} times, or a crash left ${branch}.lock there. Try again in a minute.`,
      );
    },
  };
}

/** What git writes to, through links as well. */
const partsOfStore = [
  'HEAD',
  'config',
  'objects',
  'objects/info',
  'objects/pack',
  'refs',
  'refs/heads',
  branch,
  'logs',
  'packed-refs',
  'hooks',
];

/** Refuses places that are links: what is written or deleted there would be somewhere else. A place that is not there is none. */
export async function refuseLinks(...places: readonly string[]): Promise<void> {
  for (const place of places) {
    const facts = await lstat(place).catch(() => undefined);
    if (facts?.isSymbolicLink())
      throw new UserError(`${place} is a link. A run keeps its work in a folder of its own: remove the link, and run again.`);
  }
}

/** Makes the repository beside its place and moves it there whole: of two who do so at once, one is first and both use it. */
async function create(place: string): Promise<void> {
  if (await exists(join(place, 'HEAD'))) return;
  try {
    await mkdir(dirname(place), { recursive: true });
    // The folder is our own workshop: no repository that it lies in should take it for its content.
    await writeFile(join(dirname(place), '.gitignore'), '*\n');
    const draft = await mkdtemp(`${place}-`);
    try {
      await plumbingOf(draft, dirname(place)).text([
        'init',
        '--bare',
        '--quiet',
        '--template=',
        '--initial-branch=catalog',
        '--object-format=sha1',
        draft,
      ]);
      await rename(draft, place);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  } catch (cause) {
    if (await exists(join(place, 'HEAD'))) return;
    throw new UserError(`The catalog's store cannot be made at ${place}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The commit at the tip. A branch that exists and cannot be read is an error, never an empty store. */
async function tip(git: Plumbing): Promise<string | undefined> {
  const commit = (await git.text(['for-each-ref', '--format=%(objectname)', branch])).trim();
  return commit === '' ? undefined : commit;
}

async function filesOf(commit: string, git: Plumbing): Promise<Files> {
  const lines = (await git.text(['ls-tree', '-r', '-z', commit])).split('\0').filter((line) => line !== '');
  const entries = lines.map((line) => ({ path: line.slice(line.indexOf('\t') + 1), id: line.split(/[ \t]/, 3)[2] ?? '' }));
  const blobs = await git.blobs(entries.map(({ id }) => id));
  return new Map(
    entries.map(({ path, id }, index) => {
      const bytes = blobs[index];
      if (bytes === undefined || gitObjectId('blob', bytes) !== id)
        throw new UserError(`The catalog's store is damaged: ${path} is missing or changed. Restore it from a copy.`);
      return [path, bytes];
    }),
  );
}

/** Writes blobs, tree and commit. Until the branch moves nobody sees them; left behind by a crash they are garbage that git collects. */
async function writeCommit(base: Snapshot, change: StoreChange, git: Plumbing, reach: Reach): Promise<string> {
  const workshop = await mkdtemp(join(tmpdir(), 'certify-store-'));
  const inIndex = { environment: { GIT_INDEX_FILE: join(workshop, 'index') } };
  const blobs = [...change.files].map(([path, bytes]) => ({ path, bytes, id: gitObjectId('blob', bytes) }));
  try {
    await git.text(['fast-import', '--quiet'], {
      input: Buffer.concat(blobs.flatMap(({ bytes }) => [Buffer.from(`blob\ndata ${bytes.length}\n`), bytes, Buffer.from('\n')])),
    });
    await reach('blobs written');
    if (base.commit !== undefined) await git.text(['read-tree', base.commit], inIndex);
    const lines = blobs.map(({ path, id }) => `100644 ${id}\t${path}\0`).join('');
    await git.text(['update-index', '-z', '--index-info'], { ...inIndex, input: Buffer.from(lines) });
    const tree = (await git.text(['write-tree'], inIndex)).trim();
    await reach('tree written');
    const parents = base.commit === undefined ? [] : ['-p', base.commit];
    const who = { name: 'certify', email: 'certify@localhost', date: `@${Math.floor(change.at.getTime() / 1000)} +0000` };
    const environment = {
      GIT_AUTHOR_NAME: who.name,
      GIT_AUTHOR_EMAIL: who.email,
      GIT_AUTHOR_DATE: who.date,
      GIT_COMMITTER_NAME: who.name,
      GIT_COMMITTER_EMAIL: who.email,
      GIT_COMMITTER_DATE: who.date,
    };
    return (await git.text(['commit-tree', tree, ...parents], { environment, input: Buffer.from(`${change.message}\n`) })).trim();
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Moves the branch from one commit to the next; false when it was no longer there, or somebody is moving it right now. */
async function moveBranch(from: string | undefined, to: string, place: string, git: Plumbing): Promise<boolean> {
  try {
    await git.text(['update-ref', branch, to, from ?? noCommit]);
    return true;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    if ((await tip(git)) !== from) return false;
    if (/\.lock': File exists/.test(reason)) {
      await breakOldLock(`${join(place, branch)}.lock`);
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

function isEqual(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && Buffer.compare(a, b) === 0;
}
