import { canonicalBytes, canonicalText } from './canonical-json.ts';
import { type ChainLink, refuseEarlier } from './chain.ts';
import { damaged } from './damage.ts';
import { sha256 } from './digest.ts';
import { epochOf, epochPath } from './epoch.ts';
import { lazyMap, mapOver } from './lazy-map.ts';
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
 * does not lead to, a report whose bytes are not those of its name. A store like that is never built upon. One chain is in memory at a
 * time: whoever asks the state for a ledger has its events parsed again.
 */
export function readState(files: Files): StoreState {
  const ledgers = new Map<string, number>();
  const publishers = new Map<string, number>();
  for (const [path, chain] of chainsIn(files)) {
    const name = path.split('/')[1] ?? '';
    if (name.startsWith('@')) {
      publishers.set(name.slice(1), readPublisherChain(name, files, chain).length);
    } else {
      const events = readChain(files, chain, isLedgerEvent);
      const problem = ledgerProblem(name, events);
      if (problem !== undefined) throw damaged(problem);
      refuseReturned(events, files);
      ledgers.set(name, events.length);
    }
  }
  const state = {
    ledgers: lateChains<LedgerEvent>(ledgers, files, (id) => id),
    publishers: lateChains<PublisherEvent>(publishers, files, chainIdOf),
    files,
  };
  epochOf(files);
  refuseOtherChannels(state);
  return state;
}

/** The paths of each chain of events, by the first of them; refuses what is in none of a store's rooms or not what its name says. */
function* chainsIn(files: Files): Generator<readonly [first: string, chain: readonly string[]]> {
  let chain: string[] = [];
  for (const path of [...files.keys()].sort()) {
    const [room = '', name = ''] = path.split('/');
    if (room === 'ledger') {
      // Sorted, the paths of one chain stand together.
      const [first] = chain;
      if (first !== undefined && !first.startsWith(`ledger/${name}/`)) {
        yield [first, chain];
        chain = [];
      }
      chain.push(path);
    } else if (rooms.has(room)) {
      if (!name.startsWith(`${sha256(files.get(path) ?? new Uint8Array())}.`))
        throw damaged(`${path} does not hold the bytes it is named after.`);
    } else if (path !== epochPath && !channelNames.some((channel) => path === channelPath(channel)))
      throw damaged(`${JSON.stringify(path)} is nothing that this version of certify keeps.`);
  }
  const [first] = chain;
  if (first !== undefined) yield [first, chain];
}

/** The events of a chain in their order, each held against its schema and the name of its file. */
function readChain<E extends ChainLink>(files: Files, chain: readonly string[], isEvent: (value: unknown) => value is E): E[] {
  const events = chain.map((path) => {
    const event = parseStored(path, files.get(path) ?? new Uint8Array());
    if (!isEvent(event)) throw damaged(`${path} is no event this version of certify knows.`);
    if (path.split('/')[2] !== `${event.seq}.json`) throw damaged(`${path} holds event ${event.seq}.`);
    return event;
  });
  return events.sort((a, b) => a.seq - b.seq);
}

function refuseReturned(events: readonly LedgerEvent[], files: Files): void {
  for (const event of events) {
    const back = event.type === 'purged' ? pathsOf(event.gone).find((path) => files.has(path)) : undefined;
    if (back !== undefined) throw damaged(`${back} was purged, and is there.`);
  }
}

/** Chains that were read and found whole, by what they are about: their events are parsed when somebody asks for them. */
function lateChains<E>(
  lengths: ReadonlyMap<string, number>,
  files: Files,
  nameOf: (id: string) => string,
): ReadonlyMap<string, readonly E[]> {
  return lazyMap(lengths.keys(), (id) =>
    Array.from({ length: lengths.get(id) ?? 0 }, (_, index): E => {
      const path = `ledger/${nameOf(id)}/${index + 1}.json`;
      return JSON.parse(new TextDecoder().decode(files.get(path)));
    }),
  );
}

/** Refuses channels that are not what the replay of the ledger leads to. */
function refuseOtherChannels(state: StoreState): void {
  for (const channel of channelNames) {
    const path = channelPath(channel);
    const bytes = state.files.get(path);
    if (bytes === undefined && state.ledgers.size === 0) continue;
    const stored = bytes && parseStored(path, bytes);
    if (!isChannelFile(stored)) throw damaged(`${path} is missing or no list of pointers.`);
    let count = 0;
    let isSame = stored.channel === channel;
    for (const [id, pointer] of pointersOf(channel, state.ledgers)) {
      count += 1;
      isSame &&= Object.hasOwn(stored.connectors, id) && canonicalText(stored.connectors[id]) === canonicalText(pointer);
    }
    if (!isSame || Object.keys(stored.connectors).length !== count) throw damaged(`${path} is not what the ledger leads to.`);
  }
}

/**
 * The chains of publishers alone, from the files of a store below `ledger/@…`: for who asks what is recorded of their proofs and nothing
 * else. A `UserError` when a chain is broken.
 */
export function readPublisherChains(files: Files): StoreState['publishers'] {
  const publishers = new Map<string, readonly PublisherEvent[]>();
  for (const [path, chain] of chainsIn(files)) {
    const name = path.split('/')[1] ?? '';
    publishers.set(name.slice(1), readPublisherChain(name, files, chain));
  }
  return publishers;
}

function readPublisherChain(name: string, files: Files, chain: readonly string[]): readonly PublisherEvent[] {
  const events = readChain(files, chain, isPublisherEvent);
  const problem = publisherLedgerProblem(name, events);
  if (problem !== undefined) throw damaged(problem);
  return events;
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
  // Serialized when they are written: a first import brings ten thousand events.
  const changed = new Map<string, () => Uint8Array>();
  const news = new Map<string, readonly LedgerEvent[]>();
  const eventsOf = (id: string): readonly LedgerEvent[] => [...(state.ledgers.get(id) ?? []), ...(news.get(id) ?? [])];
  for (const draft of drafts) {
    const events = eventsOf(draft.id);
    refuseEarlier(draft, events);
    const event = chained(events, draft);
    news.set(draft.id, [...(news.get(draft.id) ?? []), event]);
    changed.set(`ledger/${event.id}/${event.seq}.json`, () => canonicalBytes(event));
  }
  const publishers = new Map<string, readonly PublisherEvent[]>();
  for (const draft of publisherDrafts) {
    const id = draft.id.slice(1);
    const events = publishers.get(id) ?? state.publishers.get(id) ?? [];
    refuseEarlier(draft, events);
    const event = chainedPublisher(events, draft);
    // An event cannot be taken back: one that nobody could read again must not be written.
    const problems = problemsOf('publisher-event', event);
    if (problems.length > 0) throw new Error(`Event ${event.seq} of ${event.id} does not agree with its schema: ${problems.join(' ')}`);
    publishers.set(id, [...events, event]);
    changed.set(`ledger/${event.id}/${event.seq}.json`, () => canonicalBytes(event));
  }
  const ledgers = lazyMap([...state.ledgers.keys(), ...news.keys()], eventsOf);
  for (const channel of channelNames) changed.set(channelPath(channel), () => canonicalBytes(channelOf(channel, ledgers)));
  return mapOver(
    files,
    lazyMap(changed.keys(), (path) => changed.get(path)?.()),
  );
}

/** The pointers of a channel, as the ledger leads to them. */
export function channelOf(channel: ChannelName, ledgers: StoreState['ledgers']): ChannelFile {
  return { schemaVersion: 1, channel, connectors: Object.fromEntries(pointersOf(channel, ledgers)) };
}

function* pointersOf(channel: ChannelName, ledgers: StoreState['ledgers']): Generator<readonly [id: string, pointer: VersionRecord]> {
  for (const [id, events] of ledgers) {
    const pointer = stateOf(events)[channel]?.record;
    if (pointer !== undefined) yield [id, pointer];
  }
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
