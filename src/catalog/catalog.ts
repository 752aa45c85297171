import { dayLength } from '../connector/day.ts';
import { canonicalBytes, canonicalText } from './canonical-json.ts';
import { type CatalogEntry, type CatalogFacts, catalogEntry, type Listed, listConnectors } from './catalog-entry.ts';
import { type ChainLink, eventDigest } from './chain.ts';
import { connectorFile, type ServedFile } from './connector-file.ts';
import { sha256 } from './digest.ts';
import { epochOf, eventCount, serialOf } from './epoch.ts';
import { feedFiles } from './feeds.ts';
import { aggregatorItem } from './list.ts';
import { publishedPolicy } from './published-policy.ts';
import { publisherFiles } from './publisher-entry.ts';
import { chainIdOf } from './publisher-events.ts';
import { removedOf } from './removed.ts';
import { problemsOf, type SchemaName, schemas } from './schemas.ts';
import { mostIndexed, mostUnsharded, type Shard, sharded } from './shards.ts';
import type { Files } from './store-state.ts';
import { publishedVerification } from './verification-policy.ts';

/** What `timestamp.json` says until somebody signs it. */
const notSigned =
  'This catalog is NOT SIGNED: whoever serves it could have changed every file of it. Trust it only as far as you trust the place you got it from.';

/** Days after which a reader should no longer believe a timestamp. */
const timestampDays = 7;

/** A published file: its path from the root of the catalog (`/v1/index.json`, `/bundles/…`), and its bytes. */
export type PublishedFile = readonly [path: string, bytes: Uint8Array];

/** The last file of a catalog. */
export const timestampPath = '/v1/timestamp.json';

/** All published files by path. */
export function buildCatalog(facts: CatalogFacts): Files {
  return new Map(catalogFiles(facts));
}

/**
 * The published files one at a time, what is named before what names it; each once, but those of `/files/` before each entry that names them; `/v1/index.json` and `/v1/timestamp.json` last. The
 * same facts give the same bytes; the clock is in the timestamp alone. Each JSON file was held against its schema.
 */
export function* catalogFiles(facts: CatalogFacts): Generator<PublishedFile> {
  const listing = new Map<string, ServedFile>();
  /** Takes note of a file; `undefined` when it was published already. */
  const noted = (path: string, bytes: Uint8Array): PublishedFile[] => {
    const file = servedFile(path, bytes);
    const known = listing.get(path);
    if (known !== undefined && known.sha256 !== file.sha256) throw new Error(`${path} would be published twice, with other bytes.`);
    if (known !== undefined) return [];
    listing.set(path, file);
    return [[path, bytes]];
  };
  /** A file that goes with an entry; one that goes with several comes before each of them. */
  const namedAgain = (path: string, bytes: Uint8Array): readonly PublishedFile[] => {
    const first = noted(path, bytes);
    return first.length === 0 && path.startsWith('/files/') ? [[path, bytes]] : first;
  };
  const json = (path: string, schema: SchemaName, value: unknown): PublishedFile[] => noted(path, checkedBytes(path, schema, value));
  const listOf = (connectors: readonly KeptEntry[]): Uint8Array =>
    encode(`{"connectors":[${connectors.map(({ text }) => text).join(',')}],"schemaVersion":1}`);
  const entries = (path: string, connectors: readonly KeptEntry[]): PublishedFile[] => {
    const bytes = listOf(connectors);
    refuseInvalid(path, 'catalog', bytes);
    return noted(path, bytes);
  };

  for (const [name, bytes] of schemaBytes()) yield* noted(`/schema/${name}.schema.json`, bytes);
  for (const path of [...facts.state.files.keys()].sort()) {
    const room = path.slice(0, path.indexOf('/'));
    if (room !== 'ledger' && room !== 'evidence' && room !== 'reports') continue;
    const bytes = facts.state.files.get(path);
    if (bytes === undefined) continue;
    if (room === 'reports') refuseInvalid(path, 'report', bytes);
    yield* noted(`/v1/${path}`, bytes);
  }

  const kept: Kept = { entries: [], list: [], connectorsOf: new Map(), public: 0, preview: 0 };
  for (const one of listConnectors(facts)) {
    const raw: PublishedFile[] = [];
    const file = connectorFile(one, facts, (path, bytes) => raw.push(...namedAgain(path, bytes)));
    yield* raw;
    const path = `/v1/connectors/${one.id}.json`;
    yield* json(path, 'connector', file);
    keep(kept, one, facts, { path, sha256: listing.get(path)?.sha256 ?? '' });
  }
  for (const publisher of publisherFiles(facts, kept.connectorsOf))
    yield* json(`/v1/publishers/${publisher.id}.json`, 'publisher-entry', publisher);

  const isSharded = kept.entries.length > (facts.mostUnsharded ?? mostUnsharded);
  const shards: Shard[] = [];
  if (isSharded) {
    for (const [name, connectors] of sharded(kept.entries, ({ id }) => id)) {
      const path = `/v1/catalog/${name}.json`;
      yield* entries(path, connectors);
      shards.push(shardFile(path, connectors.length, listing));
    }
  }
  if (isSharded) yield* json('/v1/catalog.json', 'catalog', { schemaVersion: 1, connectors: [], shards });
  else yield* entries('/v1/catalog.json', kept.entries);
  yield* noted('/v1/list.json', encode(`{${kept.list.join(',')}}`));
  yield* json('/v1/removed.json', 'removed', { schemaVersion: 1, removed: removedOf(facts.state) });
  const titles = new Map(kept.entries.map(({ id, title }) => [id, title]));
  for (const [path, bytes] of feedFiles(facts.state, titles, facts.policy.catalogUrl)) yield* noted(path, bytes);

  const heads = headsOf(facts);
  const files = [...listing.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const told = { ...indexFacts(kept, facts), ledgers: Object.fromEntries(heads), files };
  const index = '/v1/index.json';
  if (kept.entries.length > (facts.mostUnsharded ?? mostIndexed)) {
    const parts: Shard[] = [];
    for (const { name, value, count } of indexShards(
      files.filter(({ path }) => !isNamedByIndex(path)),
      heads,
    )) {
      const path = `/v1/files/${name}.json`;
      yield* json(path, 'file-shard', value);
      parts.push(shardFile(path, count, listing));
    }
    yield* json(index, 'index', { ...told, ledgers: {}, files: files.filter(({ path }) => isNamedByIndex(path)), shards: parts });
  } else {
    yield* json(index, 'index', told);
  }
  const named = listing.get(index);
  if (named === undefined) throw new Error('There is no index.');
  yield [timestampPath, checkedBytes(timestampPath, 'timestamp', timestampOf(named, facts))];
}

/** An entry of the lists as its canonical text: that of ten thousand takes a fraction of what their values do. */
interface KeptEntry {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** What is kept of each connector until all of them were seen. */
interface Kept {
  readonly entries: KeptEntry[];
  /** The members of `list.json`, written and held against its schema one by one. */
  readonly list: string[];
  readonly connectorsOf: Map<string, string[]>;
  public: number;
  preview: number;
}

function keep(kept: Kept, one: Listed, facts: CatalogFacts, entry: CatalogEntry['entry']): void {
  const { id, description } = one;
  kept.entries.push({ id, title: apart(description.title), text: apart(canonicalText(catalogEntry(one, facts, entry))) });
  const item = aggregatorItem(one, facts.policy.catalogUrl);
  if (item !== undefined) {
    const problems = problemsOf('list', { [id]: item });
    if (problems.length > 0) throw new Error(`/v1/list.json does not agree with its schema: ${problems.slice(0, 3).join(' ')}`);
    kept.list.push(apart(`${JSON.stringify(id)}:${canonicalText(item)}`));
  }
  if (one.ledger.public !== undefined) kept.public += 1;
  if (one.ledger.preview !== undefined) kept.preview += 1;
  const publisher = one.ownership.publisher?.id;
  if (publisher !== undefined) kept.connectorsOf.set(publisher, [...(kept.connectorsOf.get(publisher) ?? []), one.id]);
}

/** A copy in one piece that shares nothing: a text cut out of a document would keep all of the document, one put together all its parts. */
function apart(text: string): string {
  return Buffer.from(text).toString();
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** What a sharded index names itself: what does not grow with the connectors, and the shards of the catalog. */
function isNamedByIndex(path: string): boolean {
  return /^\/(?:schema\/|feeds\/|v1\/catalog\/|v1\/[^/]+$)/.test(path);
}

type Heads = readonly (readonly [id: string, head: { readonly seq: number; readonly sha256: string }])[];

function* indexShards(files: readonly ServedFile[], heads: Heads) {
  const filesBy = new Map(sharded(files, ({ path }) => path));
  const headsBy = new Map(sharded(heads, ([id]) => id));
  for (const name of [...new Set([...filesBy.keys(), ...headsBy.keys()])].sort()) {
    const [some, ledgers] = [filesBy.get(name) ?? [], headsBy.get(name) ?? []];
    yield { name, count: some.length + ledgers.length, value: { schemaVersion: 1, files: some, ledgers: Object.fromEntries(ledgers) } };
  }
}

function shardFile(path: string, count: number, listing: ReadonlyMap<string, ServedFile>): Shard {
  const file = listing.get(path);
  if (file === undefined) throw new Error(`${path} was not published.`);
  return { ...file, count };
}

function headsOf({ state }: CatalogFacts): Heads {
  const heads: Heads[number][] = [];
  const add = (id: string, events: readonly ChainLink[]): void => {
    const last = events.at(-1);
    if (last !== undefined) heads.push([id, { seq: last.seq, sha256: eventDigest(last) }]);
  };
  for (const [id, events] of state.ledgers) add(id, events);
  for (const [id, events] of state.publishers) add(chainIdOf(id), events);
  return heads;
}

function indexFacts(kept: Kept, facts: CatalogFacts) {
  const { source, tool, policy, publishers } = facts;
  const epoch = epochOf(facts.state.files);
  return {
    schemaVersion: 1,
    ...(epoch === 0 ? {} : { epoch }),
    source,
    certifier: { name: 'certify', version: tool.version, rules: tool.rules },
    policy: publishedPolicy(policy),
    verification: publishedVerification(policy.verification),
    counts: {
      connectors: kept.entries.length,
      public: kept.public,
      preview: kept.preview,
      publishers: publishers.length,
      events: eventCount(facts.state),
    },
  };
}

function timestampOf(index: ServedFile, facts: CatalogFacts) {
  return {
    schemaVersion: 1,
    index,
    serial: serialOf(facts.state),
    generatedAt: facts.now.toISOString(),
    expiresAt: new Date(facts.now.getTime() + timestampDays * dayLength).toISOString(),
    note: notSigned,
    signatures: [],
  };
}

/** The bytes of a JSON file that agrees with its schema; one that does not is a bug of ours and never leaves the house. */
function checkedBytes(path: string, schema: SchemaName, value: unknown): Uint8Array {
  const bytes = canonicalBytes(value);
  refuseInvalid(path, schema, bytes);
  return bytes;
}

function refuseInvalid(path: string, schema: SchemaName, bytes: Uint8Array): void {
  const problems = problemsOf(schema, JSON.parse(new TextDecoder().decode(bytes)));
  if (problems.length > 0) throw new Error(`${path} does not agree with its schema: ${problems.slice(0, 3).join(' ')}`);
}

let canonicalSchemas: ReadonlyMap<string, Uint8Array> | undefined;

/** The schemas as they are served; made once. */
function schemaBytes(): ReadonlyMap<string, Uint8Array> {
  canonicalSchemas ??= new Map(Object.entries(schemas).map(([name, schema]) => [name, canonicalBytes(schema)]));
  return canonicalSchemas;
}

function servedFile(path: string, bytes: Uint8Array): ServedFile {
  return { path, sha256: sha256(bytes), size: bytes.length };
}
