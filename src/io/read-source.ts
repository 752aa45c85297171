import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../connector/user-error.ts';

/** The bytes of a description of an API, as the person who calls named it: links are followed, it is their own file. */
export async function readSourceFile(name: string, cwd: string, mostBytes: number): Promise<Uint8Array> {
  const path = resolve(cwd, name);
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined) throw new UserError(`There is no file '${name}'.`);
  if (!facts.isFile()) throw new UserError(`'${name}' is no file.`);
  if (facts.size > mostBytes) throw new UserError(`'${name}' has ${facts.size} bytes; at most ${mostBytes} are read.`);
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    throw new UserError(`'${name}' cannot be read: ${cause instanceof Error ? cause.message : cause}.`, { cause });
  }
}
