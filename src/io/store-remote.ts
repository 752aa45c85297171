import { dirname, isAbsolute, join, resolve } from 'node:path';
import { UserError } from '../connector/user-error.ts';
import { type Plumbing, packProgram, plumbingOf, type Remote } from './git-plumbing.ts';
import { catalogBranch, type Store, storeOn } from './store.ts';
import type { Reach } from './store-commit.ts';
import { prepareRepository } from './store-place.ts';

/** A store that is a branch of a repository elsewhere. */
export interface RemoteStoreOptions {
  /** An `https://` or `file://` address, or the path of a repository; also `http://127.0.0.1`, for a server on this machine. */
  readonly address: string;
  /** Where relative paths begin. */
  readonly cwd: string;
  /** The local repository that holds what was fetched and what is to be pushed; made when it is not there, and of no worth of its own. */
  readonly cache: string;
  /** Opens an `https` repository that asks for one: a token of GitHub, or of any server that takes it as a password. */
  readonly token?: string | undefined;
  /** For tests that cut writes off. */
  readonly reach?: Reach;
}

/**
 * Opens the branch `catalog` of a repository elsewhere as a store. Every write is one push, made only while the branch is where it was
 * read, and never forced; the first one makes the branch, without a history it could have in common with others.
 */
export async function openRemoteStore({ address, cwd, cache, token, reach = () => {} }: RemoteStoreOptions): Promise<Store> {
  const remote = remoteOf(address, cwd, token);
  const folder = resolve(cache);
  await prepareRepository(folder);
  const git = plumbingOf(folder, dirname(folder));
  const tip = (): Promise<string | undefined> => fetchTip(git, remote);
  return storeOn({ place: remote.url, tip, move: (from, to) => push(from, to, git, remote) }, git, reach);
}

/** The repository that an address names. A `UserError` for one that git could be talked into running something by, or that holds a secret. */
export function remoteOf(address: string, cwd: string, token: string | undefined): Remote {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(address) || isAbsolute(address)) {
    if (address === '') throw new UserError('The address of the repository is empty.');
    return { url: resolve(cwd, address), protocol: 'file' };
  }
  const url = URL.parse(address);
  // In clear only where nothing leaves the machine.
  const protocol = url?.protocol === 'http:' && url.hostname === '127.0.0.1' ? 'http' : 'https';
  if (url === null || (url.protocol !== `${protocol}:` && url.protocol !== 'file:'))
    throw new UserError('A repository is named by its path or by an address that begins with https:// or file://; no other is reached.');
  if (url.username !== '' || url.password !== '')
    throw new UserError(
      'The address of the repository holds a user or a password. Leave it out, and put a token into CERTIFY_STORE_TOKEN.',
    );
  if (url.protocol === 'file:') return { url: url.href, protocol: 'file' };
  const authorization = token && `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  return { url: url.href, protocol, ...(authorization && { authorization }) };
}

/** Where the branch is now, with everything it holds fetched. */
async function fetchTip(git: Plumbing, remote: Remote): Promise<string | undefined> {
  const found = await askTip(git, remote);
  if (found === undefined) return undefined;
  const [present] = (await git.text(['cat-file', '--batch-check'], { input: Buffer.from(`${found}\n`) })).split(' ').slice(1);
  if (present?.trim() === 'commit') return found;
  await talk(git, remote, [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    ...packProgram('upload-pack', remote),
    remote.url,
    `+${catalogBranch}:${fetched}`,
  ]);
  const commit = (await git.text(['rev-parse', '--verify', fetched])).trim();
  const tops = (await git.text(['ls-tree', '-z', '--name-only', commit])).split('\0').filter((name) => name !== '');
  if (tops.includes('.github') || (tops.length > 0 && !tops.includes('channels')))
    throw new UserError(`The branch catalog of ${remote.url} is no store: it holds ${JSON.stringify(tops[0])}. Name another repository.`);
  return commit;
}

/** The branch as it was last fetched. */
const fetched = 'refs/remotes/store/catalog';

async function askTip(git: Plumbing, remote: Remote): Promise<string | undefined> {
  const answer = await talk(git, remote, ['ls-remote', '--quiet', ...packProgram('upload-pack', remote), remote.url, catalogBranch]);
  const line = answer.split('\n').find((one) => one.endsWith(`\t${catalogBranch}`));
  return line?.slice(0, line.indexOf('\t'));
}

/** Pushes a commit that follows the one the branch was read at; false when somebody else was first. */
async function push(from: string | undefined, to: string, git: Plumbing, remote: Remote): Promise<boolean> {
  // The lease holds the branch where it was read; the commit follows from there, so that nothing is ever forced.
  const lease = `--force-with-lease=${catalogBranch}:${from ?? ''}`;
  try {
    await git.text(
      ['push', '--quiet', '--atomic', '--porcelain', lease, ...packProgram('receive-pack', remote), remote.url, `${to}:${catalogBranch}`],
      { remote },
    );
    return true;
  } catch (cause) {
    const now = await askTip(git, remote);
    // The answer got lost on its way, not the push.
    if (now === to) return true;
    const reason = toldBy(cause);
    if (now !== from || /cannot lock ref|failed to (?:update|lock) ref|reference already exists|stale info|fetch first/.test(reason))
      return false;
    throw new UserError(`The catalog's store at ${remote.url} refused what was pushed (${reason}). Nothing was written.`, { cause });
  }
}

async function talk(git: Plumbing, remote: Remote, args: readonly string[]): Promise<string> {
  try {
    return await git.text(args, { remote });
  } catch (cause) {
    throw new UserError(
      `The catalog's store at ${remote.url} cannot be read (${toldBy(cause)}). Check the address, the network, and the token in CERTIFY_STORE_TOKEN.`,
      { cause },
    );
  }
}

/** What git said, in one line: first what the other side says, without progress and advice. */
function toldBy(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  const lines = text.split('\n').map((line) => line.trim());
  const there = lines.filter((line) => /^remote: *\S/.test(line)).map((line) => line.replace(/^remote: */, ''));
  const refused = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(line.lastIndexOf('[')));
  const here = lines.filter((line) => /^(?:fatal|error): *\S/.test(line));
  const told = [...there, ...refused, ...(refused.length > 0 ? [] : here)];
  return (told.length > 0 ? told : lines.filter((line) => line !== '')).slice(0, 4).join(' ').slice(0, 500);
}

/** Where a run keeps what it fetched of a store elsewhere. */
export function cacheBelow(workshop: string): string {
  return join(workshop, 'remote-store.git');
}
