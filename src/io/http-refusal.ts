import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Ends a request with a status and a sentence. */
export class HttpRefusal extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

/** Lets through what only reads. */
export function refuseChanges({ method }: IncomingMessage): void {
  if (method !== 'GET' && method !== 'HEAD') throw new HttpRefusal(405, 'Only GET and HEAD are answered.');
}

/** A browser tells which page a call comes from; what is no page of this server is refused. The Host header was looked at before. */
export function refuseStrangers({ headers }: IncomingMessage): void {
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (origin !== `http://${host}` || (site !== undefined && site !== 'same-origin'))
    throw new HttpRefusal(403, 'Only pages of this server may do that.');
}

/** True for the same text; takes as long for any other of its length. */
export function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The body of a request, of at most so many bytes. */
export async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  // The answer still has to go out where more comes than is read.
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    size += piece.length;
    if (size > most) throw new HttpRefusal(413, `The body is larger than ${most} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
