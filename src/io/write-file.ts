import { randomBytes } from 'node:crypto';
import { lstat, open, rename, rm } from 'node:fs/promises';
import { UserError } from '../connector/user-error.ts';

/**
 * Writes a file, given in pieces, whole or not at all: readers see the old content or the new, also after a crash. What is there and is
 * no regular file (a device, a pipe, a link) is written into, never replaced.
 */
export async function writeWholeFile(path: string, pieces: Iterable<string>): Promise<void> {
  const present = await lstat(path).catch(() => undefined);
  const isReplaced = present === undefined || present.isFile();
  const draft = isReplaced ? `${path}.${randomBytes(6).toString('hex')}.tmp` : path;
  try {
    const file = await open(draft, isReplaced ? 'wx' : 'w');
    try {
      for (const piece of pieces) await file.write(piece);
    } finally {
      await file.close();
    }
    if (isReplaced) await rename(draft, path);
  } catch (cause) {
    if (isReplaced) await rm(draft, { force: true });
    throw new UserError(`'${path}' could not be written: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
