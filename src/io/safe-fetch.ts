import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest, type RequestOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type ConnectionOptions, createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { dnsName } from './dns-name.ts';
import { connectionProblem } from './fetch-problems.ts';
import { isGlobalAddress } from './global-address.ts';

/** What is asked of a host that a stranger may have named. */
export interface SafeRequest {
  readonly url: string;
  /** The media types that are understood, as the `Accept` header has them. */
  readonly accept: string;
  /** A longer body is not read to its end. */
  readonly maxBytes: number;
  /** Sent as `POST` when there is one. */
  readonly body?: { readonly bytes: Uint8Array; readonly mediaType: string };
}

/** What a host answered, or a sentence why nothing of it can be used. */
export type SafeAnswer = HostAnswer | SafeFailure;

/** The status of an answer and, when that is 200, its body. Nothing is followed and nothing decoded. */
interface HostAnswer {
  readonly isAnswered: true;
  readonly status: number;
  /** In lower case, without parameters; empty when the host names none. */
  readonly mediaType: string;
  /** Empty unless the status is 200. */
  readonly body: Uint8Array;
  /** The address that was connected to. */
  readonly address: string;
}

/** Why there is no answer, or none that may be used. */
interface SafeFailure {
  readonly isAnswered: false;
  readonly problem: string;
  /** The address that was connected to; null without a connection. */
  readonly address: string | null;
  /** Null without an answer. */
  readonly status: number | null;
}

/** What of the network a request meets; anything but `publicInternet` is for tests and for hosts that the operator named. */
export interface Surroundings {
  /** Every address of a host, asked once for each request. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** Whether an address may be connected to; a host with one that may not is not asked at all. */
  readonly isAdmitted: (address: string) => boolean;
  readonly port: number;
  /** The authorities that certificates are checked against. */
  readonly trust: () => SecureContext;
  /** Milliseconds for everything: name, connection, certificate, headers and body. */
  readonly timeLimit: number;
}

let publicTrust: SecureContext | undefined;

/**
 * The internet: names by the system, global unicast addresses only, port 443, ten seconds, and the authorities that Node.js was built
 * with, whatever the environment adds to them.
 */
export const publicInternet: Surroundings = {
  resolve: async (host) => (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address),
  isAdmitted: isGlobalAddress,
  port: 443,
  trust: () => (publicTrust ??= createSecureContext({ ca: [...rootCertificates], minVersion: 'TLSv1.2' })),
  timeLimit: 10_000,
};

/**
 * Asks a host that nobody trusts, without a way to turn the question against anyone else: https and its port only; no redirect is followed;
 * no cookie, credential or token is sent; the name is resolved once, every address of it must be admitted, and that address is connected to
 * (IPv4 where there is one); the certificate must be valid for the name; size and time are capped, compression is refused. No proxy is used.
 * Whether a certificate was revoked is not asked. Never rejects: what went wrong is a sentence without a word of the host's own.
 */
export async function safeFetch(asked: SafeRequest, net: Surroundings = publicInternet): Promise<SafeAnswer> {
  const url = URL.canParse(asked.url) ? new URL(asked.url) : undefined;
  const refusal = url === undefined ? 'The URL cannot be read.' : refusalOf(url);
  if (url === undefined || refusal !== undefined) return failure(refusal ?? '');
  const started = performance.now();
  const resolved = await addressOf(url.hostname, net);
  if (typeof resolved !== 'string') return resolved;
  const left = net.timeLimit - (performance.now() - started);
  return left <= 0 ? failure(tooLate(url.hostname, net)) : exchange(asked, url, resolved, left, net);
}

function failure(problem: string, address: string | null = null, status: number | null = null): SafeFailure {
  return { isAnswered: false, problem, address, status };
}

function tooLate(host: string, { timeLimit }: Surroundings): string {
  return `${host} did not answer in full within ${timeLimit / 1000} seconds.`;
}

function refusalOf(url: URL): string | undefined {
  if (url.protocol !== 'https:') return 'Only https URLs are asked.';
  if (url.username !== '' || url.password !== '') return 'A URL with a user name or password is not asked.';
  if (url.port !== '') return 'Only the port of https, 443, is asked.';
  if (isIP(url.hostname) !== 0 || dnsName(url.hostname) !== url.hostname) return 'Only a host with a name of the DNS is asked.';
  return undefined;
}

/** The one address that a host is asked at, when all it has are admitted. */
async function addressOf(host: string, net: Surroundings): Promise<string | SafeFailure> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((done) => {
    timer = setTimeout(done, net.timeLimit, 'late');
  });
  try {
    const addresses = await Promise.race([net.resolve(host), late]);
    if (addresses === 'late') return failure(tooLate(host, net));
    const refused = addresses.find((address) => isIP(address) === 0 || !net.isAdmitted(address));
    if (refused !== undefined) return failure(`${host} has the address ${refused}, which is not public; it was not asked.`);
    return addresses.find((address) => isIP(address) === 4) ?? addresses[0] ?? failure(`${host} has no address.`);
  } catch (cause) {
    return failure(connectionProblem(host, cause));
  } finally {
    clearTimeout(timer);
  }
}

/** Never holds a connection open: each question has its own, and nothing of the last one is remembered. */
const agent = new Agent({ keepAlive: false, maxCachedSessions: 0 });

function exchange(asked: SafeRequest, url: URL, address: string, timeLimit: number, net: Surroundings): Promise<SafeAnswer> {
  const host = url.hostname;
  return new Promise((resolve) => {
    let connected: string | null = null;
    let status: number | null = null;
    const options: RequestOptions & Pick<ConnectionOptions, 'secureContext'> = {
      host,
      port: net.port,
      path: `${url.pathname}${url.search}`,
      method: asked.body === undefined ? 'GET' : 'POST',
      headers: {
        host,
        'user-agent': 'connector-certification',
        accept: asked.accept,
        'accept-encoding': 'identity',
        ...(asked.body && { 'content-type': asked.body.mediaType, 'content-length': asked.body.bytes.length }),
      },
      agent,
      lookup: pinnedTo(address),
      servername: host,
      secureContext: net.trust(),
      rejectUnauthorized: true,
      insecureHTTPParser: false,
      maxHeaderSize: 16_384,
    };
    const request = httpsRequest(options);
    const finish = (answer: SafeAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      request.destroy();
    };
    const fail = (problem: string): void => finish(failure(problem, connected, status));
    const timer = setTimeout(() => fail(tooLate(host, net)), timeLimit);
    request.on('socket', (socket) =>
      socket.once('connect', () => {
        connected = address;
      }),
    );
    // Stays for what comes after the end: a connection that breaks then has nothing more to say.
    request.on('error', (cause) => fail(connectionProblem(host, cause)));
    request.on('close', () => {
      if (status === null) fail(`${host} broke the connection off.`);
    });
    request.on('response', (response) => {
      status = response.statusCode ?? 0;
      const mediaType = (response.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
      const answered = (body: Uint8Array): void => finish({ isAnswered: true, status: status ?? 0, mediaType, body, address });
      if (status === 200) readBody(response, host, asked.maxBytes, answered, fail);
      else answered(new Uint8Array());
    });
    request.end(asked.body?.bytes);
  });
}

function readBody(
  response: IncomingMessage,
  host: string,
  maxBytes: number,
  done: (body: Uint8Array) => void,
  fail: (problem: string) => void,
): void {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') {
    fail(`${host} answers with a compressed body, which was not asked for.`);
    return;
  }
  const tooLarge = `${host} answers with more than ${maxBytes} bytes.`;
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    fail(tooLarge);
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // A body that stops before its end is an error, not an end.
  response.on('error', () => fail(`${host} broke the answer off.`));
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size > maxBytes) fail(tooLarge);
  });
  response.on('end', () => done(Buffer.concat(chunks)));
}

/** Answers every question for a name with one address, so that nothing is resolved a second time. */
function pinnedTo(address: string): LookupFunction {
  const family = isIP(address);
  const all: LookupAddress[] = [{ address, family }];
  // Later, as a real one answers: Node.js throws when a connection fails before it is made.
  return (_host, options, done) => process.nextTick(() => (options.all ? done(null, all) : done(null, address, family)));
}
