import { isArray, isObject, type JsonArray, type JsonObject, type JsonValue, own } from '../connector/json-value.ts';
import type { Path } from '../connector/place.ts';
import { pointerOf } from '../connector/place.ts';
import { UserError } from '../connector/user-error.ts';

/** Objects that mean nothing once they are empty. */
const fleeting: ReadonlySet<string> = new Set(['/info/contact', '/x-ms-connector-metadata']);

/**
 * The document with another value at a path; `undefined` takes the member away. Objects on the way are made where there are none. All
 * that is not on the way stays the very same. A `UserError` where something else stands in the way.
 */
export function withValue(document: JsonValue, path: Path, value: JsonValue | undefined): JsonValue {
  return changed(document, path, 0, value) ?? {};
}

function changed(node: JsonValue | undefined, path: Path, depth: number, value: JsonValue | undefined): JsonValue | undefined {
  const key = path[depth];
  if (key === undefined) return value;
  if (isArray(node)) return withItem(node, path, depth, value);
  if (node === undefined && value === undefined) return undefined;
  if (node !== undefined && !isObject(node))
    throw new UserError(`${placeName(path, depth)} is no object. Change it in the text of the file.`);
  const object: JsonObject = node ?? {};
  const name = String(key);
  const member = changed(own(object, name), path, depth + 1, value);
  if (member !== undefined) return { ...object, [name]: member };
  if (!Object.hasOwn(object, name)) return object;
  const left = Object.entries(object).filter(([other]) => other !== name);
  return left.length === 0 && fleeting.has(pointerOf(path.slice(0, depth))) ? undefined : Object.fromEntries(left);
}

function withItem(list: JsonArray, path: Path, depth: number, value: JsonValue | undefined): JsonValue | undefined {
  const index = Number(path[depth]);
  if (!Number.isInteger(index) || index < 0 || index > list.length)
    throw new UserError(`${placeName(path, depth)} has no item ${String(path[depth])}. Load the page again.`);
  const item = changed(list[index], path, depth + 1, value);
  if (item !== undefined) return [...list.slice(0, index), item, ...list.slice(index + 1)];
  const left = [...list.slice(0, index), ...list.slice(index + 1)];
  return left.length === 0 && fleeting.has(pointerOf(path.slice(0, depth))) ? undefined : left;
}

function placeName(path: Path, depth: number): string {
  return depth === 0 ? 'The file' : `'${pointerOf(path.slice(0, depth)).slice(0, 200)}'`;
}

/** The place of an entry of `x-ms-connector-metadata`; one past the last when there is none of that name. */
export function metadataPath(document: JsonValue, name: string): Path {
  const list = isObject(document) ? document['x-ms-connector-metadata'] : undefined;
  const items = isArray(list) ? list : [];
  const at = items.findIndex((item) => isObject(item) && item['propertyName'] === name);
  return ['x-ms-connector-metadata', at < 0 ? items.length : at];
}

/** The document with another value of an entry of `x-ms-connector-metadata`; `undefined` takes the entry away. */
export function withMetadata(document: JsonValue, name: string, value: JsonValue | undefined): JsonValue {
  const path = metadataPath(document, name);
  const list = isObject(document) ? document['x-ms-connector-metadata'] : undefined;
  if (value === undefined) return isArray(list) && Number(path[1]) < list.length ? withValue(document, path, undefined) : document;
  const known = isArray(list) ? list[Number(path[1])] : undefined;
  if (isObject(known)) return withValue(document, [...path, 'propertyValue'], value);
  const item = { propertyName: name, propertyValue: value };
  return list === undefined ? withValue(document, ['x-ms-connector-metadata'], [item]) : withValue(document, path, item);
}
