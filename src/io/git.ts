import type { SimpleGit } from 'simple-git';
import { type EntryKind, type FolderEntry, isConnectorFile } from '../connector/folder.ts';
import { limits } from '../connector/limits.ts';
import { UserError } from '../connector/user-error.ts';
import type { ListedEntries } from './disk.ts';

/** A git repository, read through its objects alone: nothing is ever checked out. */
export interface Repository {
  /** The full id of the commit a revision names. A `UserError` when there is none. */
  readonly commitOf: (revision: string) => Promise<string>;
  /** When the commit was made, as git recorded it (ISO 8601 with offset). */
  readonly timeOf: (commit: string) => Promise<string>;
  /** The names of the folders directly below a folder of the commit; none when there is no such folder. */
  readonly foldersIn: (commit: string, folder: string) => Promise<string[]>;
  /** The entries of a folder of the commit under the same limits as a folder on disk. */
  readonly readTree: (commit: string, folder: string) => Promise<ListedEntries>;
  /** The id of a folder's tree object, `undefined` when the commit has no such folder. */
  readonly treeIdOf: (commit: string, folder: string) => Promise<string | undefined>;
  /** Paths below these folders that differ from the commit in the work tree, untracked ones included. */
  readonly changedPaths: (folders: readonly string[]) => Promise<string[]>;
}

/** Opens the repository that a path lies in; `undefined` when it lies in none. */
export async function openRepository(path: string): Promise<Repository | undefined> {
  const { simpleGit } = await import('simple-git');
  try {
    const top = (await simpleGit(path).revparse(['--show-toplevel'])).trim();
    return repositoryAt(simpleGit(top));
  } catch (cause) {
    if (cause instanceof Error && /\bENOENT\b/.test(cause.message)) {
      throw new UserError('git is not installed, or not on the PATH; certify needs it to read a repository.', { cause });
    }
    return undefined;
  }
}

function repositoryAt(git: SimpleGit): Repository {
  async function treeLines(commit: string, folder: string, options: readonly string[]): Promise<TreeLine[]> {
    const listing = await git.raw(['ls-tree', '-z', '-l', '--full-tree', ...options, `${commit}:${folder}`]);
    return listing
      .split('\0')
      .filter((line) => line !== '')
      .map(parseTreeLine);
  }

  async function treeIdOf(commit: string, folder: string): Promise<string | undefined> {
    const [found] = (await git.raw(['ls-tree', '-z', '-l', '--full-tree', commit, '--', folder])).split('\0');
    const line = found ? parseTreeLine(found) : undefined;
    return line?.type === 'tree' ? line.id : undefined;
  }

  return {
    treeIdOf,
    commitOf: async (revision) => {
      try {
        return (await git.raw(['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`])).trim();
      } catch (cause) {
        throw new UserError(`There is no commit '${revision}' in this repository. Fetch it first, or name another.`, { cause });
      }
    },
    timeOf: async (commit) => (await git.raw(['show', '--no-patch', '--format=%cI', commit])).trim(),
    foldersIn: async (commit, folder) => {
      if ((await treeIdOf(commit, folder)) === undefined) return [];
      return (await treeLines(commit, folder, [])).filter((line) => line.type === 'tree').map((line) => line.path);
    },
    readTree: async (commit, folder) => {
      const lines = (await treeLines(commit, folder, ['-r'])).sort(byImportance);
      const entries: FolderEntry[] = [];
      let budget = limits.folderBytes;
      for (const line of lines.slice(0, limits.folderFiles + 1)) {
        const entry = { path: line.path, kind: kindOf(line), executable: line.mode === '100755', size: line.size };
        if (entry.kind === 'file' && entry.size <= limits.fileBytes && entry.size <= budget) {
          budget -= entry.size;
          entries.push({ ...entry, bytes: new Uint8Array(await git.binaryCatFile(['blob', line.id])) });
        } else {
          entries.push(entry);
        }
      }
      return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)), truncated: lines.length > limits.folderFiles + 1 };
    },
    changedPaths: async (folders) => {
      const status = await git.raw(['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', ...folders]);
      return status
        .split('\0')
        .filter((line) => line !== '')
        .map((line) => line.slice(3));
    },
  };
}

interface TreeLine {
  readonly mode: string;
  readonly type: string;
  readonly id: string;
  readonly size: number;
  readonly path: string;
}

/** One record of `git ls-tree -z -l`: mode, type, id and size, then a tab and the path as it is. */
function parseTreeLine(line: string): TreeLine {
  const tab = line.indexOf('\t');
  const [mode = '', type = '', id = '', size = ''] = line.slice(0, tab).split(/ +/);
  return { mode, type, id, size: Number.parseInt(size, 10) || 0, path: line.slice(tab + 1) };
}

function kindOf(line: TreeLine): EntryKind {
  if (line.mode === '120000') return 'symlink';
  if (line.mode === '160000') return 'submodule';
  return line.type === 'blob' ? 'file' : 'other';
}

/** As on disk: the files that are judged are read first. */
function byImportance(a: TreeLine, b: TreeLine): number {
  return Number(isConnectorFile(b.path)) - Number(isConnectorFile(a.path)) || (a.path < b.path ? -1 : 1);
}
