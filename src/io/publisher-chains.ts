import { readPublisherChains, type StoreState } from '../catalog/store-state.ts';
import { UserError } from '../connector/user-error.ts';
import { openRepository } from './git.ts';

/** What a commit of the branch `catalog` records of publishers' proofs; nothing of connectors is read. */
export async function publisherChainsAt(folder: string, commit: string): Promise<StoreState['publishers']> {
  const repository = await openRepository(folder);
  if (repository === undefined) throw new UserError(`'${folder}' lies in no git repository.`);
  const files = (await repository.filesBelow(commit, ['ledger'])).filter(({ path }) => path.startsWith('ledger/@'));
  const blobs = await repository.readBlobs(files.map(({ id }) => id));
  return readPublisherChains(new Map(files.map(({ path }, index) => [path, blobs[index] ?? new Uint8Array()])));
}
