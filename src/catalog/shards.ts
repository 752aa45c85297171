import { sha256 } from './digest.ts';

/** Beyond so many connectors the catalog is told in shards: a reader of one entry should not have to fetch all. */
export const mostUnsharded = 2000;

/** The index lists every file, some ten for each connector: it is told in shards beyond so many connectors. */
export const mostIndexed = 100;

/** A file that holds a part of a list. */
export interface Shard {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  /** How many items of the list it holds. */
  readonly count: number;
}

/** The shard of a key: the first two hex digits of its SHA-256. Anybody can compute where to look. */
export function shardOf(key: string): string {
  return sha256(new TextEncoder().encode(key)).slice(0, 2);
}

/** The items by shard, both in order. */
export function sharded<T>(items: Iterable<T>, keyOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const shards = new Map<string, T[]>();
  for (const item of items) {
    const name = shardOf(keyOf(item));
    const shard = shards.get(name);
    if (shard === undefined) shards.set(name, [item]);
    else shard.push(item);
  }
  return [...shards].sort(([a], [b]) => (a < b ? -1 : 1));
}
