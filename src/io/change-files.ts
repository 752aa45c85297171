import { randomBytes } from 'node:crypto';
import { chmod, lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FolderEntry } from '../connector/folder.ts';
import { UserError } from '../connector/user-error.ts';

/** A file of a folder as it was read, and as it shall be. */
export interface FileChange {
  readonly before: FolderEntry;
  readonly after: FolderEntry;
}

/**
 * Gives files of a folder other bytes, names or modes. Everything is looked at again and every new text lies beside its file before
 * anything is changed: a file that is no longer what was read, or a name that is taken, is a `UserError`, and nothing was done. Each
 * file is then the old one or the new one at any time; all other permissions stay, and no link is followed. `wayOut` tells what to do then.
 */
export async function changeFiles(folder: string, changes: readonly FileChange[], wayOut = 'Run certify fix again.'): Promise<void> {
  const drafts = new Map<FileChange, string>();
  try {
    const modes = new Map<FileChange, number>();
    for (const change of changes) modes.set(change, await modeOfUnchanged(folder, change, wayOut));
    for (const change of changes) {
      const draft = `${join(folder, change.before.path)}.${randomBytes(6).toString('hex')}.tmp`;
      const { bytes } = change.after;
      if (bytes === undefined || bytes === change.before.bytes) continue;
      drafts.set(change, draft);
      await writeDraft(draft, bytes, modeAfter(change, modes.get(change)));
    }
    for (const change of changes) {
      const path = join(folder, change.after.path);
      const draft = drafts.get(change);
      if (change.after.path !== change.before.path) await rename(join(folder, change.before.path), path);
      if (draft !== undefined) await rename(draft, path);
      else if (change.after.executable !== change.before.executable) await chmod(path, modeAfter(change, modes.get(change)));
    }
  } catch (cause) {
    for (const draft of drafts.values()) await rm(draft, { force: true });
    if (cause instanceof UserError) throw cause;
    throw new UserError(`'${folder}' could not be changed: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

/** The mode of a file that is what was read, and whose new name is free. */
async function modeOfUnchanged(folder: string, { before, after }: FileChange, wayOut: string): Promise<number> {
  const path = join(folder, before.path);
  const facts = await lstat(path).catch(() => undefined);
  if (facts === undefined || !facts.isFile() || facts.size !== before.size || !(await holds(path, before.bytes))) {
    throw new UserError(`'${path}' changed after it was read; nothing in its folder was touched. ${wayOut}`);
  }
  if (after.path !== before.path && (await isTaken(join(folder, after.path), path))) {
    throw new UserError(`'${path}' cannot be renamed: '${after.path}' is there already.`);
  }
  return facts.mode & 0o7777;
}

/** True when the file holds these bytes; of one that was not read nothing is known. */
async function holds(path: string, bytes: Uint8Array | undefined): Promise<boolean> {
  return bytes === undefined || (await readFile(path)).equals(bytes);
}

/** True when another file has the name. On a file system that ignores letter case the file itself answers to it, but is not listed so. */
async function isTaken(path: string, own: string): Promise<boolean> {
  if ((await readdir(dirname(path))).includes(basename(path))) return true;
  const [other, self] = await Promise.all([path, own].map((one) => lstat(one, { bigint: true }).catch(() => undefined)));
  return other !== undefined && (other.ino !== self?.ino || other.dev !== self.dev);
}

function modeAfter({ before, after }: FileChange, mode = 0o644): number {
  return before.executable && !after.executable ? mode & ~0o111 : mode;
}

async function writeDraft(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    // What open() is given is narrowed by the umask.
    await file.chmod(mode);
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}
