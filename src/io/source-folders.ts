import type { ConnectorFolder, FolderEntry } from '../connector/folder.ts';
import { limits } from '../connector/limits.ts';
import { type Program, programFolders } from '../connector/program.ts';
import { filledEntries, linesOfFolder, parseTreeLine, type TreeLine, withinLimits } from './git.ts';
import type { Plumbing } from './git-plumbing.ts';
import { inParts } from './in-parts.ts';
import { type Packed, pack } from './packed.ts';

/** A connector folder, and the id of its tree where git has one. Its entries are kept packed and unpacked when asked for. */
export interface SourceFolder extends ConnectorFolder {
  readonly tree?: string;
}

/** The folders that hold what is published, and their programmes. */
export const publishedPrograms: readonly (readonly [string, Program])[] = Object.entries(programFolders).filter(
  ([, program]) => program !== 'custom',
);

/** So many folders are in memory unpacked at a time, and of so many bytes together, unless one alone has more. */
const foldersAtOnce = 50;
const bytesAtOnce = 4_194_304;

/**
 * The connector folders of a commit, sorted as git sorts them, read by one listing and few processes: what counts for a thousand folders.
 * `prefix` is what lies above the programmes' folders; paths are told without it.
 */
export async function readFolders(git: Plumbing, commit: string, prefix: string): Promise<SourceFolder[]> {
  const listed: Listed[] = [];
  for (const [name, program] of publishedPrograms) listed.push(...(await listFolders(git, commit, `${prefix}${name}/`, { name, program })));
  const folders: SourceFolder[] = [];
  for (const some of inParts(listed, { most: foldersAtOnce, mostBytes: bytesAtOnce }, bytesOf))
    folders.push(...(await readSome(git, some)));
  return folders;
}

function bytesOf({ lines }: Listed): number {
  return lines.reduce((sum, { size }) => sum + Math.min(size, limits.fileBytes), 0);
}

interface Listed extends Omit<SourceFolder, 'entries' | 'truncated' | 'tree'> {
  readonly tree: string;
  readonly lines: TreeLine[];
}

async function listFolders(
  git: Plumbing,
  commit: string,
  place: string,
  { name, program }: { readonly name: string; readonly program: Program },
): Promise<Listed[]> {
  const listing = await git.text(['ls-tree', '-r', '-t', '-l', '-z', '--full-tree', commit, '--', place]);
  const listed: Listed[] = [];
  for (const text of listing.split('\0')) {
    if (text === '') continue;
    const line = parseTreeLine(text);
    if (!line.path.startsWith(place)) continue;
    const path = line.path.slice(place.length);
    if (!path.includes('/')) {
      if (line.type === 'tree') listed.push({ path: `${name}/${path}`, name: path, program, tree: line.id, lines: [] });
    } else if (line.type !== 'tree') {
      // What follows a folder is in it, also where the names of two folders are one once they are decoded.
      listed.at(-1)?.lines.push({ ...line, path: path.slice(path.indexOf('/') + 1) });
    }
  }
  return listed;
}

async function readSome(git: Plumbing, some: readonly Listed[]): Promise<SourceFolder[]> {
  const planned = some.map((folder) => {
    const { lines, truncated } = linesOfFolder(folder.lines);
    return { folder, listed: withinLimits(lines), truncated };
  });
  const ids = [...new Set(planned.flatMap(({ listed }) => listed.filter(({ isRead }) => isRead).map(({ id }) => id)))];
  const answers = await git.blobs(ids);
  const blobs = new Map(ids.map((id, index) => [id, answers[index]]));
  return planned.map(({ folder: { path, name, program, tree }, listed, truncated }) => {
    const entries = filledEntries(listed, blobs).sort((a, b) => (a.path < b.path ? -1 : 1));
    return packedFolder({ path, name, program, tree, entries, truncated });
  });
}

/** The folder with its bytes packed. They are unpacked when somebody asks for entries, and stay so until the next folder is asked. */
export function packedFolder(folder: SourceFolder): SourceFolder {
  const { entries: all, ...rest } = folder;
  const kept = all.map((entry): { readonly entry: FolderEntry; readonly packed: Packed | undefined } => {
    const { bytes, ...facts } = entry;
    return { entry: facts, packed: bytes && pack(bytes) };
  });
  return {
    ...rest,
    get entries() {
      // Not a WeakRef: what one was made of lives until the running job ends, and a run over ten thousand folders is one job.
      if (unpacked?.of !== kept)
        unpacked = {
          of: kept,
          entries: kept.map(({ entry, packed }) => (packed === undefined ? entry : { ...entry, bytes: packed.read() })),
        };
      return unpacked.entries;
    },
  };
}

/** The folder whose bytes were asked for last: most are asked for several times in a row. */
let unpacked: { readonly of: unknown; readonly entries: readonly FolderEntry[] } | undefined;
