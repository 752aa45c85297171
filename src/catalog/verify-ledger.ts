import { canonicalText } from './canonical-json.ts';
import type { CatalogEntry } from './catalog-entry.ts';
import { eventDigest } from './chain.ts';
import { sha256 } from './digest.ts';
import { type LedgerEvent, ledgerProblem } from './ledger.ts';
import { type LedgerState, stateOf } from './ledger-state.ts';
import type { Index } from './verify-index.ts';
import { parsePublished } from './verify-parse.ts';
import type { Session } from './verify-session.ts';

/** Events of one connector. */
const mostEvents = 100_000;

/** A connector's events, read and found to be a history that ends at the index's head. */
export interface VerifiedLedger {
  readonly events: readonly LedgerEvent[];
  readonly state: LedgerState;
}

/** Reads a connector's ledger and replays it. Undefined when it is not the one that the index names. */
export async function verifyLedger(session: Session, id: string, head: Index['ledgers'][string]): Promise<VerifiedLedger | undefined> {
  const folder = `/v1/ledger/${id}`;
  const fail = (path: string, sentence: string): undefined => session.fail('ledger', path, `${path} ${sentence}`);
  if (head.seq > mostEvents) return fail(folder, `has ${head.seq} events; at most ${mostEvents} are read.`);
  const events: LedgerEvent[] = [];
  for (let seq = 1; seq <= head.seq; seq += 1) {
    const path = `${folder}/${seq}.json`;
    const bytes = await session.get(path);
    if (bytes === undefined) return undefined;
    const parsed = parsePublished<LedgerEvent>(bytes, 'event');
    if ('problem' in parsed) return fail(path, parsed.problem);
    if (sha256(bytes) !== eventDigest(parsed.value)) return fail(path, 'is not written in canonical JSON.');
    events.push(parsed.value);
  }
  if (session.isNamed(`${folder}/${head.seq + 1}.json`))
    return fail(`${folder}/${head.seq + 1}.json`, 'comes after the head that the index names.');
  const problem = ledgerProblem(id, events);
  if (problem !== undefined) return fail(folder, `is no history: ${problem}`);
  const last = events.at(-1);
  if (last === undefined || eventDigest(last) !== head.sha256)
    return fail(folder, `ends in another event than the head that the index names.`);
  session.ok('ledger', folder, `${events.length} events, each bound to the one before, up to the head.`);
  return { events, state: stateOf(events) };
}

/** Holds a connector's object in `catalog.json` against what its ledger leads to. */
export function verifyListing(
  session: Session,
  id: string,
  { state }: VerifiedLedger,
  listed: CatalogEntry | undefined,
  path: string,
): undefined {
  const fail = (sentence: string): undefined => session.fail('catalog', path, `${path} ${sentence}`);
  const isOnChannel = state.preview !== undefined || state.public !== undefined;
  if (listed === undefined) return isOnChannel ? fail(`does not list ${id}, which its ledger has on a channel.`) : undefined;
  for (const channel of ['preview', 'public'] as const) {
    const pointer = state[channel];
    const wanted = pointer === undefined ? null : { version: pointer.record.version, revision: pointer.record.revision, since: pointer.at };
    if (canonicalText(listed.versions[channel]) !== canonicalText(wanted))
      return fail(`says that ${channel} of ${id} is ${nameOf(listed.versions[channel])}; its ledger leads to ${nameOf(wanted)}.`);
  }
  session.ok('catalog', path, `${id} is on the channels that its ledger leads to.`);
}

function nameOf(version: { readonly version: string; readonly revision: number; readonly since: string } | null): string {
  return version === null ? 'nothing' : `${JSON.stringify(version.version)} revision ${version.revision} since ${version.since}`;
}
