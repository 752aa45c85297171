import { randomBytes } from 'node:crypto';
import { lstat, open, rename, rm } from 'node:fs/promises';
import { UserError } from '../connector/user-error.ts';

/**
 * Writes a file, given in pieces, whole or not at all: readers see the old content or the new, also after a crash. What is there and is
 * no regular file (a device, a pipe, a link) is written into, never replaced.
 */
export async function writeWholeFile(path: string, pieces: Iterable<string>): Promise<void> {
  await write(path, pieces, async () => undefined);
}

/** The same for a file that exists: it keeps its permissions. */
export async function rewriteWholeFile(path: string, text: string): Promise<void> {
  await write(path, [text], async () => (await lstat(path)).mode & 0o7777);
}

async function write(path: string, pieces: Iterable<string>, modeOf: () => Promise<number | undefined>): Promise<void> {
  const present = await lstat(path).catch(() => undefined);
  const isReplaced = present === undefined || present.isFile();
  const draft = isReplaced ? `${path}.${randomBytes(6).toString('hex')}.tmp` : path;
  try {
    const mode = await modeOf();
    const file = await open(draft, isReplaced ? 'wx' : 'w', mode);
    try {
      // What open() is given is narrowed by the umask.
      if (mode !== undefined) await file.chmod(mode);
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
