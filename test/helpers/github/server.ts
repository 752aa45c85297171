import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { isObject, type JsonObject, type JsonValue } from '../../../src/connector/json-value.ts';
import { type ApiAnswer, type Endpoint, noBody } from './api.ts';
import { identify, rateHeaders, spend } from './authentication.ts';
import { type Fault, faultAnswer, type LoggedRequest, takeFault } from './faults.ts';
import { serveGit } from './git-http.ts';
import { faults as faultsOf } from './openapi.ts';
import { findOperation, type Operation } from './operations.ts';
import { acceptedHeader, allows, needed } from './permissions.ts';
import { checkQuery } from './query.ts';
import { fullName, notFound, Refusal, type Repository, type Token, type World } from './world.ts';

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
  const by =
    identity === undefined
      ? 'nobody'
      : identity === 'unknown'
        ? 'unknown'
        : identity.kind === 'app'
          ? identity.app.slug
          : identity.kind === 'user'
            ? identity.actor.login
            : identity.kind;
  const written = (status: number): void => {
    log.push({
      method,
      path: `${path}${url.search}`,
      operation,
      token: typeof identity === 'object' ? identity.value : undefined,
      by,
      status,
    });
  };
  const fault = takeFault(faults, operation, `${method} ${path}${url.search}`);
  if (fault?.kind === 'cut-before') {
    written(0);
    request.socket.destroy();
    return;
  }
  const planned = fault && faultAnswer(fault, world.now(), acceptedHeader(needed[operation] ?? []));
  if (planned !== undefined) {
    written(planned.status);
    const rates = typeof identity === 'object' ? rateHeaders(world, identity) : {};
    send(
      response,
      planned.status,
      { message: planned.message, documentation_url: documentation, status: String(planned.status) },
      { ...rates, ...planned.headers },
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
  const rates = typeof identity === 'object' ? rateHeaders(world, identity) : {};
  const etag =
    result.status === 200 && method === 'GET' ? `W/"${createHash('sha256').update(JSON.stringify(result.body)).digest('hex')}"` : undefined;
  const unchanged = etag !== undefined && request.headers['if-none-match'] === etag;
  written(unchanged ? 304 : result.status);
  send(response, unchanged ? 304 : result.status, unchanged ? undefined : result.body, {
    ...rates,
    ...(etag === undefined ? {} : { etag }),
    ...result.headers,
  });
}

const documentation = 'https://docs.github.com/rest';

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

function carryOut(
  world: World,
  endpoints: Readonly<Record<string, Endpoint>>,
  found: ReturnType<typeof findOperation>,
  request: IncomingMessage,
  url: URL,
  path: string,
  bytes: Buffer,
  identity: Token | 'unknown' | undefined,
): ApiAnswer {
  try {
    if (request.headers['user-agent'] === undefined) {
      world.violations.push(`${request.method} ${path}: no User-Agent; GitHub refuses that.`);
      throw new Refusal(403, 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.');
    }
    if (identity === 'unknown') throw new Refusal(401, 'Bad credentials');
    if (typeof found === 'string') {
      world.violations.push(`${request.method} ${path}: ${found} in GitHub's description.`);
      throw notFound();
    }
    const { operation, values } = found;
    const endpoint = endpoints[operation.id];
    const rights = needed[operation.id];
    if (endpoint === undefined || rights === undefined) {
      world.violations.push(`${operation.id}: the stand-in does not serve it.`);
      throw new Refusal(501, `The stand-in does not serve ${operation.id}.`);
    }
    const token = identity ?? anonymous(world, operation);
    const repository = repositoryOf(world, values, token);
    spend(world, token);
    authorize(world, operation, rights, token, repository);
    checkQuery(world, operation, url.searchParams);
    const body = readBody(world, operation, request, bytes);
    return endpoint({ world, values, query: url.searchParams, path, body, token, repository });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, message, errors, headers } = error;
    return {
      status,
      body: { message, documentation_url: documentation, status: String(status), ...(errors === undefined ? {} : { errors }) },
      headers,
    };
  }
}

// Somebody without a token may read what is public.
function anonymous(world: World, operation: Operation): Token {
  if (operation.method !== 'GET') throw new Refusal(401, 'Requires authentication');
  const [app] = world.apps.values();
  if (app === undefined || world.repository.private) throw notFound();
  const read = Object.fromEntries(
    ['contents', 'issues', 'pull_requests', 'checks', 'statuses', 'actions', 'metadata'].map((name) => [name, 'read' as const]),
  );
  return { value: '', kind: 'workflow', app, actor: app.bot, permissions: read, used: 0, windowEnds: 0 };
}

function repositoryOf(world: World, values: Readonly<Record<string, string>>, token: Token): Repository {
  const { owner, repo } = values;
  if (owner === undefined || repo === undefined) return world.repository;
  const name = `${owner}/${repo}`.toLowerCase();
  const found = [world.repository, ...world.forks.values()].find((each) => fullName(each).toLowerCase() === name && !each.deleted);
  if (found === undefined || (found.private && found !== world.repository && token.kind !== 'user')) throw notFound();
  return found;
}

function authorize(world: World, operation: Operation, rights: readonly string[], token: Token, repository: Repository): void {
  if (rights.includes('jwt') !== (token.kind === 'jwt')) {
    throw token.kind === 'jwt'
      ? new Refusal(403, 'Resource not accessible by integration')
      : new Refusal(401, 'A JSON web token could not be decoded');
  }
  if (token.kind === 'jwt' || (token.kind === 'user' && allowsUser(token, operation, rights))) return;
  const reads = rights.every((right) => right.endsWith(':read'));
  // An installation sees other public repositories as everybody does, and changes none.
  const enough = repository === world.repository ? allows(token.permissions, rights) : reads;
  if (token.kind === 'user' || !enough)
    throw new Refusal(403, token.kind === 'user' ? 'Must have admin rights to Repository.' : 'Resource not accessible by integration', {
      headers: { 'x-accepted-github-permissions': acceptedHeader(rights) },
    });
}

function allowsUser({ actor }: Token, { method, id }: Operation, rights: readonly string[]): boolean {
  if (rights.some((right) => right.startsWith('administration'))) return actor.role === 'admin';
  if (method === 'GET' || ['issues/create', 'issues/create-comment', 'pulls/create-review'].includes(id)) return true;
  return (
    actor.role === 'admin' || actor.role === 'maintain' || actor.role === 'write' || (actor.role === 'triage' && id.startsWith('issues/'))
  );
}

function readBody(world: World, operation: Operation, request: IncomingMessage, bytes: Buffer): JsonObject {
  const { body, id } = operation;
  const wrong = (reason: string, status: number, message: string): Refusal => {
    world.violations.push(`${id}: ${reason}`);
    return new Refusal(status, message);
  };
  if (bytes.length === 0) {
    if (body?.required === true) throw wrong('no body.', 400, 'Problems parsing JSON');
    return noBody;
  }
  if (body === undefined) throw wrong('a body where none is taken.', 400, 'Problems parsing JSON');
  if (!(request.headers['content-type'] ?? '').includes('json'))
    throw wrong('a body that is not said to be JSON.', 415, 'Unsupported Media Type');
  let value: JsonValue;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw wrong('a body that is no JSON.', 400, 'Problems parsing JSON');
  }
  const found = faultsOf(`request ${id}`, body.schema, value);
  if (found.length > 0) throw wrong(`the body: ${found.join('; ')}.`, 422, `Invalid request.\n\n${found.join('\n')}`);
  return isObject(value) ? value : noBody;
}

function checkAnswer(world: World, operation: Operation | undefined, { status, body }: ApiAnswer): void {
  if (operation === undefined || status === 501) return;
  const described = operation.responses[String(status)];
  if (status < 400 && !Object.hasOwn(operation.responses, String(status))) {
    world.violations.push(`${operation.id}: the stand-in answered ${status}, which the description does not have.`);
    return;
  }
  if (described === undefined) {
    if (status < 400 && body !== undefined) world.violations.push(`${operation.id}: the stand-in answered ${status} with a body.`);
    return;
  }
  // Real refusals carry the status in the body, also where the description of the refusal has no such member.
  const { status: _, ...rest } = status >= 400 && isObject(body) ? body : ({} as JsonObject);
  const found = faultsOf(`answer ${operation.id} ${status}`, described, status >= 400 ? rest : body);
  for (const each of found) world.violations.push(`${operation.id}: the stand-in's answer ${status} at ${each}.`);
}
