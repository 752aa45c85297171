import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { UserError } from '../connector/user-error.ts';
import { kindOfPath } from './disk.ts';
import { gitIn, type Plumbing, plumbingOf } from './git-plumbing.ts';
import { readFolders, type SourceFolder } from './source-folders.ts';
import { prepareRepository } from './store-place.ts';
import { remoteOf } from './store-remote.ts';

/** A commit of another repository that connectors are taken from. */
export interface ImportSource {
  /** How the ledger names the repository: its address, or its folder's name. */
  readonly repository: string;
  readonly commit: string;
  readonly committedAt: string;
  readonly folders: readonly SourceFolder[];
}

/** What to open. */
export interface ImportOptions {
  /** `<path-or-address>@<commit>`. */
  readonly name: string;
  readonly cwd: string;
  /** Where a repository at an address is fetched to. */
  readonly workshop: string;
  readonly token?: string | undefined;
}

/** Opens the commit that `<repository>@<commit>` names: a path with any revision, or an address with a full commit id, which is fetched. */
export async function openImport({ name, cwd, workshop, token }: ImportOptions): Promise<ImportSource> {
  const at = name.lastIndexOf('@');
  const [address, revision] = [name.slice(0, at), name.slice(at + 1)];
  if (at < 1 || revision === '')
    throw new UserError(`'${name}' names no commit. Write the repository's path or address, @ and a commit: ../connectors@main`);
  const isPath = kindOfPath(resolve(cwd, address)) === 'folder';
  const git = isPath ? await openAt(resolve(cwd, address)) : await fetchedCommit(address, revision, { cwd, workshop, token });
  const commit = (await git.text(['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`]).catch(() => '')).trim();
  if (commit === '') throw new UserError(`There is no commit '${revision}' in ${address}. Fetch it first, or name another.`);
  if (commit.length !== 40) throw new UserError('This repository names its objects by SHA-256; certify reads those that use SHA-1.');
  const folders = await readFolders(git, commit, '');
  if (folders.length === 0)
    throw new UserError(
      `There is no connector below certified-connectors/ or independent-publisher-connectors/ in ${address}, commit ${commit.slice(0, 12)}.`,
    );
  return {
    repository: isPath ? basename(resolve(cwd, address)) : address,
    commit,
    committedAt: (await git.text(['show', '--no-patch', '--format=%cI', commit])).trim(),
    folders,
  };
}

async function openAt(folder: string): Promise<Plumbing> {
  const found = await gitIn(folder)
    .revparse(['--absolute-git-dir'])
    .catch(() => undefined);
  // A bare repository is opened because a person named it; git would not take one for it on its own.
  return plumbingOf(found === undefined ? folder : found.replace(/\n$/, ''), folder);
}

async function fetchedCommit(address: string, commit: string, { cwd, workshop, token }: Omit<ImportOptions, 'name'>): Promise<Plumbing> {
  const remote = remoteOf(address, cwd, token);
  if (!/^[0-9a-f]{40}$/.test(commit))
    throw new UserError(`'${commit}' is no full commit id. What is imported from an address is named by all 40 digits.`);
  const folder = join(workshop, `import-${createHash('sha256').update(remote.url).digest('hex').slice(0, 12)}.git`);
  await prepareRepository(folder);
  const git = plumbingOf(folder, workshop);
  const isHere = await git.text(['cat-file', '-e', `${commit}^{tree}`]).then(
    () => true,
    () => false,
  );
  // Whole or not at all: a reference keeps what was fetched, so that a commit that is here has all of its objects.
  if (!isHere || (await git.text(['for-each-ref', '--points-at', commit, 'refs/imports'])) === '') {
    try {
      const target = `${commit}:refs/imports/${commit}`;
      await git.text(['fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', remote.url, target], { remote });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message.trim().split('\n', 1)[0] : String(cause);
      throw new UserError(`Commit ${commit.slice(0, 12)} cannot be fetched from ${remote.url} (${reason}).`, { cause });
    }
  }
  return git;
}
