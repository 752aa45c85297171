import { lstat, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { SimpleGit } from 'simple-git';
import { gitObjectId } from '../catalog/digest.ts';
import { byImportance, type EntryKind, type FolderEntry } from '../connector/folder.ts';
import { limits } from '../connector/limits.ts';
import { NothingToJudge } from '../connector/nothing-to-judge.ts';
import { UserError } from '../connector/user-error.ts';
import { kindOfPath, type ListedEntries } from './disk.ts';
import { boundedText, gitIn, readBlobs } from './git-plumbing.ts';

/** A git repository, read through its objects alone: nothing is ever checked out. */
export interface Repository {
  /** The full id of the commit a revision names. A `UserError` when there is none. */
  readonly commitOf: (revision: string) => Promise<string>;
  /** When the commit was made, as git recorded it (ISO 8601 with offset). */
  readonly timeOf: (commit: string) => Promise<string>;
  /** The folders directly below a folder of the commit; none when there is no such folder. */
  readonly foldersIn: (commit: string, folder: string) => Promise<TreeFolder[]>;
  /** The entries of a tree object under the same limits as a folder on disk. */
  readonly readTree: (tree: string) => Promise<ListedEntries>;
  /** What is no folder at a path of the commit, read within the limits, under its path; `undefined` when there is nothing, or a folder. */
  readonly entryAt: (commit: string, path: string) => Promise<FolderEntry | undefined>;
  /** The id of a folder's tree object, the root's for an empty path; `undefined` when the commit has no such folder. */
  readonly treeIdOf: (commit: string, folder: string) => Promise<string | undefined>;
  /** The newest commit that both have in their history. A `NothingToJudge` when there is none, a `UserError` when this clone cannot tell. */
  readonly mergeBaseOf: (a: string, b: string) => Promise<string>;
  /** The paths that two commits do not hold alike, sorted; a renamed file is two of them. A `NothingToJudge` when they are too many to list. */
  readonly changedBetween: (before: string, after: string) => Promise<string[]>;
  /** The files of a commit at or below these paths, without their bytes. */
  readonly filesBelow: (commit: string, paths: readonly string[]) => Promise<TreeFile[]>;
  /** The bytes of blobs, in the order asked. A `UserError` when the repository lacks one: what was not read must not pass. */
  readonly readBlobs: (ids: readonly string[]) => Promise<Uint8Array[]>;
  /** The bytes of a file of a commit, `undefined` when it is not there; what is no regular file or too large is a `UserError`. */
  readonly readFile: (commit: string, path: string) => Promise<Uint8Array | undefined>;
  /** What lies above a folder of this repository: empty at its top, else a path that ends with a slash. */
  readonly prefixOf: (folder: string) => Promise<string>;
  /** Paths at or below these that differ from the commit in the work tree, sorted, untracked ones included. */
  readonly changedPaths: (commit: string, paths: readonly string[]) => Promise<string[]>;
}

/** A folder in a tree. Its id tells it from others: a name that is no UTF-8 holds U+FFFD, and may be that of two. */
interface TreeFolder {
  readonly name: string;
  readonly id: string;
}

/** A regular file in a commit. */
export interface TreeFile {
  readonly path: string;
  readonly id: string;
  /** Bytes. */
  readonly size: number;
}

/** Opens the repository that a path lies in; `undefined` when it lies in none. One that git does not trust is a `UserError`. */
export async function openRepository(path: string): Promise<Repository | undefined> {
  if (kindOfPath(path) !== 'folder') return undefined;
  try {
    const top = (await gitIn(path).revparse(['--show-toplevel'])).replace(/\n$/, '');
    return repositoryAt(gitIn(top), top);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.trim() : String(cause);
    if (/\bENOENT\b/.test(reason)) {
      throw new UserError('git is not installed, or not on the PATH; certify needs it to read a repository.', { cause });
    }
    if (/not a git repository/i.test(reason)) return undefined;
    throw new UserError(`git does not take ${path} for a repository to be read (${reason}).`, { cause });
  }
}

function repositoryAt(git: SimpleGit, top: string): Repository {
  async function treeLines(object: string, options: readonly string[], paths: readonly string[] = []): Promise<TreeLine[]> {
    const listing = await asked(['ls-tree', '-z', '-l', '--full-tree', ...options, object, '--', ...paths]);
    return listing
      .split('\0')
      .filter((line) => line !== '')
      .map(parseTreeLine);
  }

  /** Asks for objects; one that is missing or broken is the repository's fault and nobody's bug. */
  async function asked(args: readonly string[]): Promise<string> {
    return await answered(() => git.raw([...args]));
  }

  async function answered<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (cause) {
      const reason = (cause instanceof Error ? cause.message : String(cause)).trim().split('\n', 1)[0];
      throw new UserError(
        `The repository lacks objects or is damaged (${reason}). Fetch them with git fetch --refetch, or look for damage with git fsck.`,
        { cause },
      );
    }
  }

  async function present(ids: readonly string[]): Promise<Uint8Array[]> {
    return (await readBlobs(top, ids)).map((bytes, index) => {
      if (bytes === undefined) throw new UserError(`The repository lacks the bytes of ${ids[index]}. Fetch them: git fetch --refetch`);
      return bytes;
    });
  }

  async function treeIdOf(commit: string, folder: string): Promise<string | undefined> {
    if (folder === '') return (await git.raw(['rev-parse', `${commit}^{tree}`])).trim();
    const [line] = await treeLines(commit, [], [literally(folder)]);
    return line?.type === 'tree' ? line.id : undefined;
  }

  /** The lines as entries, with bytes as far as the limits allow; the first ones first. */
  async function readEntries(lines: readonly TreeLine[]): Promise<FolderEntry[]> {
    const listed = withinLimits(lines);
    const wanted = listed.filter(({ isRead }) => isRead).map(({ id }) => id);
    return filledEntries(listed, new Map((await readBlobs(top, wanted)).map((bytes, index) => [wanted[index] ?? '', bytes])));
  }

  return {
    treeIdOf,
    entryAt: async (commit, path) => {
      const [line] = await treeLines(commit, [], [literally(path)]);
      return line === undefined || line.type === 'tree' ? undefined : (await readEntries([line]))[0];
    },
    commitOf: async (revision) => {
      try {
        return (await git.raw(['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`])).trim();
      } catch (cause) {
        throw new UserError(`There is no commit '${revision}' in this repository. Fetch it first, or name another.`, { cause });
      }
    },
    mergeBaseOf: async (a, b) => {
      // A history that was cut off can hold an older common commit than the newest one, which whoever made the branches can choose.
      if ((await git.revparse(['--is-shallow-repository'])).trim() === 'true')
        throw new UserError(
          'This clone is shallow: where the two commits part cannot be told. Fetch their history: git fetch --unshallow (with actions/checkout: fetch-depth: 0).',
        );
      const found = (await git.raw(['merge-base', a, b]).catch(() => '')).trim();
      if (found !== '') return found;
      throw new NothingToJudge(
        `Commits ${a.slice(0, 12)} and ${b.slice(0, 12)} have no history in common, so what one changes in the other cannot be told. Rebase the submission onto the base branch.`,
      );
    },
    changedBetween: async (before, after) => {
      const args = ['diff-tree', '-r', '-z', '--no-renames', '--no-ext-diff', '--ignore-submodules=none', '--name-only', before, after];
      const listing = await answered(() => boundedText(top, args, { bytes: limits.pathBytes, milliseconds: limits.listingTime }));
      if (listing === undefined)
        throw new NothingToJudge(
          `Commits ${before.slice(0, 12)} and ${after.slice(0, 12)} differ in more files than can be looked at. Submit fewer at once.`,
        );
      return listing
        .split('\0')
        .filter((name) => name !== '')
        .sort();
    },
    filesBelow: async (commit, paths) =>
      (await treeLines(commit, ['-r'], paths)).filter((line) => kindOf(line) === 'file').map(({ path, id, size }) => ({ path, id, size })),
    readBlobs: present,
    readFile: async (commit, path) => {
      const [line] = await treeLines(commit, [], [path]);
      if (line === undefined) return undefined;
      if (kindOf(line) !== 'file') throw new UserError(`${path} is no regular file; certify follows no links.`);
      if (line.size > limits.fileBytes) throw new UserError(`${path} is larger than ${limits.fileBytes} bytes.`);
      return (await present([line.id]))[0];
    },
    prefixOf: async (folder) => (await gitIn(folder).revparse(['--show-prefix'])).replace(/\n$/, ''),
    timeOf: async (commit) => (await git.raw(['show', '--no-patch', '--format=%cI', commit])).trim(),
    foldersIn: async (commit, folder) => {
      const tree = await treeIdOf(commit, folder);
      if (tree === undefined) return [];
      return (await treeLines(tree, [])).filter((line) => line.type === 'tree').map(({ path, id }) => ({ name: path, id }));
    },
    readTree: async (tree) => {
      const { lines, truncated } = linesOfFolder(await treeLines(tree, ['-r']));
      const entries = await readEntries(lines);
      return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)), truncated };
    },
    changedPaths: async (commit, paths) => {
      const committed = new Map((await treeLines(commit, ['-r'], paths)).map((line) => [line.path, line]));
      // Names alone come from git here: `git status` would run what the repository's configuration calls a filter.
      const present = await git.raw(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...paths.map(literally)]);
      const names = new Set([...committed.keys(), ...present.split('\0').filter((name) => name !== '')]);
      const changed: string[] = [];
      for (const name of names) if (await isChanged(top, name, committed.get(name))) changed.push(name);
      return changed.sort();
    },
  };
}

/** The lines of a folder that are worth listing, what is judged first. */
export function linesOfFolder(all: readonly TreeLine[]): { readonly lines: readonly TreeLine[]; readonly truncated: boolean } {
  const most = limits.folderFiles + 1;
  return { lines: [...all].sort((a, b) => byImportance(a.path, b.path)).slice(0, most), truncated: all.length > most };
}

/** An entry before its bytes, and whether the limits allow to read them. */
export interface ListedLine {
  readonly id: string;
  readonly isRead: boolean;
  readonly entry: FolderEntry;
}

/** Which lines are read, as far as the limits allow; the first ones first. */
export function withinLimits(lines: readonly TreeLine[]): ListedLine[] {
  let budget = limits.folderBytes;
  return lines.map((line) => {
    const kind = kindOf(line);
    const isRead = kind === 'file' && line.size <= limits.fileBytes && line.size <= budget;
    if (isRead) budget -= line.size;
    return { id: line.id, isRead, entry: { path: line.path, kind, executable: line.mode === '100755', size: line.size } };
  });
}

/** The entries with their bytes; a `UserError` when the repository lacks some: what was not read must not pass. */
export function filledEntries(listed: readonly ListedLine[], blobs: ReadonlyMap<string, Uint8Array | undefined>): FolderEntry[] {
  return listed.map(({ id, isRead, entry }): FolderEntry => {
    if (!isRead) return entry;
    const bytes = blobs.get(id);
    if (bytes === undefined)
      throw new UserError(`The repository lacks the bytes of '${entry.path}' (${id}). Fetch them: git fetch --refetch`);
    return { ...entry, bytes };
  });
}

function literally(path: string): string {
  return `:(top,literal)${path}`;
}

/** True when the work tree does not hold at a path what the commit does. Links are read, never followed. */
async function isChanged(top: string, path: string, committed: TreeLine | undefined): Promise<boolean> {
  const names = path.split('/');
  for (let depth = 1; depth < names.length; depth += 1) {
    const parent = await lstat(join(top, ...names.slice(0, depth))).catch(() => undefined);
    if (!parent?.isDirectory()) return committed !== undefined;
  }
  const place = join(top, path);
  const facts = await lstat(place).catch(() => undefined);
  if (facts === undefined || committed === undefined) return (facts === undefined) !== (committed === undefined);
  if (committed.type !== 'blob') return !facts.isDirectory();
  if (facts.isSymbolicLink()) return gitObjectId('blob', await readlink(place, { encoding: 'buffer' })) !== committed.id;
  if (!facts.isFile()) return true;
  // What is too large is never read into a report either.
  if (facts.size > limits.fileBytes || committed.size > limits.fileBytes) return facts.size !== committed.size;
  const bytes = await readFile(place).catch(() => undefined);
  if (bytes === undefined) return true;
  if (gitObjectId('blob', bytes) === committed.id) return false;
  // A checkout may have turned line feeds into those of its system.
  return gitObjectId('blob', Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')) !== committed.id;
}

/** A line of a tree's listing. */
export interface TreeLine {
  readonly mode: string;
  readonly type: string;
  readonly id: string;
  readonly size: number;
  readonly path: string;
}

/** One record of `git ls-tree -z -l`: mode, type, id and size, then a tab and the path as it is. */
export function parseTreeLine(line: string): TreeLine {
  const tab = line.indexOf('\t');
  const [mode = '', type = '', id = '', size = ''] = line.slice(0, tab).split(/ +/);
  return { mode, type, id, size: /^\d+$/.test(size) ? Number(size) : 0, path: line.slice(tab + 1) };
}

function kindOf(line: TreeLine): EntryKind {
  // Decoded names are what everything else works with; one that lost bytes on the way names no file.
  if (line.path.includes('\ufffd')) return 'other';
  if (line.mode === '120000') return 'symlink';
  if (line.mode === '160000') return 'submodule';
  return line.type === 'blob' ? 'file' : 'other';
}
