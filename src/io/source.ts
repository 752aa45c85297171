import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleGit } from 'simple-git';
import type { ConnectorFolder } from '../connector/folder.ts';
import { type Program, programFolders } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import type { PublisherFile } from '../publisher/publisher.ts';
import { readable, readFolder } from './disk.ts';
import { openRepository, type Repository } from './git.ts';
import { type Plumbing, plumbingOf } from './git-plumbing.ts';

/** Where a run takes its connectors, publishers and policy from: one commit, or folders outside git. */
export interface Source {
  /** Null outside git, and before a repository's first commit. */
  readonly commit: string | null;
  readonly committedAt: string | null;
  /** Connector folders, publisher files and policies of the work tree that differ from the commit, and so are not in this run. */
  readonly leftOut: readonly string[];
  /** The folders of both programmes, sorted by path; `path` begins at the root of the run. */
  readonly folders: readonly ConnectorFolder[];
  readonly publishers: readonly PublisherFile[];
  /** `certification.json`, when there is one. */
  readonly policy: Uint8Array | undefined;
  /** The last commit that changed a folder: it holds the same bytes as the source. `undefined` outside git. */
  readonly lastChange: (folder: string) => Promise<{ readonly id: string; readonly at: string } | undefined>;
  /** A folder as an older commit holds it; `undefined` when that commit or folder is not there. */
  readonly folderAt: (commit: string, folder: string, program: Program) => Promise<ConnectorFolder | undefined>;
}

const programs = Object.entries(programFolders).filter(([, program]) => program !== 'custom');
const policyName = 'certification.json';

/**
 * Opens the source at a root. In a git repository it is what HEAD holds: only what is committed is certified and published. A
 * `UserError` when there is no connector: a run that checks nothing must not look like one that passed.
 */
export async function openSource(root: string): Promise<Source> {
  const repository = await openRepository(root);
  const commit = await repository?.commitOf('HEAD').catch(() => undefined);
  const source = repository === undefined || commit === undefined ? await diskSource(root) : await commitSource(root, repository, commit);
  if (source.folders.length === 0) {
    const names = programs.map(([name]) => `${name}/`).join(' or ');
    const where = source.commit === null ? root : `commit ${source.commit.slice(0, 12)}`;
    throw new UserError(
      `There is no connector below ${names} in ${where}.${source.leftOut.length > 0 ? ' The work tree has some: commit them first.' : ''}`,
    );
  }
  return source;
}

async function commitSource(root: string, repository: Repository, commit: string): Promise<Source> {
  const git = simpleGit(root);
  if ((await git.revparse(['--is-shallow-repository'])).trim() === 'true') {
    throw new UserError(
      'This clone is shallow: when each connector was last changed cannot be told. Fetch the whole history first: git fetch --unshallow',
    );
  }
  const prefix = (await git.revparse(['--show-prefix'])).replace(/\n$/, '');
  const plumbing = plumbingOf((await git.revparse(['--absolute-git-dir'])).trim(), root);
  const read = async (at: string, folder: string, program: Program): Promise<ConnectorFolder> => ({
    path: folder,
    name: nameOf(folder),
    program,
    ...(await repository.readTree(at, `${prefix}${folder}`)),
  });
  const folders: ConnectorFolder[] = [];
  for (const [name, program] of programs) {
    for (const child of await repository.foldersIn(commit, `${prefix}${name}`))
      folders.push(await read(commit, `${name}/${child}`, program));
  }
  const publishers = await filesBelow(plumbing, commit, prefix, 'publishers');
  const [policy] = await filesBelow(plumbing, commit, prefix, policyName);
  return {
    commit,
    committedAt: await repository.timeOf(commit),
    leftOut: await leftOut(repository, prefix),
    folders,
    publishers: publishers.filter(({ path }) => isPublisherFile(path)),
    policy: policy?.bytes,
    lastChange: async (folder) => {
      const [id = '', at = ''] = (await plumbing.text(['log', '-1', '--format=%H %cI', commit, '--', `:(top,literal)${prefix}${folder}`]))
        .trim()
        .split(' ');
      return id === '' ? undefined : { id, at };
    },
    folderAt: async (at, folder, program) => {
      const exists = await repository.treeIdOf(at, `${prefix}${folder}`).catch(() => undefined);
      return exists === undefined ? undefined : read(at, folder, program);
    },
  };
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

async function leftOut(repository: Repository, prefix: string): Promise<string[]> {
  const watched = [...programs.map(([name]) => name), 'publishers', policyName];
  const changed = await repository.changedPaths(watched.map((name) => `${prefix}${name}`));
  const places = changed.map((path) => {
    const [first = '', second] = path.slice(prefix.length).split('/');
    return second === undefined ? first : `${first}/${second}`;
  });
  return [...new Set(places)].sort();
}

async function diskSource(root: string): Promise<Source> {
  const folders: ConnectorFolder[] = [];
  for (const [name, program] of programs) {
    for (const child of await namesIn(join(root, name), 'folders')) {
      folders.push({
        path: `${name}/${child}`,
        name: child,
        program,
        ...readable(`${name}/${child}`, () => readFolder(join(root, name, child))),
      });
    }
  }
  const publishers: PublisherFile[] = [];
  for (const name of await namesIn(join(root, 'publishers'), 'files')) {
    if (isPublisherFile(`publishers/${name}`))
      publishers.push({ path: `publishers/${name}`, bytes: new Uint8Array(await readFile(join(root, 'publishers', name))) });
  }
  return {
    commit: null,
    committedAt: null,
    leftOut: [],
    folders,
    publishers,
    policy: await readFile(join(root, policyName)).then(
      (bytes) => new Uint8Array(bytes),
      () => undefined,
    ),
    lastChange: async () => undefined,
    folderAt: async () => undefined,
  };
}

async function namesIn(folder: string, kind: 'folders' | 'files'): Promise<string[]> {
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
