import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConnectorFolder } from '../connector/folder.ts';
import type { Program } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import type { PublisherFile } from '../publisher/publisher.ts';
import { readable, readFolder } from './disk.ts';
import { openRepository, type Repository } from './git.ts';
import { gitIn, type Plumbing, plumbingOf } from './git-plumbing.ts';
import { lastChangesOf } from './last-changes.ts';
import { type ReadFile, readPlainFile } from './plain-file.ts';
import { packedFolder, publishedPrograms as programs, readFolders, type SourceFolder } from './source-folders.ts';

/** Where a run takes its connectors, publishers and settings from: one commit, or folders outside git. */
export interface Source {
  /** Null outside git, and before a repository's first commit. */
  readonly commit: string | null;
  readonly committedAt: string | null;
  /** Connector folders, publisher files and settings of the work tree that differ from the commit, and so are not in this run. */
  readonly leftOut: readonly string[];
  /** The folders of both programmes, sorted by path; `path` begins at the root of the run. */
  readonly folders: readonly SourceFolder[];
  readonly publishers: readonly PublisherFile[];
  /** Any regular file: a link in its place is a `UserError`. */
  readonly file: ReadFile;
  /** The last commit that changed a folder: it holds the same bytes as the source. `undefined` outside git. */
  readonly lastChange: (folder: string) => Promise<{ readonly id: string; readonly at: string } | undefined>;
  /** A folder as an older commit holds it; `undefined` when that commit or folder is not there. */
  readonly folderAt: (commit: string, folder: string, program: Program) => Promise<ConnectorFolder | undefined>;
}

const settings = ['certification.json', 'waivers.json'];

/**
 * Opens the source at a root. In a git repository it is what HEAD holds: only what is committed is certified and published. A
 * `UserError` when there is no connector: a run that checks nothing must not look like one that passed.
 */
export async function openSource(root: string): Promise<Source> {
  const source = await openAnySource(root);
  if (source.folders.length === 0) {
    const names = programs.map(([name]) => `${name}/`).join(' or ');
    const where = source.commit === null ? root : `commit ${source.commit.slice(0, 12)}`;
    throw new UserError(
      `There is no connector below ${names} in ${where}.${source.leftOut.length > 0 ? ' The work tree has some: commit them first.' : ''}`,
    );
  }
  return source;
}

/** The same, also where there is no connector (yet): for what works on settings and store. */
export async function openAnySource(root: string): Promise<Source> {
  const repository = await openRepository(root);
  const commit = await repository?.commitOf('HEAD').catch(() => undefined);
  return repository === undefined || commit === undefined ? await diskSource(root) : await commitSource(root, repository, commit);
}

/** The same of a commit that a clone holds, whatever is checked out. */
export async function openSourceAt(root: string, commit: string): Promise<Source> {
  const repository = await openRepository(root);
  if (repository === undefined) throw new UserError(`'${root}' is no clone of a repository.`);
  return await commitSource(root, repository, await repository.commitOf(commit));
}

async function commitSource(root: string, repository: Repository, commit: string): Promise<Source> {
  const git = gitIn(root);
  if ((await git.revparse(['--is-shallow-repository'])).trim() === 'true') {
    throw new UserError(
      'This clone is shallow: when each connector was last changed cannot be told. Fetch the whole history first: git fetch --unshallow',
    );
  }
  const prefix = (await git.revparse(['--show-prefix'])).replace(/\n$/, '');
  const plumbing = plumbingOf((await git.revparse(['--absolute-git-dir'])).replace(/\n$/, ''), root);
  if (commit.length !== 40) throw new UserError('This repository names its objects by SHA-256; certify reads those that use SHA-1.');
  await refuseWorkshop(plumbing, commit, prefix);
  const folders = await readFolders(plumbing, commit, prefix);
  const publishers = await filesBelow(plumbing, commit, prefix, 'publishers');
  return {
    commit,
    committedAt: await repository.timeOf(commit),
    leftOut: await leftOut(repository, commit, prefix),
    folders,
    publishers: publishers.filter(({ path }) => isPublisherFile(path)),
    file: (path) => repository.readFile(commit, `${prefix}${path}`),
    lastChange: lastChangesOf(plumbing, commit, prefix, folders),
    folderAt: async (at, folder, program) => {
      const tree = await repository.treeIdOf(at, `${prefix}${folder}`).catch(() => undefined);
      return tree === undefined ? undefined : { path: folder, name: nameOf(folder), program, ...(await repository.readTree(tree)) };
    },
  };
}

/** Refuses a commit that brings a `.certify` of its own: what is in there is this run's, and git would run hooks of a store it brings. */
async function refuseWorkshop(git: Plumbing, commit: string, prefix: string): Promise<void> {
  const listing = await git.text(['ls-tree', '-z', '--name-only', '--full-tree', commit, '--', ...(prefix === '' ? [] : [prefix])]);
  const found = listing.split('\0').find((name) => isWorkshop(name.slice(prefix.length)));
  if (found !== undefined)
    throw new UserError(
      `The repository has ${JSON.stringify(found)} committed. A run keeps its own work in .certify, and takes none from others: remove it from git (git rm -r --cached), add .certify/ to .gitignore, and delete the folder.`,
    );
}

/** True for every name that some system takes for `.certify`. */
function isWorkshop(name: string): boolean {
  const plain = name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase();
  return /^(?:\.certify[. ]*(?::.*)?|certif~\d+)$/.test(plain);
}

/** The regular files of a commit at or below a path; there are as many as a registry has, not as few as a connector. */
async function filesBelow(git: Plumbing, commit: string, prefix: string, path: string): Promise<PublisherFile[]> {
  const listing = await git.text(['ls-tree', '-r', '-z', '--full-tree', commit, '--', `${prefix}${path}`]);
  const lines = listing.split('\0').filter((line) => line.startsWith('100'));
  const blobs = await git.blobs(lines.map((line) => line.split(/[ \t]/, 3)[2] ?? ''));
  return lines.flatMap((line, index) => {
    const bytes = blobs[index];
    return bytes === undefined ? [] : [{ path: line.slice(line.indexOf('\t') + 1 + prefix.length), bytes }];
  });
}

async function leftOut(repository: Repository, commit: string, prefix: string): Promise<string[]> {
  const watched = [...programs.map(([name]) => name), 'publishers', ...settings];
  const changed = await repository.changedPaths(
    commit,
    watched.map((name) => `${prefix}${name}`),
  );
  const places = changed.map((path) => {
    const [first = '', second] = path.slice(prefix.length).split('/');
    return second === undefined ? first : `${first}/${second}`;
  });
  return [...new Set(places)].sort();
}

async function diskSource(root: string): Promise<Source> {
  const folders: SourceFolder[] = [];
  for (const [name, program] of programs) {
    for (const child of await namesIn(join(root, name), 'folders')) {
      const path = `${name}/${child}`;
      folders.push(packedFolder({ path, name: child, program, ...readable(path, () => readFolder(join(root, name, child))) }));
    }
  }
  return {
    commit: null,
    committedAt: null,
    leftOut: [],
    folders,
    publishers: await publisherFilesOnDisk(root),
    file: (path) => readPlainFile(root, path),
    lastChange: async () => undefined,
    folderAt: async () => undefined,
  };
}

/** The files of `publishers/` as the work tree has them, committed or not. */
export async function publisherFilesOnDisk(root: string): Promise<readonly PublisherFile[]> {
  const publishers: PublisherFile[] = [];
  for (const name of await namesIn(join(root, 'publishers'), 'files')) {
    const path = `publishers/${name}`;
    const bytes = isPublisherFile(path) ? await readPlainFile(root, path) : undefined;
    if (bytes !== undefined) publishers.push({ path, bytes });
  }
  return publishers;
}

/** The names in a folder, none when it is not there. As in git, a link is not followed: in place of a folder it is a `UserError`. */
async function namesIn(folder: string, kind: 'folders' | 'files'): Promise<string[]> {
  const facts = await lstat(folder).catch(() => undefined);
  if (facts?.isSymbolicLink()) throw new UserError(`${folder} is a link; certify follows none. Put the folder itself there.`);
  if (!facts?.isDirectory()) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => (kind === 'folders' ? entry.isDirectory() : entry.isFile()))
    .map(({ name }) => name)
    .sort();
}

function isPublisherFile(path: string): boolean {
  return /^publishers\/[^/]+\.json$/.test(path);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
