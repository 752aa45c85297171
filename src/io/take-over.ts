import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PublishedReader } from '../catalog/verify-session.ts';
import { isArray, isObject } from '../connector/json-value.ts';
import { UserError } from '../connector/user-error.ts';
import { kindOfPath } from './disk.ts';
import { openPublished } from './read-published.ts';

/** The index of a hundred thousand connectors is smaller. */
const mostBytes = 67_108_864;

/**
 * Puts what an address publishes now into a site's folder that has no catalog yet, as far as the guards compare with it: timestamp, index,
 * list and their shards. So a machine that starts empty does not publish what a full one would stop. Answers with false where the address
 * serves no catalog. A `UserError` when it cannot be read: nobody could tell what would be lost.
 */
export async function takeOverPublication(address: string, site: string): Promise<boolean> {
  if (kindOfPath(join(site, 'v1', 'index.json')) !== undefined) return true;
  const reader = await openPublished(address, site);
  const index = await fileAt(reader, address, '/v1/index.json');
  const timestamp = await fileAt(reader, address, '/v1/timestamp.json');
  if (index === undefined && timestamp === undefined) return false;
  const files = new Map([
    ['/v1/timestamp.json', needed(timestamp, address, '/v1/timestamp.json')],
    ['/v1/catalog.json', needed(await fileAt(reader, address, '/v1/catalog.json'), address, '/v1/catalog.json')],
    ['/v1/index.json', needed(index, address, '/v1/index.json')],
  ]);
  for (const bytes of [...files.values()])
    for (const path of shardsOf(bytes, address)) files.set(path, needed(await fileAt(reader, address, path), address, path));
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(site, path)), { recursive: true });
    await writeFile(join(site, path), bytes, { flag: 'wx' });
  }
  return true;
}

async function fileAt(reader: PublishedReader, address: string, path: string): Promise<Uint8Array | undefined> {
  const found = await reader.read(path, mostBytes);
  if (found.kind === 'refused') throw unreadable(address, path, found.reason);
  return found.kind === 'file' ? found.bytes : undefined;
}

function needed(bytes: Uint8Array | undefined, address: string, path: string): Uint8Array {
  if (bytes === undefined) throw unreadable(address, path, 'is missing.');
  return bytes;
}

/** The paths of an index's or a list's shards; none in other files. */
function shardsOf(bytes: Uint8Array, address: string): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw unreadable(address, '/v1', 'holds no JSON.');
  }
  const shards = isObject(value) ? value['shards'] : undefined;
  if (!isArray(shards)) return [];
  return shards.map((shard: unknown) => {
    const path = isObject(shard) ? shard['path'] : undefined;
    if (typeof path !== 'string' || !/^\/v1\/(?:files|catalog)\/[0-9a-f]{2}\.json$/.test(path))
      throw unreadable(address, JSON.stringify(path), 'is no shard.');
    return path;
  });
}

function unreadable(address: string, path: string, reason: string): UserError {
  return new UserError(
    `What ${address} publishes cannot be compared with (${path} ${reason.replace(/\.$/, '')}). Nothing was published: repair it, or publish once without --published.`,
  );
}
