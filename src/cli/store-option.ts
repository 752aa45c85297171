import { join } from 'node:path';
import { UserError } from '../connector/user-error.ts';
import { kindOfPath } from '../io/disk.ts';
import { openStore, refuseLinks, type Store } from '../io/store.ts';
import { cacheBelow, openRemoteStore } from '../io/store-remote.ts';
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
  if (address === undefined && kindOfPath(join(root, '.certify', 'store.git')) !== 'folder')
    throw new UserError(`There is no catalog in ${root} yet. Make it with: certify run`);
  return openStoreOf(root, address, terminal);
}
