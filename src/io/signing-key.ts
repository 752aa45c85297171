import { open, rm, stat } from 'node:fs/promises';
import { UserError } from '../connector/user-error.ts';

/** Bytes of a file with a key. */
const mostBytes = 65_536;

/** Reads a private key's file. One that others on this machine can read is refused, as ssh does. */
export async function readSecretFile(path: string): Promise<string> {
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined) throw new UserError(`There is no key '${path}'. Make one with: certify catalog keygen --output '${path}'`);
  if (!facts.isFile() || facts.size > mostBytes) throw new UserError(`'${path}' is no file with a key.`);
  if (process.platform !== 'win32' && (facts.mode & 0o077) !== 0)
    throw new UserError(`The key '${path}' can be read by others on this machine. Close it with: chmod 600 '${path}'`);
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new UserError(`The key '${path}' cannot be read. Ask its owner, or pass it with --key - on standard input.`, { cause });
  });
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** Writes a new file that only its owner can read; one that is there is never replaced: a lost key cannot be had again. */
export async function writeSecretFile(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'EEXIST' ? 'is there already; choose another name' : `cannot be written: ${cause.code ?? cause.message}`;
    throw new UserError(`'${path}' ${why}.`, { cause });
  });
  try {
    await file.writeFile(text);
  } catch (cause) {
    await rm(path, { force: true });
    throw new UserError(`'${path}' could not be written whole and was removed.`, { cause });
  } finally {
    await file.close();
  }
}
