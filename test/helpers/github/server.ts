import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { JsonValue } from '../../../src/connector/json-value.ts';
import type { Endpoint } from './api.ts';
import { identify, nameOf, rateHeaders } from './authentication.ts';
import { carryOut, checkAnswer, documentation } from './carry-out.ts';
import { type Fault, faultAnswer, type LoggedRequest, takeFault } from './faults.ts';
import { serveGit } from './git-http.ts';
import { findOperation } from './operations.ts';
import { acceptedHeader, needed } from './permissions.ts';
import type { World } from './world.ts';

const base = '/api/v3';

/** A server that runs. */
export interface Running {
  readonly log: LoggedRequest[];
  readonly faults: Fault[];
  readonly close: () => Promise<void>;
}

/** Serves the API below `/api/v3` and git at `/owner/name.git`, on loopback. Sets the world's address. */
export async function serve(world: World, endpoints: Readonly<Record<string, Endpoint>>): Promise<Running> {
  const log: LoggedRequest[] = [];
  const faults: Fault[] = [];
  const open = new Set<Socket>();
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      answer(world, endpoints, { log, faults }, request, response, Buffer.concat(parts)).catch((error: unknown) => {
        const text = `The stand-in failed: ${error instanceof Error ? error.stack : String(error)}`;
        world.violations.push(text);
        if (!response.headersSent) response.writeHead(500);
        response.end(text);
      });
    });
  });
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  world.serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): Promise<void> => {
    for (const socket of open) socket.destroy();
    return new Promise((done) => server.close(() => done()));
  };
  return { log, faults, close };
}

async function answer(
  world: World,
  endpoints: Readonly<Record<string, Endpoint>>,
  { log, faults }: Pick<Running, 'log' | 'faults'>,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  const url = new URL(request.url ?? '/', world.serverUrl);
  const method = request.method ?? 'GET';
  const isApi = url.pathname.startsWith(`${base}/`);
  const path = isApi ? url.pathname.slice(base.length) : url.pathname;
  const found = isApi ? findOperation(method, path) : undefined;
  const operation = typeof found === 'object' ? found.operation.id : isApi ? 'unknown' : 'git';
  const identity = identify(world, request);
  const token = typeof identity === 'object' ? identity.value : undefined;
  const written = (status: number): void => {
    log.push({ method, path: `${path}${url.search}`, operation, token, by: nameOf(identity), status });
  };
  const rates = typeof identity === 'object' ? () => rateHeaders(world, identity) : () => ({});
  const fault = takeFault(faults, operation, `${method} ${path}${url.search}`);
  if (fault?.kind === 'cut-before') {
    written(0);
    request.socket.destroy();
    return;
  }
  const planned = fault && faultAnswer(fault, world.now(), acceptedHeader(needed[operation] ?? []));
  if (planned !== undefined) {
    written(planned.status);
    send(
      response,
      planned.status,
      { message: planned.message, documentation_url: documentation, status: String(planned.status) },
      { ...rates(), ...planned.headers },
    );
    return;
  }
  if (!isApi) {
    const status = await serveGit(world, identity, request, response, url, body, fault?.kind === 'cut-after');
    written(status);
    return;
  }
  const result = carryOut(world, endpoints, found ?? 'no such path', request, url, path, body, identity);
  checkAnswer(world, typeof found === 'object' ? found.operation : undefined, result);
  if (fault?.kind === 'cut-after') {
    written(0);
    request.socket.destroy();
    return;
  }
  const etag =
    result.status === 200 && method === 'GET' ? `W/"${createHash('sha256').update(JSON.stringify(result.body)).digest('hex')}"` : undefined;
  const unchanged = etag !== undefined && request.headers['if-none-match'] === etag;
  written(unchanged ? 304 : result.status);
  send(response, unchanged ? 304 : result.status, unchanged ? undefined : result.body, {
    ...rates(),
    ...(etag === undefined ? {} : { etag }),
    ...result.headers,
  });
}

function send(response: ServerResponse, status: number, body: JsonValue | undefined, headers: Readonly<Record<string, string>>): void {
  const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    ...(bytes === undefined ? {} : { 'content-type': 'application/json; charset=utf-8', 'content-length': String(bytes.length) }),
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': 'C0DE:0001',
    ...headers,
  });
  response.end(bytes);
}
