import type { Definition, Operation } from '../connector/definition.ts';
import { isArray, isObject, isText, type JsonObject } from '../connector/json-value.ts';
import type { Properties } from '../connector/properties.ts';
import { oauthOf, parametersOf, parameterValue, secretsOf } from './connection.ts';
import { setHeader } from './headers.ts';
import { type Notes, quoted, Stopped } from './notes.ts';
import type { DraftRequest } from './policy-run.ts';
import { namedIn } from './request-url.ts';
import type { Connection } from './types.ts';
import { encoded, pairOf } from './written-values.ts';

interface Target {
  readonly definition: Definition;
  readonly properties: Properties | undefined;
  readonly operation: Operation | undefined;
}

/**
 * Puts a connection's credentials into a request: the token of a sign-in, else what the security definitions ask for. A connector
 * without either sends none: its policies may.
 */
export function authenticate(
  request: DraftRequest,
  { definition, properties, operation }: Target,
  connection: Connection,
  notes: Notes,
): void {
  if (operation !== undefined && isArray(operation.value['security']) && operation.value['security'].length === 0)
    notes.assume('security-none-still-authenticated');
  if (oauthOf(properties, connection) !== undefined) {
    if (connection.token === undefined) throw new Stopped('connection', 'The connection signs in with OAuth and has no token.');
    setHeader(request.headers, 'authorization', `Bearer ${connection.token.accessToken}`, notes);
    return;
  }
  const value = (name: string): string | undefined => parameterValue(properties, connection, name, notes);
  const alternatives = securityOf(definition, operation);
  if (alternatives.length > 1) notes.assume('first-fitting-security');
  const fitting = alternatives.find((schemes) => schemes.every((scheme) => credentialFor(scheme) !== undefined)) ?? [];
  for (const scheme of fitting) {
    const credential = credentialFor(scheme) ?? '';
    if (scheme.value['type'] === 'basic') setHeader(request.headers, 'authorization', credential, notes);
    else if (scheme.value['in'] === 'query') setInQuery(request, String(scheme.value['name']), credential);
    else setHeader(request.headers, String(scheme.value['name']), credential, notes);
  }
  if (fitting.length > 0) return;
  const basic = basicCredential();
  if (basic !== undefined) {
    notes.assume('basic-by-parameter-names');
    setHeader(request.headers, 'authorization', basic, notes);
    return;
  }
  const unmet = alternatives.flat().find(({ value: { type } }) => type === 'apiKey' || type === 'basic');
  // A set of its own may carry its credential by a policy; only without sets is it certain that something is missing.
  if (unmet !== undefined && connection.set === null && parametersOf(properties, connection).length > 0)
    throw new Stopped('connection', `The connection has nothing for the security definition ${quoted(unmet.name)}.`);

  function credentialFor(scheme: Scheme): string | undefined {
    if (scheme.value['type'] === 'basic') return basicCredential();
    if (scheme.value['type'] !== 'apiKey' || !isText(scheme.value['name'])) return undefined;
    const byName = value(scheme.name) ?? value('api_key');
    if (byName !== undefined) return byName;
    const [only, another] = secretsOf(properties, connection);
    if (only === undefined || another !== undefined) return undefined;
    notes.assume('single-credential-by-type');
    return value(only.name);
  }

  function basicCredential(): string | undefined {
    const [name, password] = [value('username'), value('password')];
    if (name === undefined && password === undefined) return undefined;
    return `Basic ${base64(`${name ?? ''}:${password ?? ''}`)}`;
  }
}

interface Scheme {
  readonly name: string;
  readonly value: JsonObject;
}

/** The ways to authenticate a call, each with all schemes it needs: the operation's own, the document's, else any that is defined. */
function securityOf(definition: Definition, operation: Operation | undefined): readonly (readonly Scheme[])[] {
  const written = [operation?.value['security'], definition.value['security']].find((one) => isArray(one) && one.length > 0);
  const schemes: readonly Scheme[] = definition.securityDefinitions;
  if (!isArray(written)) return schemes.map((scheme) => [scheme]);
  return written.filter(isObject).map((requirement) => schemes.filter(({ name }) => Object.hasOwn(requirement, name)));
}

function setInQuery(request: DraftRequest, name: string, value: string): void {
  request.query = [...request.query.filter((pair) => namedIn([pair], name).length === 0), pairOf(name, encoded(value))];
}

/** A text as base64 of its UTF-8 bytes. */
function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
