import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../connector/user-error.ts';

/** Bytes put away: what is seldom asked for and there ten thousand times. Reading gives them back as they were. */
export interface Packed {
  readonly read: () => Uint8Array;
}

/** What is smaller stays in memory. */
const smallest = 256;

/** Puts bytes away, out of memory. */
export function pack(bytes: Uint8Array): Packed {
  const { length } = bytes;
  if (length < smallest) {
    // A copy of its own size: bytes are often a part of something larger.
    const kept = Uint8Array.prototype.slice.call(bytes);
    return { read: () => kept };
  }
  const { fd, end } = spilled(bytes);
  return {
    read: () => {
      const read = new Uint8Array(length);
      if (readSync(fd, read, 0, length, end) !== length) throw new Error('What was put away is not there any more.');
      return read;
    },
  };
}

let spill: { readonly fd: number; end: number } | undefined;

/** Appends to a temporary file of this process that nobody else sees; answers where. */
function spilled(bytes: Uint8Array): { readonly fd: number; readonly end: number } {
  try {
    spill ??= { fd: openSpill(), end: 0 };
    const { fd, end } = spill;
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at, end + at);
    spill.end = end + bytes.length;
    return { fd, end };
  } catch (cause) {
    throw new UserError(`There is no room for temporary files in ${tmpdir()}: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

function openSpill(): number {
  const folder = mkdtempSync(join(tmpdir(), 'certify-spill-'));
  const fd = openSync(join(folder, 'packed'), 'wx+', 0o600);
  try {
    // Where a system lets an open file lose its name, nothing is left behind, however the process ends.
    rmSync(folder, { recursive: true });
  } catch {
    process.on('exit', () => {
      closeSync(fd);
      rmSync(folder, { recursive: true, force: true });
    });
  }
  return fd;
}
