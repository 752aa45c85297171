import { dayLength } from '../connector/day.ts';
import { canonicalText } from './canonical-json.ts';
import type { CatalogEntry } from './catalog-entry.ts';
import { type ChainLink, eventDigest } from './chain.ts';
import { noticeOf, statusOf } from './connector-status.ts';
import { sha256 } from './digest.ts';
import { type LedgerEvent, ledgerProblem } from './ledger.ts';
import { type LedgerState, stateOf } from './ledger-state.ts';
import { chainIdOf, type PublisherEvent, publisherLedgerProblem } from './publisher-events.ts';
import type { SchemaName } from './schemas.ts';
import type { Index } from './verify-index.ts';
import { parsePublished } from './verify-parse.ts';
import type { Session } from './verify-session.ts';
import type { Head } from './verify-shards.ts';

/** Events of one chain. */
const mostEvents = 100_000;

/** A connector's events, read and found to be a history that ends at the index's head. */
export interface VerifiedLedger {
  readonly events: readonly LedgerEvent[];
  readonly state: LedgerState;
}

/** Reads a connector's ledger and replays it. Undefined when it is not the one that the index names. */
export async function verifyLedger(
  session: Session,
  id: string,
  head: Head,
  made: Pick<Index, 'madeAt'>,
): Promise<VerifiedLedger | undefined> {
  const events = await verifyChain<LedgerEvent>(session, id, head, made, { schema: 'event', problemOf: ledgerProblem });
  return events && { events, state: stateOf(events) };
}

/** Reads what happened to a publisher. Undefined when it is not what the index names. */
export async function verifyPublisherLedger(
  session: Session,
  id: string,
  head: Head,
  made: Pick<Index, 'madeAt'>,
): Promise<readonly PublisherEvent[] | undefined> {
  const how = { schema: 'publisher-event', problemOf: publisherLedgerProblem } as const;
  return await verifyChain<PublisherEvent>(session, chainIdOf(id), head, made, how);
}

async function verifyChain<E extends ChainLink>(
  session: Session,
  chain: string,
  head: Head,
  { madeAt }: Pick<Index, 'madeAt'>,
  { schema, problemOf }: { readonly schema: SchemaName; readonly problemOf: (chain: string, events: readonly E[]) => string | undefined },
): Promise<readonly E[] | undefined> {
  const folder = `/v1/ledger/${chain}`;
  const fail = (path: string, sentence: string): undefined => session.fail('ledger', path, `${path} ${sentence}`);
  if (head.seq > mostEvents) return fail(folder, `has ${head.seq} events; at most ${mostEvents} are read.`);
  const events: E[] = [];
  for (let seq = 1; seq <= head.seq; seq += 1) {
    const path = `${folder}/${seq}.json`;
    const bytes = await session.get(path);
    if (bytes === undefined) return undefined;
    const parsed = parsePublished<E>(bytes, schema);
    if ('problem' in parsed) return fail(path, parsed.problem);
    if (sha256(bytes) !== eventDigest(parsed.value)) return fail(path, 'is not written in canonical JSON.');
    events.push(parsed.value);
  }
  if ((await session.isNamed(`${folder}/${head.seq + 1}.json`)) === true)
    return fail(`${folder}/${head.seq + 1}.json`, 'comes after the head that the index names.');
  const problem = problemOf(chain, events);
  if (problem !== undefined) return fail(folder, `is no history: ${problem}`);
  const ahead = events.find(({ at }) => Date.parse(at) > Date.parse(madeAt) + dayLength);
  if (ahead !== undefined)
    return fail(`${folder}/${ahead.seq}.json`, `is of ${ahead.at}, more than a day after the catalog was made (${madeAt}).`);
  const last = events.at(-1);
  if (last === undefined || eventDigest(last) !== head.sha256)
    return fail(folder, `ends in another event than the head that the index names.`);
  session.ok('ledger', folder, `${events.length} events, each bound to the one before, up to the head.`);
  return events;
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
  const status = statusOf(state);
  if (listed.status !== status) return fail(`says that ${id} is ${listed.status}; its ledger leads to ${status}.`);
  if (listed.notice !== noticeOf(state)) return fail(`tells another reason why ${id} is ${status} than its ledger.`);
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
