import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../connector/user-error.ts';
import { publicInternet, type Surroundings, safeFetch } from './safe-fetch.ts';

/** The bytes of a description, from a file or an `https://` address. A `UserError` says in one sentence why there are none. */
export async function readSource(name: string, cwd: string, mostBytes: number, net: Surroundings = publicInternet): Promise<Uint8Array> {
  return /^https?:\/\//i.test(name) ? readWebSource(name, mostBytes, net) : readSourceFile(name, cwd, mostBytes);
}

async function readWebSource(url: string, maxBytes: number, net: Surroundings): Promise<Uint8Array> {
  const answer = await safeFetch({ url, accept: 'application/json, application/yaml;q=0.9, */*;q=0.8', maxBytes }, net);
  // What stands before an @ may be a password, and messages end up in logs.
  const shown = url.replace(/\/\/[^/?#]*@/, '//');
  if (!answer.isAnswered) throw new UserError(`${shown} cannot be read: ${answer.problem}`);
  if (answer.status === 200) return answer.body;
  const isElsewhere = answer.status >= 300 && answer.status < 400;
  const way = isElsewhere ? 'no redirect is followed, so name the address that it leads to' : 'open it in a browser, and import the file';
  throw new UserError(`${shown} cannot be read: it answers with status ${answer.status}; ${way}.`);
}

/** The bytes of a description of an API, as the person who calls named it: links are followed, it is their own file. */
async function readSourceFile(name: string, cwd: string, mostBytes: number): Promise<Uint8Array> {
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
