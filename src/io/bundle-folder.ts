import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../catalog/digest.ts';
import { UserError } from '../connector/user-error.ts';

/** Keeps a bundle in a folder under the name of its content; answers false when it is there already, whole. */
export async function keepBundle(folder: string, name: string, make: () => Uint8Array): Promise<boolean> {
  if ((await readBundleFile(folder, name)) !== undefined) return false;
  await mkdir(folder, { recursive: true });
  const half = join(folder, `${name}.${process.pid}.tmp`);
  try {
    await writeFile(half, make());
    await rename(half, join(folder, `${name}.zip`));
  } catch (cause) {
    throw new UserError(`${join(folder, `${name}.zip`)} could not be written: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
  return true;
}

/** The bundle of that digest in a folder; `undefined` when it is not there or not what its name says. */
export async function readBundleFile(folder: string, name: string): Promise<Uint8Array | undefined> {
  const bytes = await readFile(join(folder, `${name}.zip`)).catch(() => undefined);
  return bytes !== undefined && sha256(bytes) === name ? bytes : undefined;
}
