import type { ServedFile } from './connector-file.ts';
import { sha256 } from './digest.ts';
import type { SchemaName } from './schemas.ts';
import type { Shard } from './shards.ts';
import type { PublishedVerification } from './verification-policy.ts';
import { parsePublished } from './verify-parse.ts';
import { mostFileBytes, type Session } from './verify-session.ts';
import { beside, filesProblem, type Head, type IndexShards, openShards } from './verify-shards.ts';
import { attestationPath, type Timestamp } from './verify-timestamp.ts';

/** The members of `index.json` that a verification reads. */
interface IndexFile {
  readonly certifier: { readonly version: string };
  readonly verification?: PublishedVerification;
  readonly counts: IndexCounts;
  readonly ledgers: { readonly [chain: string]: Head };
  readonly files: readonly ServedFile[];
  readonly shards?: readonly Shard[];
}

/** What the index says how many there are of. */
interface IndexCounts {
  readonly connectors: number;
  readonly public: number;
  readonly preview: number;
  readonly publishers: number;
  readonly events: number;
}

/** An index that is the one the timestamp names, with its shards. */
export interface Index extends IndexShards {
  /** The version of the certify that made the catalog. */
  readonly maker: string;
  readonly counts: IndexCounts;
  /** How publishers are verified; undefined in catalogs that do not tell. */
  readonly verification: PublishedVerification | undefined;
  /** When the timestamp says that the catalog was made. */
  readonly madeAt: string;
}

const indexPath = '/v1/index.json';
/** Files that no other step reads, by their schema. */
const shapes: Readonly<Record<string, SchemaName>> = { '/v1/list.json': 'list', '/v1/removed.json': 'removed' };

/**
 * Reads the index that the timestamp names; from then on the session knows every file. `isWhole`: its shards are read as well, where it
 * has any; else each when something of it is asked for.
 */
export async function verifyIndex(
  session: Session,
  timestamp: Timestamp,
  { epoch, isWhole }: { readonly epoch: number | undefined; readonly isWhole: boolean },
): Promise<Index | undefined> {
  const fail = (sentence: string): undefined => session.fail('index', indexPath, `${indexPath} ${sentence}`);
  if (timestamp.index.path !== indexPath)
    return fail(`is not the index that /v1/timestamp.json names (${JSON.stringify(timestamp.index.path)}).`);
  const found = await session.read(indexPath, Math.min(mostFileBytes, timestamp.index.size));
  if (found.kind !== 'file') return fail(found.kind === 'absent' ? 'is missing.' : found.reason);
  const digest = sha256(found.bytes);
  if (found.bytes.length !== timestamp.index.size || digest !== timestamp.index.sha256)
    return fail(`has the digest ${digest}; /v1/timestamp.json names ${timestamp.index.sha256}.`);
  const parsed = parsePublished<IndexFile>(found.bytes, 'index');
  if ('problem' in parsed) return fail(parsed.problem);
  const { certifier, verification, files, ledgers, counts, shards = [] } = parsed.value;
  const isSharded = parsed.value.shards !== undefined;
  const problem = filesProblem([...files, ...shards], () => false);
  if (problem !== undefined) return fail(problem);
  const stray = shards.find(({ path }) => !/^\/v1\/files\/[0-9a-f]{2}\.json$/.test(path));
  if (stray !== undefined) return fail(`has the shard ${stray.path}, which is none of /v1/files/.`);
  if (isSharded && Object.keys(ledgers).length > 0) return fail('has shards, and ledgers outside of them.');
  session.name([...files, ...shards]);
  const own: IndexShards = {
    headOf: async (chain) => (Object.hasOwn(ledgers, chain) ? (ledgers[chain] ?? null) : null),
    heads: async () => new Map(Object.entries(ledgers)),
  };
  const index: Index = {
    ...(isSharded ? openShards(session, shards) : own),
    counts,
    maker: certifier.version,
    verification,
    madeAt: timestamp.generatedAt,
  };

  const isCounted = isWhole || !isSharded;
  const failures = session.steps.length;
  const events = isCounted ? [...(await index.heads()).values()].reduce((sum, { seq }) => sum + seq, 0) : counts.events;
  // What a shard that does not hold would have named cannot be counted.
  if (session.steps.length > failures) return index;
  if (events !== counts.events) return fail(`counts ${counts.events} events, and its ledgers have ${events}.`);
  if (epoch !== undefined && timestamp.serial !== events + epoch)
    return fail(`has ${events} events, which with epoch ${epoch} is not the serial ${timestamp.serial} of /v1/timestamp.json.`);
  const named = session.named().length - shards.length;
  if (isCounted)
    session.ok('index', indexPath, `Names ${named} files and ${events} events${isSharded ? `, in ${shards.length} shards` : ''}.`);
  else session.ok('index', indexPath, `Names ${named} files and ${shards.length} shards, and counts ${events} events.`);
  return index;
}

/** Every file of the index that was not read yet, and where files can be listed, those that the index does not name. */
export async function verifyFiles(
  session: Session,
  list: ((folders: readonly string[]) => Promise<readonly string[]>) | undefined,
): Promise<undefined> {
  const named = session.named();
  const paths = named.map(({ path }) => path).filter((path) => !session.wasRead(path));
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
        const bytes = await session.get(path);
        const schema = Object.hasOwn(shapes, path) ? shapes[path] : undefined;
        const parsed = bytes && schema && parsePublished(bytes, schema);
        if (parsed && 'problem' in parsed) session.fail('files', path, `${path} ${parsed.problem}`);
      }
    }),
  );
  const read = named.filter(({ path }) => session.wasRead(path)).length;
  if (read === named.length) session.ok('files', '/', `All ${read} files of the index are there, with its digests.`);
  if (list === undefined) return session.skip('files', '/', 'Files that the index does not name cannot be listed at an address.');
  // Where the chain of trust files broke, the rest of it was not read.
  const isTrustBroken = session.steps.some(({ step, status }) => step === 'trust' && status === 'failed');
  const folders = new Set(['v1', 'bundles', 'files', ...named.flatMap(({ path }) => path.split('/').slice(1, 2))]);
  for (const path of await list([...folders].sort())) {
    if (
      (await session.isNamed(path)) !== false ||
      session.wasFound(path) ||
      (beside.test(path) && (isTrustBroken || path === attestationPath))
    )
      continue;
    const way = 'Do not use that file; delete it if the catalog is yours.';
    session.fail('files', path, `${JSON.stringify(path)} is in the folder and not in ${indexPath}.`, way);
  }
}
