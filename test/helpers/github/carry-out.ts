import type { IncomingMessage } from 'node:http';
import { isObject, type JsonObject, type JsonValue } from '../../../src/connector/json-value.ts';
import { type ApiAnswer, type Endpoint, noBody } from './api.ts';
import { spend } from './authentication.ts';
import { faults as faultsOf } from './openapi.ts';
import type { findOperation, Operation } from './operations.ts';
import { acceptedHeader, allows, needed } from './permissions.ts';
import { checkQuery } from './query.ts';
import { notFound, Refusal } from './refusal.ts';
import { fullName, type Repository, type Token, type World } from './world.ts';

/** Where refusals say that more is to be read. */
export const documentation = 'https://docs.github.com/rest';

/** Carries out a request of the API: who asks, what it may, whether the request is as GitHub describes it, and then the act itself. */
export function carryOut(
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

/** Writes down where an answer of the stand-in is not as GitHub describes it. */
export function checkAnswer(world: World, operation: Operation | undefined, { status, body }: ApiAnswer): void {
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
