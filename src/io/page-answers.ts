import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, type JsonObject } from '../connector/json-value.ts';
import { UserError } from '../connector/user-error.ts';
import { parseJson } from '../preview/records.ts';
import { Refused } from '../trial/refused.ts';
import { bodyOf, HttpRefusal, isSame, refuseStrangers } from './http-refusal.ts';

const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // A form tells where it comes from under this policy, and nothing else does.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

/** Answers a page of ours, which may load and call nothing but this server. */
export function send(response: ServerResponse, status: number, text: string, headers: Readonly<Record<string, string>>): void {
  if (!response.req.complete) response.setHeader('connection', 'close');
  response.writeHead(status, { ...pageHeaders, ...headers }).end(response.req.method === 'HEAD' ? undefined : text);
}

/**
 * What the script of a page asks: JSON of at most so many bytes, posted by a page of this server that knows the secret of this start.
 * Anything else is refused. The caller has looked at the Host header.
 */
export async function askedOf(request: IncomingMessage, token: string, most: number): Promise<JsonObject> {
  if (request.method !== 'POST') throw new HttpRefusal(405, 'Only POST is answered.');
  refuseStrangers(request);
  if (!isSame(String(request.headers['x-certify-token'] ?? ''), token))
    throw new HttpRefusal(403, 'The page is of another start of certify serve. Load it again.');
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) throw new HttpRefusal(415, 'Only JSON is read.');
  const asks = parseJson(new TextDecoder().decode(await bodyOf(request, most)));
  if (!isObject(asks)) throw new HttpRefusal(400, 'The body is no JSON object, or is nested too deeply.');
  return asks;
}

/**
 * Ends a request that cannot be answered: with the sentence of what refused it, as a page for who asked for one and as JSON for scripts. A
 * mistake of ours is told as such, and nothing of it is shown.
 */
export function tellRefusal(response: ServerResponse, error: unknown, note: (sentence: string) => string): void {
  if (response.headersSent) return void response.destroy();
  const isKnown = error instanceof HttpRefusal || error instanceof UserError || error instanceof Refused;
  const status = error instanceof HttpRefusal ? error.status : isKnown ? 422 : 500;
  const sentence = isKnown ? error.message : 'certify made a mistake of its own here.';
  const wantsPage = (response.req.headers.accept ?? '').includes('text/html');
  if (wantsPage) send(response, status, note(sentence), { 'content-type': 'text/html; charset=utf-8' });
  else send(response, status, JSON.stringify({ error: sentence }), { 'content-type': 'application/json; charset=utf-8' });
}
