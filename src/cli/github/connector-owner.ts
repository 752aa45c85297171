import { findConnector } from '../../catalog/operation-target.ts';
import { parsePolicy } from '../../catalog/policy.ts';
import type { StoreState } from '../../catalog/store-state.ts';
import { readConnector } from '../../connector/connector.ts';
import type { Owner } from '../../github/rights.ts';
import type { Source } from '../../io/source.ts';
import { ownershipOf } from '../../publisher/ownership.ts';
import { accountsOf, parsePublishers } from '../../publisher/publisher.ts';
import { contentsOf } from '../contents.ts';
import { standingsBy } from '../standings.ts';

/**
 * Who answers for a connector: the record that its last promotion named, or the one its transfer went to; where none did, the one that has the
 * name which its content carries. `undefined` where the registry has no such record.
 */
export async function ownerOf(id: string, state: StoreState, source: Source, now: () => Date): Promise<Owner | undefined> {
  const publishers = parsePublishers(source.publishers);
  const policy = parsePolicy(await source.file('certification.json'));
  const { ledger } = findConnector(state, id);
  const { transfer, latestPublic, preview, versions } = ledger;
  const told = transfer !== undefined && Date.parse(transfer.noticeUntil) <= now().getTime() ? transfer.to : ledger.publisher;
  const record = latestPublic ?? preview?.record ?? versions.at(-1)?.record;
  const folder = told === null && record !== undefined ? await contentsOf(source).find(record, state) : undefined;
  const named = folder && ownershipOf(readConnector(folder), publishers, now()).publisher?.id;
  const publisher = publishers.find((one) => one.id === (told ?? named));
  const standing = publisher && standingsBy(source.folders, publishers, policy, now())(state).get(publisher.id);
  if (publisher === undefined || standing === undefined) return undefined;
  return { publisher: publisher.id, accounts: accountsOf(publisher), standing };
}
