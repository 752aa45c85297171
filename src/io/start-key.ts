import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpRefusal, isSame } from './http-refusal.ts';
import { send } from './page-answers.ts';

/** What keeps other people of this machine out: loopback is open to all of them, and no header tells who asks. */
export interface StartKey {
  /** What the printed address ends with: `?key=` and a secret of this start. It opens any browser, as often as it is asked for. */
  readonly query: string;
  /**
   * True when it answered: a browser that brings the key gets a cookie for it and goes on to `page`, by default to where it was. Refuses who
   * has neither.
   */
  readonly answers: (request: IncomingMessage, response: ServerResponse, url: URL, page?: string) => boolean;
}

/** Makes the key of a start of a server that stands at an origin, which is known once it listens. */
export function makeStartKey(origin: () => string): StartKey {
  const [key, pass] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
  // A cookie is for all ports of a host: servers that run side by side must not take each other's.
  const cookie = (): string => `certify-${new URL(origin()).port}`;
  return { query: `?key=${key}`, answers };

  function answers(request: IncomingMessage, response: ServerResponse, url: URL, page?: string): boolean {
    const given = url.searchParams.get('key');
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (given !== null && isReading && isSame(given, key)) {
      url.searchParams.delete('key');
      const location = page ?? `${url.pathname}${url.search}`;
      send(response, 303, '', { location, 'set-cookie': `${cookie()}=${pass}; Path=/; HttpOnly; SameSite=Strict` });
      return true;
    }
    const brought = (request.headers.cookie ?? '').split(';').map((one) => one.trim());
    if (brought.some((one) => isSame(one, `${cookie()}=${pass}`))) return false;
    throw new HttpRefusal(
      403,
      'Open the address with a key that certify serve printed when it started; this browser has not, or not since.',
    );
  }
}
