import { join } from 'node:path';
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
