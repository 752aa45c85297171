import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Publication } from '../catalog/publication.ts';
import type { Head } from '../catalog/verify-shards.ts';
import { isObject, type JsonObject } from '../connector/json-value.ts';
import { UserError } from '../connector/user-error.ts';

/**
 * What the site in a folder publishes, the shards of its index included; `undefined` where there is no catalog. It may be of an older
 * version of certify: only what is looked at is checked. A `UserError` when it cannot be read, because nobody could go on from it.
 */
export async function readPublication(site: string): Promise<Publication | undefined> {
  try {
    const [timestamp, index] = [await readJson(site, '/v1/timestamp.json'), await readJson(site, '/v1/index.json')];
    if (timestamp === undefined && index === undefined) return undefined;
    const heads = new Map(headsIn(index?.['ledgers']));
    for (const path of shardsIn(index?.['shards'])) {
      const shard = await readJson(site, path);
      if (shard === undefined) throw new Error(`${path} is missing`);
      for (const [chain, head] of headsIn(shard['ledgers'])) heads.set(chain, head);
    }
    const events = [...heads.values()].reduce((sum, { seq }) => sum + seq, 0);
    const { serial = events, signatures = [], generatedAt } = timestamp ?? {};
    if (!isCount(serial) || !Array.isArray(signatures)) throw new Error('/v1/timestamp.json is no timestamp');
    return {
      serial,
      epoch: Math.max(0, serial - events),
      isSigned: signatures.length > 0,
      generatedAt: typeof generatedAt === 'string' ? generatedAt : undefined,
      heads,
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      `What ${site} publishes cannot be read (${reason}), so that nobody would see whether the store goes on from it. Restore it, or move the folder away to begin anew.`,
      { cause },
    );
  }
}

async function readJson(site: string, path: string): Promise<JsonObject | undefined> {
  const text = await readFile(join(site, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) throw new Error(`${path} is no object`);
  return value;
}

function headsIn(ledgers: unknown): readonly (readonly [string, Head])[] {
  if (ledgers === undefined) return [];
  if (!isObject(ledgers)) throw new Error('its ledgers are no object');
  return Object.entries(ledgers).map(([chain, head]) => {
    if (!isObject(head) || !isCount(head['seq']) || typeof head['sha256'] !== 'string')
      throw new Error(`${JSON.stringify(chain)} has no head`);
    return [chain, { seq: head['seq'], sha256: head['sha256'] }] as const;
  });
}

function shardsIn(shards: unknown): readonly string[] {
  if (shards === undefined) return [];
  if (!Array.isArray(shards)) throw new Error('its shards are no list');
  return shards.map((shard: unknown) => {
    const path = isObject(shard) ? shard['path'] : undefined;
    if (typeof path !== 'string' || !/^\/v1\/files\/[0-9a-f]{2}\.json$/.test(path)) throw new Error(`${JSON.stringify(path)} is no shard`);
    return path;
  });
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
