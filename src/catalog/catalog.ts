import { canonicalBytes } from './canonical-json.ts';
import { type CatalogFacts, catalogEntry, type Listed, listConnectors } from './catalog-entry.ts';
import { eventDigest } from './chain.ts';
import { connectorFile, type ServedFile } from './connector-file.ts';
import { sha256 } from './digest.ts';

import { aggregatorList } from './list.ts';
import { publishedPolicy } from './published-policy.ts';
import { publisherFiles } from './publisher-entry.ts';
import { problemsOf, type SchemaName, schemas } from './schemas.ts';
import type { Files } from './store-state.ts';

/** Days after which a reader should no longer believe a timestamp. */
const timestampDays = 7;

/**
 * The published files, by path from the root of the catalog (`/v1/index.json`, `/bundles/…`). The same facts give the same bytes; the
 * clock is in `/v1/timestamp.json` alone. Each JSON file was held against its schema.
 */
export function buildCatalog(facts: CatalogFacts): Files {
  const files = new Map<string, Uint8Array>();
  const listed = listConnectors(facts);
  const entries = listed.map((one) => {
    const entry = put(files, `/v1/connectors/${one.id}.json`, 'connector', connectorFile(one, facts, files));
    return catalogEntry(one, facts.now, { path: entry.path, sha256: entry.sha256 });
  });
  put(files, '/v1/catalog.json', 'catalog', { schemaVersion: 1, connectors: entries });
  put(files, '/v1/list.json', 'list', aggregatorList(listed, facts.policy.catalogUrl));
  put(files, '/v1/removed.json', 'removed', { schemaVersion: 1, removed: [] });
  for (const publisher of publisherFiles(facts.publishers, listed, facts.now))
    put(files, `/v1/publishers/${publisher.id}.json`, 'publisher-entry', publisher);
  for (const [path, bytes] of facts.state.files) {
    const room = path.slice(0, path.indexOf('/'));
    if (room === 'ledger' || room === 'evidence') files.set(`/v1/${path}`, bytes);
    if (room === 'reports') putBytes(files, `/v1/${path}`, 'report', bytes);
  }
  for (const [name, schema] of Object.entries(schemas)) files.set(`/schema/${name}.schema.json`, canonicalBytes(schema));
  const index = put(files, '/v1/index.json', 'index', indexOf(listed, facts, files));
  put(files, '/v1/timestamp.json', 'timestamp', timestampOf(index, facts));
  return files;
}

function indexOf(listed: readonly Listed[], facts: CatalogFacts, files: Files) {
  const { state, source, tool, policy, publishers } = facts;
  const heads = [...state.ledgers].flatMap(([id, events]) =>
    events.slice(-1).map((event) => [id, { seq: event.seq, sha256: eventDigest(event) }] as const),
  );
  return {
    schemaVersion: 1,
    source,
    certifier: { name: 'certify', version: tool.version, rules: tool.rules },
    policy: publishedPolicy(policy),
    counts: {
      connectors: listed.length,
      public: listed.filter(({ ledger }) => ledger.public !== undefined).length,
      preview: listed.filter(({ ledger }) => ledger.preview !== undefined).length,
      publishers: publishers.length,
      events: eventCount(facts),
    },
    ledgers: Object.fromEntries(heads),
    files: [...files].map(([path, bytes]) => servedFile(path, bytes)).sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function timestampOf(index: ServedFile, facts: CatalogFacts) {
  return {
    schemaVersion: 1,
    index,
    serial: eventCount(facts),
    generatedAt: facts.now.toISOString(),
    expiresAt: new Date(facts.now.getTime() + timestampDays * 86_400_000).toISOString(),
    signature: null,
    note: 'This catalog is NOT SIGNED: whoever serves it could have changed every file of it. Trust it only as far as you trust the place you got it from.',
  };
}

function eventCount({ state }: CatalogFacts): number {
  return [...state.ledgers.values()].reduce((sum, events) => sum + events.length, 0);
}

/** Adds a JSON file that agrees with its schema; one that does not is a bug of ours and never leaves the house. */
function put(files: Map<string, Uint8Array>, path: string, schema: SchemaName, value: unknown): ServedFile {
  return putBytes(files, path, schema, canonicalBytes(value));
}

function putBytes(files: Map<string, Uint8Array>, path: string, schema: SchemaName, bytes: Uint8Array): ServedFile {
  const problems = problemsOf(schema, JSON.parse(new TextDecoder().decode(bytes)));
  if (problems.length > 0) throw new Error(`${path} does not agree with its schema: ${problems.slice(0, 5).join(' ')}`);
  files.set(path, bytes);
  return servedFile(path, bytes);
}

function servedFile(path: string, bytes: Uint8Array): ServedFile {
  return { path, sha256: sha256(bytes), size: bytes.length };
}
