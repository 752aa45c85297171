import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Published, type PublishedReader, pathProblem } from '../catalog/verify-session.ts';
import { UserError } from '../connector/user-error.ts';

/** Milliseconds for one file from an address. */
const requestTime = 120_000;
/** Bytes of everything read from an address. */
const mostTraffic = 8_589_934_592;
/** Redirects on one host that are followed. */
const mostRedirects = 3;
/** Files that are listed in a folder. */
const mostListed = 2_000_000;

/** Reads a published catalog in a folder, or at an https address (http on this machine). */
export async function openPublished(target: string, cwd: string): Promise<PublishedReader> {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(target) ? openAddress(target) : await openFolder(resolve(cwd, target));
}

/** Reads a published catalog in a folder: regular files below it, no links, and nothing is ever written. */
export async function openFolder(folder: string): Promise<PublishedReader> {
  const top = await realpath(folder).catch(() => undefined);
  const facts = top === undefined ? undefined : await lstat(top);
  if (top === undefined || !facts?.isDirectory())
    throw new UserError(`There is no folder '${folder}'. Give the folder or address of a catalog.`);
  return { read: (path, most) => readInside(top, path, most), list: (folders) => listInside(top, folders) };
}

async function readInside(top: string, path: string, most: number): Promise<Published> {
  if (pathProblem(path) !== undefined) return { kind: 'refused', reason: 'is no path of a catalog.' };
  const names = path.split('/').slice(1);
  for (const depth of names.keys()) {
    const facts = await lstat(join(top, ...names.slice(0, depth + 1))).catch(() => undefined);
    if (facts === undefined) return { kind: 'absent' };
    const isLast = depth === names.length - 1;
    if (facts.isSymbolicLink()) return { kind: 'refused', reason: 'is a link, which is not followed.' };
    if (isLast ? !facts.isFile() : !facts.isDirectory()) return isLast ? { kind: 'refused', reason: 'is no file.' } : { kind: 'absent' };
    if (isLast && facts.size > most) return { kind: 'refused', reason: `has ${facts.size} bytes; at most ${most} are read.` };
  }
  const file = await open(join(top, ...names), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => undefined);
  if (file === undefined) return { kind: 'refused', reason: 'cannot be read.' };
  try {
    const { size } = await file.stat();
    if (size > most) return { kind: 'refused', reason: `has ${size} bytes; at most ${most} are read.` };
    const bytes = new Uint8Array(size);
    const { bytesRead } = await file.read(bytes, 0, size, 0);
    return { kind: 'file', bytes: bytes.subarray(0, bytesRead) };
  } finally {
    await file.close();
  }
}

async function listInside(top: string, folders: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = folders.map((name) => `/${name}`);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const facts = await lstat(join(top, path)).catch(() => undefined);
    if (facts === undefined) continue;
    if (!facts.isDirectory()) {
      found.push(path);
      continue;
    }
    for (const entry of await readdir(join(top, path), { withFileTypes: true })) {
      const inside = `${path}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(inside);
      else found.push(inside);
    }
    if (found.length > mostListed) throw new UserError(`'${top}' holds more than ${mostListed} files; that is no catalog.`);
  }
  return found.sort();
}

/** Reads a published catalog at an address. Redirects to other hosts, and anything but https, are refused. */
function openAddress(address: string): PublishedReader {
  const base = parseAddress(address);
  let traffic = 0;
  return {
    read: async (path, most) => {
      if (pathProblem(path) !== undefined) return { kind: 'refused', reason: 'is no path of a catalog.' };
      const found = await fetchFile(new URL(`.${path}`, base), most);
      if (found.kind === 'file') traffic += found.bytes.length;
      if (traffic > mostTraffic)
        throw new UserError(`${base.href} sent more than ${mostTraffic} bytes. Verify one connector of it, or a copy in a folder.`);
      return found;
    },
  };
}

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) throw new UserError(`'${address}' is no address. Give one like https://example.com/catalog/`);
  if (!isAllowed(url)) throw new UserError(`'${address}' is no https address; http is read on this machine only.`);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new UserError(`'${address}' must be a plain address, without user, password, ? and #.`);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

function isAllowed({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
}

async function fetchFile(start: URL, most: number): Promise<Published> {
  let url = start;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    try {
      const response = await fetch(url.href, { redirect: 'manual', signal: AbortSignal.timeout(requestTime) });
      const next = response.headers.get('location');
      if ([301, 302, 303, 307, 308].includes(response.status) && next !== null) {
        await response.body?.cancel();
        const target = URL.canParse(next, url.href) ? new URL(next, url) : undefined;
        if (target === undefined || target.host !== start.host || target.protocol !== start.protocol)
          throw new UserError(
            `${url.href} redirects to another host (${JSON.stringify(next.slice(0, 200))}). Give the address that really holds the catalog.`,
          );
        url = target;
        continue;
      }
      if (response.status === 404 || response.status === 410) {
        await response.body?.cancel();
        return { kind: 'absent' };
      }
      if (response.status !== 200) {
        await response.body?.cancel();
        throw new UserError(`${url.href} answered with status ${response.status}. Try again later, or give another address.`);
      }
      return await bodyOf(response, most);
    } catch (cause) {
      if (cause instanceof UserError) throw cause;
      throw new UserError(`${url.href} could not be read: ${reasonOf(cause)}. Check the address and the network.`, { cause });
    }
  }
  throw new UserError(`${start.href} redirects more than ${mostRedirects} times.`);
}

/** The body, as it is after decompression, as long as it is not larger than it may be. */
async function bodyOf(response: Response, most: number): Promise<Published> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (response.body !== null) {
    for await (const part of response.body) {
      size += part.length;
      // Leaving the loop ends the download.
      if (size > most) return { kind: 'refused', reason: `is larger than ${most} bytes.` };
      parts.push(part);
    }
  }
  return { kind: 'file', bytes: new Uint8Array(Buffer.concat(parts)) };
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'TimeoutError') return `it took longer than ${requestTime / 1000} seconds`;
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}
