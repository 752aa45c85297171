import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import { UserError } from '../connector/user-error.ts';

/** The entries of the catalog in a site's folder, its shards included; `undefined` where there is no catalog yet. */
export async function readPublishedEntries(site: string): Promise<readonly CatalogEntry[] | undefined> {
  return await readEntries(site, (entry) => entry);
}

/** What of them tells where each connector stands: the rest of ten thousand would fill the memory. */
export async function readPublishedStandings(site: string): Promise<readonly PublishedStanding[] | undefined> {
  return await readEntries(site, ({ id, status, versions }) => ({ id, status, versions }));
}

type PublishedStanding = Pick<CatalogEntry, 'id' | 'status' | 'versions'>;

async function readEntries<T>(site: string, part: (entry: CatalogEntry) => T): Promise<readonly T[] | undefined> {
  const index = await readFile(join(site, 'v1', 'index.json')).catch(() => undefined);
  if (index === undefined) return undefined;
  try {
    const { connectors, shards = [] }: Catalog = JSON.parse(await readFile(join(site, 'v1', 'catalog.json'), 'utf8'));
    const entries = connectors.map(part);
    for (const { path } of shards) {
      if (!/^\/v1\/catalog\/[0-9a-f]{2}\.json$/.test(path)) throw new Error(`${JSON.stringify(path)} is no shard`);
      const shard: Catalog = JSON.parse(await readFile(join(site, path), 'utf8'));
      entries.push(...shard.connectors.map(part));
    }
    return entries;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      `What ${site} publishes cannot be read (${reason}), so that nobody would see what a new catalog takes away. Restore it, or delete the folder to begin anew.`,
      { cause },
    );
  }
}

interface Catalog {
  readonly connectors: readonly CatalogEntry[];
  readonly shards?: readonly { readonly path: string }[];
}
