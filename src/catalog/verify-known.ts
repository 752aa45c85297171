import { noticeOf, statusOf } from './connector-status.ts';
import type { LedgerState } from './ledger-state.ts';
import { entryPath } from './verify-entry.ts';
import type { Index } from './verify-index.ts';
import { verifyLedger } from './verify-ledger.ts';
import type { Session } from './verify-session.ts';

/** False, with a step, for a connector that the catalog does not tell of; its ledger says why where it has one. */
export async function isKnown(session: Session, index: Index, id: string): Promise<boolean> {
  const path = entryPath(id);
  const isNamed = await session.isNamed(path);
  if (isNamed !== false) return isNamed === true;
  const head = await index.headOf(id);
  if (head === undefined) return false;
  if (head !== null) {
    const ledger = await verifyLedger(session, id, head, index);
    const way = `Its events are told in /v1/ledger/${id}/.`;
    if (ledger !== undefined) session.fail('entry', path, `${id} ${goneText(ledger.state)}`, way);
    return false;
  }
  const near = session.named().flatMap(({ path: one }) => /^\/v1\/connectors\/([^/]+)\.json$/.exec(one)?.[1] ?? []);
  const alike = near.filter((one) => one.includes(id) || id.includes(one)).sort();
  const way = alike.length > 0 ? `Did you mean: ${alike.slice(0, 5).join(', ')}?` : '/v1/catalog.json lists all ids.';
  session.fail('entry', path, `The catalog has no connector ${JSON.stringify(id)}.`, way);
  return false;
}

/** Why a connector is told no more, as the end of a sentence. */
export function goneText(state: LedgerState): string {
  const notice = noticeOf(state);
  return `is ${statusOf(state)}, and nothing of it is there to be told${notice === null ? '.' : `: ${notice}`}`;
}
