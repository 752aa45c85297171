import { UserError } from '../../connector/user-error.ts';
import { gitIn, type Remote } from '../git-plumbing.ts';

/** The repository's branches and heads of pull requests as git objects: nothing is checked out, and nothing of them is ever run. */
export interface RemoteHeads {
  /** Where branches are now, by their names without `refs/heads/`; one that does not exist is left out. A name may end with `*`. */
  readonly branches: (names: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Fetches what is not here yet; answers with where each ref, such as `refs/pull/7/head`, was found. One that could not be had is left out. */
  readonly fetch: (refs: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** True for a commit whose objects are here. */
  readonly has: (commit: string) => Promise<boolean>;
  /** The names in a folder of a commit with the ids of their objects; empty where there is none. */
  readonly listing: (commit: string, folder: string) => Promise<readonly (readonly [name: string, id: string])[]>;
  /** True when the first commit is the second one, or lies in its history. */
  readonly isAncestor: (older: string, newer: string) => Promise<boolean>;
  /** The first parent of a commit; `undefined` for one without. */
  readonly parentOf: (commit: string) => Promise<string | undefined>;
}

/** Where git fetches from a repository on GitHub. The token is handed over by the environment, for this address alone. */
export function gitRemoteOf(webUrl: string, token: string): Remote {
  const url = URL.parse(`${webUrl}.git`);
  const protocol = url?.protocol === 'https:' ? 'https' : url?.protocol === 'http:' && url.hostname === '127.0.0.1' ? 'http' : undefined;
  if (url === null || protocol === undefined || url.username !== '' || url.password !== '')
    throw new UserError(`The address of the server cannot be used: ${JSON.stringify(webUrl)}. GITHUB_SERVER_URL begins with "https://".`);
  const authorization = `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  return { url: url.href, protocol, authorization };
}

/** So many refs are named to git at once: an argument list has an end. */
const refsAtOnce = 500;

/** Opens the clone that a folder lies in. A `UserError` when there is none, or when its history was cut off. */
export async function openHeads(folder: string, remote: Remote): Promise<RemoteHeads> {
  const local = gitIn(folder);
  const isShallow = await local.revparse(['--is-shallow-repository']).catch((cause: unknown) => {
    throw new UserError(`'${folder}' is no clone of the repository. Check its default branch out first.`, { cause });
  });
  if (isShallow.trim() === 'true')
    throw new UserError(
      'This clone is shallow: where pull requests part cannot be told. Fetch the history (actions/checkout: fetch-depth: 0).',
    );
  const talk = async (doing: string, args: readonly string[]): Promise<string> => {
    try {
      return await gitIn(folder, { remote }).raw([...args]);
    } catch (cause) {
      throw new UserError(`Could not ${doing}: ${reasonOf(cause)}. Nothing is lost: run again.`, { cause });
    }
  };
  const fetchAll = (refs: readonly string[]): Promise<string> =>
    talk('fetch from the repository', [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-recurse-submodules',
      '--no-auto-maintenance',
      remote.url,
      ...refs.map((ref) => `+${ref}:${keptAs(ref)}`),
    ]);
  return {
    branches: async (names) => {
      const wanted = names.map((name) => `refs/heads/${name}`);
      const listing = await talk('list the branches', ['ls-remote', '--quiet', remote.url, ...wanted]);
      const isWanted = (ref: string): boolean =>
        wanted.some((name) => (name.endsWith('*') ? ref.startsWith(name.slice(0, -1)) : ref === name));
      return new Map(
        listing.split('\n').flatMap((line) => {
          const [commit = '', ref = ''] = line.split('\t');
          return isCommitId(commit) && isWanted(ref) ? [[ref.slice('refs/heads/'.length), commit] as const] : [];
        }),
      );
    },
    fetch: async (refs) => {
      for (let start = 0; start < refs.length; start += refsAtOnce) {
        const some = refs.slice(start, start + refsAtOnce);
        await fetchAll(some).catch(async (cause: unknown) => {
          if (some.length === 1) return;
          // One that is gone must not keep the others away.
          const failed: unknown[] = [];
          for (const ref of some) await fetchAll([ref]).catch((one: unknown) => failed.push(one));
          if (failed.length === some.length) throw cause;
        });
      }
      const found = await local.raw(['for-each-ref', '--format=%(objectname) %(refname)', `${kept}/`]);
      const commits = new Map(found.split('\n').map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
      return new Map(refs.flatMap((ref) => (commits.get(keptAs(ref)) === undefined ? [] : [[ref, commits.get(keptAs(ref)) ?? '']])));
    },
    has: async (commit) =>
      await local.raw(['cat-file', '-e', `${commit}^{commit}`]).then(
        () => true,
        () => false,
      ),
    listing: async (commit, at) => {
      const text = await local.raw(['ls-tree', '-z', '--full-tree', `${commit}:${at}`]).catch(() => '');
      return text.split('\0').flatMap((line) => {
        const tab = line.indexOf('\t');
        const [, , id = ''] = line.slice(0, tab).split(' ');
        return tab === -1 ? [] : [[line.slice(tab + 1), id] as const];
      });
    },
    isAncestor: async (older, newer) => (await local.raw(['rev-list', '--count', '--max-count=1', older, `^${newer}`])).trim() === '0',
    parentOf: async (commit) => (await local.raw(['rev-parse', '--verify', '--quiet', `${commit}^1`]).catch(() => '')).trim() || undefined,
  };
}

/** Where fetched commits are kept: away from the clone's own branches. */
const kept = 'refs/certify';

function keptAs(ref: string): string {
  return `${kept}/${ref.replace(/^refs\//, '')}`;
}

function isCommitId(text: string): boolean {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);
}

/** The first line of what git said that names a reason. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  const lines = text.split('\n').map((line) => line.trim());
  const told = lines.find((line) => /^(?:fatal|error|remote): *\S/.test(line)) ?? lines.find((line) => line !== '') ?? 'git said nothing';
  return told.slice(0, 300).replace(/\.$/, '');
}
