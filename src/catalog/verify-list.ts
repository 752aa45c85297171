import { canonicalText } from './canonical-json.ts';
import type { CatalogEntry } from './catalog-entry.ts';
import { counted } from './counted.ts';
import type { Removed } from './removed.ts';
import { type Shard, shardOf } from './shards.ts';
import { entryPath } from './verify-entry.ts';
import type { Index } from './verify-index.ts';
import { parsePublished } from './verify-parse.ts';
import type { Session } from './verify-session.ts';

/** Where the catalog lists its connectors. */
export const catalogPath = '/v1/catalog.json';
const listPath = '/v1/list.json';
const removedPath = '/v1/removed.json';

interface ListFile {
  readonly connectors: readonly CatalogEntry[];
  readonly shards?: readonly Shard[];
}

/** `catalog.json` and its shards by id, each entry's digest held against the index. Undefined when a file of them does not hold. */
export async function readList(session: Session): Promise<ReadonlyMap<string, CatalogEntry> | undefined> {
  const top = await readPart(session, catalogPath);
  if (top === undefined) return undefined;
  const parts: (readonly [path: string, connectors: readonly CatalogEntry[]])[] = [[catalogPath, top.connectors]];
  let isWhole = true;
  if (top.shards !== undefined && top.connectors.length > 0)
    return session.fail('catalog', catalogPath, `${catalogPath} has shards, and connectors outside of them.`);
  for (const shard of top.shards ?? []) {
    const part = await readShard(session, shard);
    if (part === undefined) isWhole = false;
    else parts.push([shard.path, part]);
  }
  const files = new Map(session.named().map((file) => [file.path, file.sha256]));
  const listed = new Map<string, CatalogEntry>();
  for (const [path, connectors] of parts) {
    for (const one of connectors) {
      if (listed.has(one.id)) session.fail('catalog', path, `${path} lists ${one.id} twice.`);
      if (one.entry.path !== entryPath(one.id) || files.get(one.entry.path) !== one.entry.sha256)
        session.fail('catalog', path, `${path} names another entry of ${one.id} than the index.`);
      listed.set(one.id, one);
    }
  }
  return isWhole ? listed : undefined;
}

async function readPart(session: Session, path: string): Promise<ListFile | undefined> {
  const bytes = await session.get(path);
  if (bytes === undefined) return undefined;
  const parsed = parsePublished<ListFile>(bytes, 'catalog');
  return 'problem' in parsed ? session.fail('catalog', path, `${path} ${parsed.problem}`) : parsed.value;
}

async function readShard(session: Session, { path, sha256, count }: Shard): Promise<readonly CatalogEntry[] | undefined> {
  const fail = (sentence: string): undefined => session.fail('catalog', path, `${path} ${sentence}`);
  if (!/^\/v1\/catalog\/[0-9a-f]{2}\.json$/.test(path))
    return session.fail(
      'catalog',
      catalogPath,
      `${catalogPath} has the shard ${JSON.stringify(path.slice(0, 100))}, which is none of /v1/catalog/.`,
    );
  const named = session.named().find((file) => file.path === path);
  if (named !== undefined && named.sha256 !== sha256)
    return fail(`has the digest ${named.sha256} in the index; ${catalogPath} names ${sha256}.`);
  const part = await readPart(session, path);
  if (part === undefined) return undefined;
  if (part.shards !== undefined) return fail('has shards of its own.');
  if (part.connectors.length !== count) return fail(`lists ${part.connectors.length} connectors; ${catalogPath} counts ${count}.`);
  const stray = part.connectors.find(({ id }) => path !== `/v1/catalog/${shardOf(id)}.json`);
  return stray === undefined ? part.connectors : fail(`lists ${stray.id}, which belongs into another shard.`);
}

/** Holds what the index counts against what is listed. */
export function verifyCounts(
  session: Session,
  { counts }: Index,
  listed: ReadonlyMap<string, CatalogEntry>,
  publishers: number,
): undefined {
  const on = (channel: 'preview' | 'public'): number => [...listed.values()].filter(({ versions }) => versions[channel] !== null).length;
  const wanted = { connectors: listed.size, public: on('public'), preview: on('preview'), publishers };
  for (const name of ['connectors', 'public', 'preview', 'publishers'] as const)
    if (counts[name] !== wanted[name])
      session.fail('index', '/v1/index.json', `/v1/index.json counts ${counts[name]} for ${name}, and the catalog has ${wanted[name]}.`);
}

/** Asks that `list.json` has no connector that is not public, and no other version of one. */
export async function verifyAggregated(session: Session, listed: ReadonlyMap<string, CatalogEntry>): Promise<undefined> {
  const bytes = await session.get(listPath);
  if (bytes === undefined) return;
  const parsed = parsePublished<{ readonly [id: string]: { readonly preferred: string } }>(bytes, 'list');
  if ('problem' in parsed) return session.fail('files', listPath, `${listPath} ${parsed.problem}`);
  for (const [id, { preferred }] of Object.entries(parsed.value)) {
    const current = listed.get(id)?.versions.public?.version;
    if (current === undefined)
      session.fail('catalog', listPath, `${listPath} lists ${JSON.stringify(id.slice(0, 100))}, which is not public.`);
    else if (current !== preferred)
      session.fail(
        'catalog',
        listPath,
        `${listPath} lists ${id} ${JSON.stringify(preferred.slice(0, 100))}; ${JSON.stringify(current)} is public.`,
      );
  }
}

/** Holds `removed.json` against what all ledgers lead to, sorted by id. */
export async function verifyRemoved(session: Session, wanted: readonly Removed[]): Promise<undefined> {
  const bytes = await session.get(removedPath);
  if (bytes === undefined) return;
  const fail = (sentence: string): undefined => session.fail('catalog', removedPath, `${removedPath} ${sentence}`);
  const parsed = parsePublished<{ readonly removed: readonly Removed[] }>(bytes, 'removed');
  if ('problem' in parsed) return fail(parsed.problem);
  const { removed } = parsed.value;
  const told = new Set(removed.map((one) => canonicalText(one)));
  const hidden = wanted.find((one) => !told.has(canonicalText(one)));
  if (hidden !== undefined) return fail(`does not tell that ${nameOf(hidden)}; its ledger leads to that: ${hidden.reason}`);
  const known = new Set(wanted.map((one) => canonicalText(one)));
  const extra = removed.find((one) => !known.has(canonicalText(one)));
  if (extra !== undefined) return fail(`tells that ${nameOf(extra)}; its ledger does not lead to that.`);
  if (removed.length !== wanted.length) return fail('tells something twice.');
  session.ok('catalog', removedPath, `Tells what the ledgers lead to: ${counted(removed.length, 'removal')}.`);
}

function nameOf({ id, version, revision, kind, at }: Removed): string {
  const name = version === null ? id : `${id} ${version}${revision ? ` revision ${revision}` : ''}`;
  return `${name} was ${kind} on ${at.slice(0, 10)}`;
}

/** Asks that nothing can be downloaded but what a version serves that may be. */
export function verifyServed(session: Session, served: ReadonlySet<string>): undefined {
  for (const { path } of session.named())
    if (/^\/(?:bundles|files)\//.test(path) && !served.has(path))
      session.fail('entry', path, `${path} is published, and no version that may be downloaded has it.`);
}
