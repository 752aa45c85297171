import { arrayOr, isObject, isText, type JsonObject, type JsonValue, objectOr } from '../../connector/json-value.ts';
import { below, type Place, root } from '../../connector/place.ts';
import { UserError } from '../../connector/user-error.ts';
import type { NoteTaker } from '../notes.ts';

/** A request of a collection, with what its folders say. */
export interface CollectionRequest {
  readonly name: string;
  readonly request: JsonObject;
  /** Saved answers. */
  readonly responses: readonly JsonObject[];
  /** Names of the folders it is in, the outermost first. */
  readonly folders: readonly string[];
  /** Its own, else that of the nearest folder or of the collection; undefined where nobody says any. */
  readonly auth: JsonObject | undefined;
  readonly place: Place;
}

/** Folders in folders; the tool itself allows fewer. */
const deepest = 50;

/** True for a collection of version 2.0 or 2.1, by the schema that it names. */
export function isCollection(document: JsonObject): boolean {
  const { schema } = objectOr(document['info']);
  return isText(schema) && /\/collection\/v2\.[01]\.\d+\//.test(schema);
}

/** The requests of a collection in their order. Scripts are never run: what they would do is noted as dropped. */
export function requestsOf(document: JsonObject, notes: NoteTaker): readonly CollectionRequest[] {
  const found: CollectionRequest[] = [];
  noteScripts(document, root, notes);
  collect(document['item'], below(root, 'item'), [], authOf(document['auth']), found, notes);
  return found;
}

function collect(
  items: JsonValue | undefined,
  from: Place,
  folders: readonly string[],
  inherited: JsonObject | undefined,
  found: CollectionRequest[],
  notes: NoteTaker,
): void {
  if (folders.length > deepest) throw new UserError(`The collection has folders more than ${deepest} deep.`);
  for (const [index, item] of arrayOr(items).entries()) {
    if (!isObject(item)) continue;
    const place = below(from, index);
    noteScripts(item, place, notes);
    const name = isText(item['name']) ? item['name'] : '';
    if (item['item'] !== undefined) {
      collect(item['item'], below(place, 'item'), [...folders, name], authOf(item['auth']) ?? inherited, found, notes);
      continue;
    }
    const written = item['request'];
    const request = isText(written) ? { url: written, method: 'GET' } : objectOr(written);
    if (request['url'] === undefined) {
      notes.take('dropped', 'request without an address', { from: place, to: root }, 'Nothing says what it calls.');
      continue;
    }
    const responses = arrayOr(item['response']).filter(isObject);
    found.push({ name, request, responses, folders, auth: authOf(request['auth']) ?? inherited, place: below(place, 'request') });
  }
}

/** Absent and null mean that the folder above says it. */
function authOf(value: JsonValue | undefined): JsonObject | undefined {
  return isObject(value) && isText(value['type']) && value['type'] !== 'inherit' ? value : undefined;
}

function noteScripts(owner: JsonObject, place: Place, notes: NoteTaker): void {
  for (const [index, event] of arrayOr(owner['event']).entries()) {
    if (!isObject(event) || !hasScript(event['script'])) continue;
    const spot = { from: below(place, 'event', index), to: root };
    const isTest = event['listen'] === 'test';
    notes.take(
      'dropped',
      isTest ? 'test script' : 'script before the request',
      spot,
      isTest
        ? 'A connector has no tests of its own.'
        : 'It was not run: what it sets or changes in a request has to be done by policies or a script of the connector.',
    );
  }
}

function hasScript(script: JsonValue | undefined): boolean {
  const { exec } = objectOr(script);
  return isText(exec) || arrayOr(exec).some(isText);
}
