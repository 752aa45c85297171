import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ListedEntries } from '../io/disk.ts';
import type { FoundConnector } from '../io/find-connectors.ts';
import type { CheckWish } from './check-part.ts';
import { certifierDigest } from './version.ts';

/**
 * The key of what a check says of one connector: SHA-256 over everything that the answer depends on. No other connector is part of it:
 * nothing that `certify check` says of a folder depends on another one.
 */
export function resultKey(
  { path, absolutePath, program }: FoundConnector,
  { entries, truncated }: ListedEntries,
  { judge, wish }: { readonly judge: string; readonly wish: CheckWish },
): string {
  const { format, text, fallback, oracle } = wish;
  const asked = format === 'text' ? text : null;
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify(['connector', certifierDigest, judge, format, asked, oracle, path, basename(absolutePath), program ?? fallback ?? null]),
  );
  hash.update(JSON.stringify([truncated, entries.length]));
  for (const { path: name, kind, executable, size, bytes } of entries) {
    // The sizes before the bytes leave one way to read the whole.
    hash.update(JSON.stringify([name, kind, executable, size, bytes?.length ?? null]));
    if (bytes !== undefined) hash.update(bytes);
  }
  return hash.digest('hex');
}
