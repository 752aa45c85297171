import { randomBytes } from 'node:crypto';
import { lstat, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../connector/user-error.ts';

/**
 * Writes a file, given in pieces, whole or not at all: readers see the old content or the new, also after a crash. What is there and is
 * no regular file (a device, a pipe, a link) is written into, never replaced.
 */
export async function writeWholeFile(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const present = await lstat(path).catch(() => undefined);
  const isReplaced = present === undefined || present.isFile();
  const draft = isReplaced ? `${path}.${randomBytes(6).toString('hex')}.tmp` : path;
  try {
    const file = await open(draft, isReplaced ? 'wx' : 'w');
    try {
      for (const piece of pieces) await file.appendFile(piece);
    } finally {
      await file.close();
    }
    if (isReplaced) await rename(draft, path);
  } catch (cause) {
    if (isReplaced) await rm(draft, { force: true });
    throw new UserError(`'${path}' could not be written: ${await reasonOf(cause, path)}.`, { cause });
  }
}

/** Why, without the name of the draft, which nobody chose. */
async function reasonOf(cause: unknown, path: string): Promise<string> {
  const folder = dirname(path);
  const parent = await stat(folder).catch(() => undefined);
  if (parent === undefined) return `there is no folder '${folder}'`;
  if (!parent.isDirectory()) return `'${folder}' is no folder`;
  return cause instanceof Error ? cause.message.replace(/, [a-z]+ '.*$/s, '') : String(cause);
}
