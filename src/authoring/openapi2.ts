import { isArray, isObject, isText, type JsonObject, type JsonValue, objectOr } from '../connector/json-value.ts';
import { below, type Place, root } from '../connector/place.ts';
import { basicSignIn, connectionOf, keySignIn, oauthSignIn, type SignIn } from './connection.ts';
import { type NoteTaker, noteTaker } from './notes.ts';
import type { Converted } from './openapi3/convert.ts';
import { nameGiver } from './openapi3/names.ts';
import { keptId } from './openapi3/operations.ts';

/** What chooses operations: by the id in the source, the tags, or the method and path. */
export interface OperationName {
  readonly id: string | undefined;
  readonly tags: readonly string[];
  readonly method: string;
  readonly path: string;
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** A document of OpenAPI 2.0 as a connector: it stays as it is but for what the platform refuses. */
export function convertOpenApi2(document: JsonObject, isWanted: (operation: OperationName) => boolean = () => true): Converted {
  const notes = noteTaker();
  const free = nameGiver();
  const paths: [string, JsonValue][] = [];
  for (const [path, item] of Object.entries(isObject(document['paths']) ? document['paths'] : {})) {
    if (!isObject(item)) continue;
    const place = below(root, 'paths', path);
    const members = Object.entries(item).flatMap(([name, value]) => {
      if (!methods.has(name) || !isObject(value)) return [[name, value] as const];
      const operation = { id: isText(value['operationId']) ? value['operationId'] : undefined, tags: tagsOf(value), method: name, path };
      return isWanted(operation) ? [[name, operationOf(value, below(place, name), free, notes)] as const] : [];
    });
    if (members.some(([name]) => methods.has(name))) paths.push([path, Object.fromEntries(members)]);
  }
  const connection = connectionOf(signInsOf(document, notes));
  const plain = withCommas(Object.fromEntries(Object.entries({ ...document, paths: Object.fromEntries(paths) })), root, notes);
  const definition = isObject(plain) ? plain : document;
  const properties = { ...connection.properties, capabilities: ['actions'], policyTemplateInstances: connection.policies };
  return { definition, properties, notes: notes.notes() };
}

function tagsOf(operation: JsonObject): string[] {
  return (isArray(operation['tags']) ? operation['tags'] : []).filter(isText);
}

function operationOf(value: JsonObject, place: Place, free: (wanted: string) => string, notes: NoteTaker): JsonObject {
  const written = value['operationId'];
  if (!isText(written)) return value;
  const id = free(keptId(written) || 'Operation');
  const spot = { from: below(place, 'operationId'), to: below(place, 'operationId') };
  if (id !== written)
    notes.take('changed', 'operationId', spot, 'The platform takes each name once, of at most 80 characters that can be seen.');
  return { ...value, operationId: id };
}

/** The value with every list joined by commas, which is all that the platform knows. */
function withCommas(value: JsonValue, place: Place, notes: NoteTaker): JsonValue {
  if (isArray(value)) return value.map((item, index) => withCommas(item, below(place, index), notes));
  if (!isObject(value)) return value;
  const format = value['collectionFormat'];
  const members = Object.entries(value).map(
    ([name, member]) => [name, member === undefined ? null : withCommas(member, below(place, name), notes)] as const,
  );
  const all = Object.fromEntries(members);
  if (value['type'] !== 'array' || format === undefined || format === 'csv') return all;
  const spot = { from: below(place, 'collectionFormat'), to: below(place, 'collectionFormat') };
  notes.take('simplified', 'collectionFormat', spot, 'The platform joins values with commas alone: try whether the service takes them so.');
  return { ...all, collectionFormat: 'csv' };
}

function signInsOf(document: JsonObject, notes: NoteTaker): SignIn[] {
  const ways: SignIn[] = [];
  for (const [name, scheme] of Object.entries(isObject(document['securityDefinitions']) ? document['securityDefinitions'] : {})) {
    const place = below(root, 'securityDefinitions', name);
    const way = isObject(scheme) ? signInOf(scheme) : undefined;
    if (way !== undefined && !ways.some((other) => other.name === way.name)) ways.push(way);
    else
      notes.take(
        'simplified',
        'security scheme',
        { from: place, to: place },
        way === undefined
          ? 'The definition tells it; connections sign in by authorization code, key, or user name and password.'
          : 'A connection has one way to sign in of each kind; the first was kept.',
      );
  }
  return ways;
}

function signInOf({ type, name, in: where, flow, authorizationUrl, tokenUrl, scopes }: JsonObject): SignIn | undefined {
  if (type === 'basic') return basicSignIn();
  if (type === 'apiKey' && isText(name) && (where === 'header' || where === 'query')) return keySignIn(name, where);
  if (type !== 'oauth2' || flow !== 'accessCode' || !isText(authorizationUrl) || !isText(tokenUrl)) return undefined;
  return oauthSignIn({ authorization: authorizationUrl, token: tokenUrl, refresh: tokenUrl }, Object.keys(objectOr(scopes)));
}
