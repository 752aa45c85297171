import { lstat, mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../connector/user-error.ts';

/**
 * Makes a folder with these files, whole or not at all: they are written beside it and moved into place together. What is there already is
 * never touched, unless it is an empty folder. Names are the caller's to check: a slash makes a folder. `executable` names programs.
 */
export async function writeNewFolder(
  path: string,
  cwd: string,
  files: ReadonlyMap<string, Uint8Array>,
  executable: ReadonlySet<string> = new Set(),
): Promise<void> {
  const place = resolve(cwd, path);
  await refuseTaken(place, path);
  let draft: string | undefined;
  try {
    await mkdir(dirname(place), { recursive: true });
    draft = await mkdtemp(join(dirname(place), `.${basename(place).slice(0, 40)}-`));
    for (const [name, bytes] of files) {
      await mkdir(dirname(join(draft, name)), { recursive: true });
      await writeFile(join(draft, name), bytes, { flag: 'wx', mode: executable.has(name) ? 0o755 : 0o644 });
    }
    await rmdir(place).catch(() => undefined);
    await rename(draft, place);
  } catch (cause) {
    if (draft !== undefined) await rm(draft, { recursive: true, force: true });
    if (cause instanceof UserError) throw cause;
    throw new UserError(`'${path}' could not be made: ${cause instanceof Error ? cause.message : cause}.`, { cause });
  }
}

async function refuseTaken(place: string, path: string): Promise<void> {
  const facts = await lstat(place).catch(() => undefined);
  if (facts === undefined) return;
  if (!facts.isDirectory()) throw new UserError(`'${path}' is there already and no folder. Choose another place with --output.`);
  if ((await readdir(place)).length > 0)
    throw new UserError(`'${path}' is there already and not empty. Choose another place with --output, or move it away.`);
}
