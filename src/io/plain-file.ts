import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { limits } from '../connector/limits.ts';
import { UserError } from '../connector/user-error.ts';

/** Reads a file of a repository by its path from the top, with slashes; `undefined` when it is not there. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>;

/** The bytes of a regular file at or below a folder, `undefined` when it is not there; a link on the way, and what is too large, is a `UserError`. */
export async function readPlainFile(root: string, path: string): Promise<Uint8Array | undefined> {
  const steps = path.split('/');
  for (const depth of steps.keys()) {
    const shown = steps.slice(0, depth + 1).join('/');
    const facts = await lstat(join(root, shown)).catch(() => undefined);
    if (facts === undefined) return undefined;
    const isLast = depth === steps.length - 1;
    if (isLast ? !facts.isFile() : !facts.isDirectory())
      throw new UserError(`${shown} is no ${isLast ? 'regular file' : 'folder'}; certify follows no links.`);
    if (isLast && facts.size > limits.fileBytes) throw new UserError(`${shown} is larger than ${limits.fileBytes} bytes.`);
  }
  try {
    return new Uint8Array(await readFile(join(root, path)));
  } catch (cause) {
    throw new UserError(`${path} cannot be read: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
