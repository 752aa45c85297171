import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hex: the name of every report, bundle and event. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The id git gives an object of these bytes (SHA-1 repositories). */
export function gitObjectId(type: 'blob' | 'tree', bytes: Uint8Array): string {
  return createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
}
