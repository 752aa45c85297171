import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { UserError } from '../connector/user-error.ts';

/** Writes a file, given in pieces, whole or not at all: readers see the old content or the new, also after a crash. */
export async function writeWholeFile(path: string, pieces: Iterable<string>): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(draft, 'wx');
    try {
      for (const piece of pieces) await file.write(piece);
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw new UserError(`'${path}' could not be written: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
