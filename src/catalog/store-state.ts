import { canonicalBytes, canonicalText } from './canonical-json.ts';
import { type ChainLink, refuseEarlier } from './chain.ts';
import { damaged } from './damage.ts';
import { sha256 } from './digest.ts';
import { epochOf, epochPath } from './epoch.ts';
import { filesOver } from './lazy-files.ts';
import { chained, type EventDraft, type LedgerEvent, ledgerProblem, type VersionRecord } from './ledger.ts';
import { stateOf } from './ledger-state.ts';
import { chainedPublisher, chainIdOf, type PublisherEvent, type PublisherEventDraft, publisherLedgerProblem } from './publisher-events.ts';
import { pathsOf } from './purged-files.ts';
import { isChannelFile, isLedgerEvent, isPublisherEvent, problemsOf } from './schemas.ts';

/** Files by path: what a store holds, a change writes, a site serves. */
export type Files = ReadonlyMap<string, Uint8Array>;

export type ChannelName = 'preview' | 'public';

/** `channels/<name>.json`: which version of each connector is current for whom. */
export interface ChannelFile {
  readonly schemaVersion: 1;
  readonly channel: ChannelName;
  readonly connectors: { readonly [id: string]: VersionRecord };
}

/** What a store says, read and checked. */
export interface StoreState {
  readonly ledgers: ReadonlyMap<string, readonly LedgerEvent[]>;
  /** The events of each publisher, by its id. */
  readonly publishers: ReadonlyMap<string, readonly PublisherEvent[]>;
  readonly files: Files;
}

const channelNames = ['preview', 'public'] as const;
const rooms: ReadonlySet<string> = new Set(['ledger', 'reports', 'evidence', 'bundles']);

/**
 * Reads a store's files. A `UserError` that names the place when they do not fit together: a broken chain, a channel that the ledger
 * does not lead to, a report whose bytes are not those of its name. A store like that is never built upon.
 */
export function readState(files: Files): StoreState {
  const ledgers = new Map<string, LedgerEvent[]>();
  const publishers = new Map<string, PublisherEvent[]>();
  for (const path of [...files.keys()].sort()) {
    const [room = '', name = '', seq = ''] = path.split('/');
    if (!rooms.has(room)) {
      if (path !== epochPath && !channelNames.some((channel) => path === channelPath(channel)))
        throw damaged(`${JSON.stringify(path)} is nothing that this version of certify keeps.`);
      continue;
    }
    const bytes = files.get(path) ?? new Uint8Array();
    if (room === 'ledger') {
      if (name.startsWith('@')) addEvent(publishers, name.slice(1), path, seq, readEvent(path, bytes, isPublisherEvent));
      else addEvent(ledgers, name, path, seq, readEvent(path, bytes, isLedgerEvent));
    } else if (!name.startsWith(`${sha256(bytes)}.`)) {
      throw damaged(`${path} does not hold the bytes it is named after.`);
    }
  }
  for (const [id, events] of ledgers) {
    events.sort((a, b) => a.seq - b.seq);
    const problem = ledgerProblem(id, events);
    if (problem !== undefined) throw damaged(problem);
    for (const event of events) {
      const back = event.type === 'purged' ? pathsOf(event.gone).find((path) => files.has(path)) : undefined;
      if (back !== undefined) throw damaged(`${back} was purged, and is there.`);
    }
  }
  for (const [id, events] of publishers) {
    events.sort((a, b) => a.seq - b.seq);
    const problem = publisherLedgerProblem(chainIdOf(id), events);
    if (problem !== undefined) throw damaged(problem);
  }
  epochOf(files);
  for (const channel of channelNames) {
    const path = channelPath(channel);
    const bytes = files.get(path);
    if (bytes === undefined && ledgers.size === 0) continue;
    const stored = bytes && parseStored(path, bytes);
    if (!isChannelFile(stored)) throw damaged(`${path} is missing or no list of pointers.`);
    if (canonicalText(stored) !== canonicalText(channelOf(channel, ledgers))) throw damaged(`${path} is not what the ledger leads to.`);
  }
  return { ledgers, publishers, files };
}

function readEvent<E>(path: string, bytes: Uint8Array, isEvent: (value: unknown) => value is E): E {
  const event = parseStored(path, bytes);
  if (!isEvent(event)) throw damaged(`${path} is no event this version of certify knows.`);
  return event;
}

function addEvent<E extends ChainLink>(chains: Map<string, E[]>, name: string, path: string, seq: string, event: E): void {
  if (seq !== `${event.seq}.json`) throw damaged(`${path} holds event ${event.seq}.`);
  const events = chains.get(name) ?? [];
  chains.set(name, events);
  events.push(event);
}

/** What happens to connectors, together with the files their events speak of. */
export interface Happening {
  readonly drafts: readonly EventDraft[];
  /** What happens to publishers. */
  readonly publisherDrafts?: readonly PublisherEventDraft[];
  /** `reports/…`, `evidence/…`, `bundles/…`: named by their content. */
  readonly files: Files;
  /** Paths that the store must not hold any more, nor its history: what a purge takes away. */
  readonly removed?: readonly string[];
}

/**
 * The files that make the store one in which this has happened: new events, both channels, and what the events speak of. A `UserError` when the
 * clock is behind what was written before.
 */
export function filesAfter(state: StoreState, { drafts, publisherDrafts = [], files }: Happening): Files {
  const changed = new Map<string, Uint8Array>();
  const ledgers = new Map(state.ledgers);
  for (const draft of drafts) {
    const events = ledgers.get(draft.id) ?? [];
    refuseEarlier(draft, events);
    const event = chained(events, draft);
    ledgers.set(draft.id, [...events, event]);
    changed.set(`ledger/${event.id}/${event.seq}.json`, canonicalBytes(event));
  }
  const publishers = new Map(state.publishers);
  for (const draft of publisherDrafts) {
    const id = draft.id.slice(1);
    const events = publishers.get(id) ?? [];
    refuseEarlier(draft, events);
    const event = chainedPublisher(events, draft);
    // An event cannot be taken back: one that nobody could read again must not be written.
    const problems = problemsOf('publisher-event', event);
    if (problems.length > 0) throw new Error(`Event ${event.seq} of ${event.id} does not agree with its schema: ${problems.join(' ')}`);
    publishers.set(id, [...events, event]);
    changed.set(`ledger/${event.id}/${event.seq}.json`, canonicalBytes(event));
  }
  for (const channel of channelNames) changed.set(channelPath(channel), canonicalBytes(channelOf(channel, ledgers)));
  return filesOver(files, changed);
}

/** The pointers of a channel, as the ledger leads to them. */
export function channelOf(channel: ChannelName, ledgers: StoreState['ledgers']): ChannelFile {
  const pointers = [...ledgers].flatMap(([id, events]) => {
    const pointer = stateOf(events)[channel]?.record;
    return pointer === undefined ? [] : [[id, pointer] as const];
  });
  return { schemaVersion: 1, channel, connectors: Object.fromEntries(pointers) };
}

function channelPath(channel: ChannelName): string {
  return `channels/${channel}.json`;
}

function parseStored(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw damaged(`${path} is no JSON.`, cause);
  }
}
