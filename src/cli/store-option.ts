import { join } from 'node:path';
import { UserError } from '../connector/user-error.ts';
import { kindOfPath } from '../io/disk.ts';
import type { Remote } from '../io/git-plumbing.ts';
import { openStore, refuseLinks, type Store } from '../io/store.ts';
import { prepareRepository } from '../io/store-place.ts';
import { cacheBelow, openRemoteStore, remoteOf } from '../io/store-remote.ts';
import type { Terminal } from './terminal.ts';

/** The store that `--store` names, or the one in the root's `.certify` without it. */
export async function openStoreOf(
  root: string,
  address: string | undefined,
  { cwd, variable }: Pick<Terminal, 'cwd' | 'variable'>,
): Promise<Store> {
  const workshop = join(root, '.certify');
  await refuseLinks(workshop);
  if (address === undefined) return openStore(join(workshop, 'store.git'));
  return openRemoteStore({ address, cwd, cache: cacheBelow(workshop), token: variable('CERTIFY_STORE_TOKEN') });
}

/** The same, where there must be one already: what is to happen to a connector happens to no empty store. */
export async function openExistingStore(
  root: string,
  address: string | undefined,
  terminal: Pick<Terminal, 'cwd' | 'variable'>,
): Promise<Store> {
  const isThere = address !== undefined || kindOfPath(join(root, '.certify', 'store.git')) === 'folder';
  const store = isThere ? await openStoreOf(root, address, terminal) : undefined;
  if (store === undefined || (await store.read()).commit === undefined)
    throw new UserError(`There is no catalog in ${address ?? root} yet. Make it with: certify run`);
  return store;
}

/** Where that store is, as a repository to write a whole branch to. */
export async function storeTarget(
  root: string,
  address: string | undefined,
  { cwd, variable }: Pick<Terminal, 'cwd' | 'variable'>,
): Promise<Remote> {
  if (address !== undefined) return remoteOf(address, cwd, variable('CERTIFY_STORE_TOKEN'));
  const url = join(root, '.certify', 'store.git');
  await prepareRepository(url);
  return { url, protocol: 'file' };
}
