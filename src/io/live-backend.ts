import { setTimeout as pause } from 'node:timers/promises';
import { withoutLastSlashes } from '../connector/last-slashes.ts';
import { UserError } from '../connector/user-error.ts';

/** Where a live run goes: one origin, and a path only where it stands for the definition's base path. */
export interface LiveTarget {
  /** As `https://api.contoso.com`. */
  readonly origin: string;
  readonly host: string;
  /** `https` or `http`. */
  readonly scheme: 'http' | 'https';
  /** Undefined where none was written: the definition's own is in effect. */
  readonly basePath: string | undefined;
  readonly isLoopback: boolean;
}

/** What one call may cost. */
const ceilings = { milliseconds: 30_000, bytes: 8_388_608 };
/** The platform lets a connection make 500 calls a minute; a service is not called more often. */
const spacing = 125;

/** Reads the address of a service. A `UserError` for anything but https, for plain http elsewhere than on this machine, and for credentials in it. */
export function parseTarget(text: string): LiveTarget {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new UserError('--against is mock or the address of the service, such as https://api.contoso.com.');
  if (url.username !== '' || url.password !== '')
    throw new UserError('--against holds a user name or password; write them into the file of --connection.');
  if (url.search !== '' || url.hash !== '') throw new UserError('--against is scheme, host and base path, without query and fragment.');
  const isLoopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && !isLoopback)
    throw new UserError(`--against ${url.origin} is not https: credentials would be readable on the way.`);
  const basePath = url.pathname === '/' ? undefined : withoutLastSlashes(url.pathname);
  return { origin: url.origin, host: url.host, scheme: url.protocol === 'https:' ? 'https' : 'http', basePath, isLoopback };
}

/** Calls a service, and knows whether it was ever there. */
export interface LiveBackend {
  readonly target: LiveTarget;
  readonly backend: (request: Request) => Promise<Response>;
  /** Why nothing was reached so far, as `ECONNREFUSED`, empty where the system has no name for it; undefined once something was, or was not tried. */
  readonly unreachable: () => string | undefined;
}

/**
 * A backend that calls the service: only this origin, no redirect is followed, with a limit for time and size. Calls are spaced, except on
 * this machine. A call may take `longest` milliseconds, its body included. What goes wrong is thrown as an `Error` of one sentence that holds nothing of the request.
 */
export function liveBackend(target: LiveTarget, longest = ceilings.milliseconds): LiveBackend {
  const { origin, isLoopback } = target;
  let next = 0;
  let wasReached = false;
  let problem: string | undefined;
  const backend = async (request: Request): Promise<Response> => {
    if (new URL(request.url).origin !== origin) throw new Error(`only ${origin} is called`);
    if (!isLoopback) {
      const wait = next - performance.now();
      next = Math.max(next, performance.now()) + spacing;
      if (wait > 0) await pause(wait);
    }
    const signal = AbortSignal.timeout(longest);
    try {
      const response = await fetch(new Request(request, { redirect: 'manual', signal }));
      wasReached = true;
      const body = await bodyOf(response);
      const isBodiless = [101, 204, 205, 304].includes(response.status);
      return new Response(isBodiless ? null : body, { status: response.status, headers: response.headers });
    } catch (cause) {
      if (cause instanceof TooLarge) throw new Error(`an answer is larger than ${ceilings.bytes} bytes`, { cause });
      if (signal.aborted) throw new Error(`no answer within ${longest / 1000} seconds`, { cause });
      problem = codeOf(cause);
      throw new Error(`the service cannot be reached${inBrackets(problem)}`, { cause });
    }
  };
  return { target, backend, unreachable: () => (wasReached ? undefined : problem) };
}

class TooLarge extends Error {}

async function bodyOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.byteLength;
    if (size > ceilings.bytes) throw new TooLarge();
    pieces.push(piece);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

/** ` (ECONNREFUSED)`, and nothing for no name. */
export function inBrackets(code: string): string {
  return code === '' ? '' : ` (${code})`;
}

/** `ECONNREFUSED`, where the system gives a name to it. */
function codeOf(cause: unknown): string {
  const inner = cause instanceof Error ? cause.cause : undefined;
  const code = inner instanceof Error && 'code' in inner ? inner.code : undefined;
  return typeof code === 'string' ? code : '';
}
