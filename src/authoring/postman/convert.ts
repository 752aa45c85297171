import { equalJson, isText, type JsonObject, type JsonValue, objectOr, textOfValue } from '../../connector/json-value.ts';
import { below, pathOf, pointerOf, root } from '../../connector/place.ts';
import { type Note, type NoteTaker, noteTaker } from '../notes.ts';
import { objectOf } from '../openapi3/conversion.ts';
import { nameGiver, pascalCase } from '../openapi3/names.ts';
import { type Address, addressOf, valuesOf } from './address.ts';
import { bodyOf, descriptionOf } from './bodies.ts';
import { type CollectionRequest, requestsOf } from './collection.ts';
import { visible } from './names.ts';
import { headerParameters, headersOf, noteValues, pathParameters, queryParameters } from './parameters.ts';
import { responsesOf } from './responses.ts';
import { schemeOf } from './security.ts';

/** A collection as a document of OpenAPI 3.0, with what it has no words for. */
interface FromCollection {
  readonly document: JsonObject;
  readonly notes: readonly Note[];
  /** The same note with its place in the collection, where it was taken of the document. */
  readonly placed: (note: Note) => Note;
}

interface Call {
  readonly of: CollectionRequest;
  readonly address: Address;
  readonly path: string;
  readonly method: string;
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/**
 * A collection as what its requests and saved answers show: types are those of samples. Values of variables are only used for addresses;
 * no other value, and no secret, is copied.
 */
export function fromCollection(collection: JsonObject): FromCollection {
  const notes = noteTaker();
  const values = valuesOf(collection);
  const requests = requestsOf(collection, notes);
  const server = serverOf(requests.flatMap(({ request }) => addressOf(request['url'], values) ?? []));
  const calls = callsOf(requests, server, values, notes);
  const schemes = schemesOf(calls, values, notes);
  const free = nameGiver();
  const paths = new Map<string, Map<string, JsonObject>>();
  const places = new Map<string, string>();
  for (const call of calls) {
    const item = paths.get(call.path) ?? new Map();
    paths.set(call.path, item);
    item.set(call.method, operationOf(call, free, schemes, notes));
    places.set(pointerOf(['paths', call.path, call.method]), pointerOf(pathOf(call.of.place)));
  }
  const info = objectOr(collection['info']);
  const document = objectOf([
    ['openapi', '3.0.3'],
    [
      'info',
      objectOf([
        ['title', isText(info['name']) ? visible(info['name']) : ''],
        ['description', descriptionOf(info['description'])],
        ['version', isText(info['version']) ? info['version'] : '1.0'],
      ]),
    ],
    ['servers', server === '' ? [] : [{ url: server }]],
    ['paths', Object.fromEntries([...paths].map(([path, item]) => [path, Object.fromEntries(item)]))],
    [
      'components',
      schemes.length === 0 ? undefined : { securitySchemes: Object.fromEntries(schemes.map(({ name, value }) => [name, value])) },
    ],
  ]);
  const placed = (note: Note): Note => {
    const prefix = [...places.keys()].find((key) => note.from === key || note.from.startsWith(`${key}/`));
    return { ...note, from: prefix === undefined ? '' : (places.get(prefix) ?? '') };
  };
  return { document, notes: notes.notes(), placed };
}

/** The address that most requests begin with; where they differ in its path, its host alone. */
function serverOf(addresses: readonly Address[]): string {
  const counts = new Map<string, number>();
  for (const { base } of addresses) counts.set(base, (counts.get(base) ?? 0) + 1);
  const [most = ''] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const origin = originOf(most);
  const others = addresses.filter(({ base }) => base !== '' && originOf(base) === origin);
  return others.every(({ base, path }) => isBelow(`${base}${path}`, most)) ? most : origin;
}

function originOf(base: string): string {
  return /^https?:\/\/[^/]*/i.exec(base)?.[0] ?? base;
}

function isBelow(url: string, base: string): boolean {
  return url === base || url.startsWith(`${base}/`);
}

function callsOf(requests: readonly CollectionRequest[], server: string, values: ReadonlyMap<string, string>, notes: NoteTaker): Call[] {
  const calls = new Map<string, Call>();
  for (const one of requests) {
    const drop = (construct: string, sentence: string): void => notes.take('dropped', construct, { from: one.place, to: root }, sentence);
    const address = addressOf(one.request['url'], values);
    const method = (isText(one.request['method']) ? one.request['method'] : 'GET').toLowerCase();
    const whole = address && `${address.base}${address.path}`;
    if (address === undefined || whole === undefined) drop('request without an address', 'Nothing says what it calls.');
    else if (!methods.has(method)) drop('method', 'OpenAPI has no operations with this method.');
    else if (address.base !== '' && !isBelow(whole, server))
      drop('another host', 'A connector talks to one service; most requests go to another one.');
    else {
      const rest = address.base === '' ? address.path : whole.slice(server.length);
      const path = rest === '' ? '/' : rest;
      const key = `${method} ${path.replace(/\{[^{}]*\}/g, '{}')}`;
      if (calls.has(key)) drop('request of another', 'Another request calls the same: the first one was kept.');
      else calls.set(key, { of: one, address, path, method });
    }
  }
  return [...calls.values()];
}

interface Scheme {
  readonly name: string;
  readonly value: JsonObject;
}

/** Every way to sign in that a call uses, each once. */
function schemesOf(
  calls: readonly Call[],
  values: ReadonlyMap<string, string>,
  notes: NoteTaker,
): readonly (Scheme & { readonly auths: readonly JsonObject[] })[] {
  const free = nameGiver();
  const found: { name: string; value: JsonObject; auths: JsonObject[] }[] = [];
  for (const { of } of calls) {
    if (of.auth === undefined) continue;
    const value = schemeOf(of.auth, values);
    if (value === null) continue;
    if (value === undefined) {
      const spot = { from: of.place, to: below(root, 'securityDefinitions') };
      notes.take('dropped', 'sign-in', spot, `The platform does not know the sign-in '${textOfValue(of.auth['type']).slice(0, 40)}'.`);
      continue;
    }
    const known = found.find((one) => equalJson(one.value, value));
    if (known === undefined) found.push({ name: free(textOfValue(of.auth['type']).replace(/[^a-z0-9]/gi, '')), value, auths: [of.auth] });
    else known.auths.push(of.auth);
  }
  return found;
}

function operationOf(
  { of, address, path, method }: Call,
  free: (wanted: string) => string,
  schemes: readonly (Scheme & { readonly auths: readonly JsonObject[] })[],
  notes: NoteTaker,
): JsonObject {
  const { request, name, folders, place, auth, responses } = of;
  const headers = headersOf(request['header'], below(place, 'header'), notes);
  const type = headers.find(({ key }) => key.toLowerCase() === 'content-type')?.entry['value'];
  const samples = responses.map((response) => objectOr(objectOr(response['originalRequest'])['body']));
  const typed = isText(type) && !type.includes('{{') ? type : undefined;
  const before = [...pathParameters(request['url'], address, path), ...queryParameters(request['url'], place, notes)];
  const parameters = [...before, ...headerParameters(headers)];
  const to = below(root, 'paths', path, method, 'parameters');
  noteValues(headers, to, before.length, notes);
  const id = pascalCase(name).slice(0, 70);
  return objectOf([
    ['operationId', id === '' ? undefined : free(id)],
    ['summary', name === '' ? undefined : visible(name)],
    ['description', descriptionOf(request['description'])],
    ['tags', folders.length > 0 ? [...new Set(folders.map(visible))] : undefined],
    ['parameters', parameters],
    ['requestBody', bodyOf(request['body'], typed, samples, { from: below(place, 'body'), to: below(to, parameters.length) }, notes)],
    ['responses', responsesOf(responses)],
    ['security', securityOf(auth, schemes)],
  ]);
}

function securityOf(
  auth: JsonObject | undefined,
  schemes: readonly (Scheme & { readonly auths: readonly JsonObject[] })[],
): JsonValue | undefined {
  if (auth?.['type'] === 'noauth') return [];
  const scheme = schemes.find(({ auths }) => auths.some((one) => one === auth));
  return scheme && [{ [scheme.name]: [] }];
}
