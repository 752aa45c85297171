import type { Plumbing } from './git-plumbing.ts';
import type { SourceFolder } from './source-folders.ts';

/** A commit and when it was made, as git recorded it. */
export interface Change {
  readonly id: string;
  readonly at: string;
}

/** From so many folders on, the history is walked once for all of them. */
const manyFolders = 100;

/**
 * Answers with the last commit that changed a folder of this commit: it holds the same bytes. `undefined` when there is none. Asking git
 * for one folder walks the history, and for each of ten thousand it would be walked ten thousand times.
 */
export function lastChangesOf(
  git: Plumbing,
  commit: string,
  prefix: string,
  folders: readonly SourceFolder[],
): (folder: string) => Promise<Change | undefined> {
  let all: Promise<ReadonlyMap<string, Change>> | undefined;
  return async (folder) => {
    if (folders.length >= manyFolders) {
      all ??= walked(git, commit, prefix, folders);
      const found = (await all).get(folder);
      if (found !== undefined) return found;
    }
    const line = await git.text(['log', '-1', '--format=%H %cI', commit, '--', `:(top,literal)${prefix}${folder}`]);
    const [id = '', at = ''] = line.trim().split(' ');
    return id === '' ? undefined : { id, at };
  };
}

async function walked(
  git: Plumbing,
  commit: string,
  prefix: string,
  folders: readonly SourceFolder[],
): Promise<ReadonlyMap<string, Change>> {
  const trees = new Map(folders.map(({ path, tree }) => [path, tree]));
  const listing = await git.text(['log', '-z', '--format=%x01%H %cI', '--name-only', '--no-renames', commit]);
  const found = new Map<string, Change>();
  let change: Change | undefined;
  for (const token of listing.split('\0')) {
    const text = token.replace(/^\n/, '');
    if (text.startsWith('\u0001')) {
      const [id = '', at = ''] = text.slice(1).split(/[ \n]/);
      change = { id, at };
    } else if (change !== undefined && text.startsWith(prefix)) {
      const [program, name] = text.slice(prefix.length).split('/');
      const path = `${program}/${name}`;
      if (trees.has(path) && !found.has(path)) found.set(path, change);
    }
  }
  return sameOnly(git, prefix, trees, found);
}

/** Those whose commit holds what the folder holds now: a merge may have brought back something older. */
async function sameOnly(
  git: Plumbing,
  prefix: string,
  trees: ReadonlyMap<string, string | undefined>,
  found: ReadonlyMap<string, Change>,
): Promise<ReadonlyMap<string, Change>> {
  const asked = [...found].filter(([path]) => !/[\n\ufffd]/.test(path));
  const input = Buffer.from(asked.map(([path, { id }]) => `${id}:${prefix}${path}\n`).join(''));
  const answers = (await git.text(['cat-file', '--batch-check=%(objectname)'], { input })).split('\n');
  return new Map(asked.filter(([path], index) => answers[index] === trees.get(path)));
}
