import { isArray, isObject, type JsonValue } from './json-value.ts';

/** Where a node stands in its document: a chain from the node up to the root. Cheap to make; spelt out only for a finding. */
export interface Place {
  readonly parent: Place | undefined;
  readonly key: string | number;
}

export type Path = readonly (string | number)[];

/** The place of the document itself. */
export const root: Place = { parent: undefined, key: '' };

/** The place of a member or an item of the node at `parent`. */
export function below(parent: Place, ...keys: Path): Place {
  let place = parent;
  for (const key of keys) place = { parent: place, key };
  return place;
}

/** Keys from the root down to the place; the root is the empty path. */
export function pathOf(place: Place): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let step: Place | undefined = place; step?.parent !== undefined; step = step.parent) keys.push(step.key);
  return keys.reverse();
}

/** RFC 6901. */
export function pointerOf(path: Path): string {
  let pointer = '';
  for (const key of path) {
    const isPlain = typeof key === 'number' || !(key.includes('/') || key.includes('~'));
    pointer += `/${isPlain ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return pointer;
}

/** The keys of an RFC 6901 pointer, or `undefined` when it is not one. */
export function parsePointer(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a path, `undefined` when the path leaves the document. */
export function valueAt(document: JsonValue | undefined, path: Path): JsonValue | undefined {
  let value = document;
  for (const key of path) {
    if (isArray(value)) value = isIndex(key) ? value[Number(key)] : undefined;
    else if (isObject(value)) value = Object.hasOwn(value, key) ? value[key] : undefined;
    else return undefined;
  }
  return value;
}

/** The longest beginning of the path that names an existing node: a finding about an absent member points at its parent. */
export function existingPath(document: JsonValue | undefined, path: Path): Path {
  let value = document;
  for (const [depth, key] of path.entries()) {
    value = valueAt(value, [key]);
    if (value === undefined) return path.slice(0, depth);
  }
  return path;
}

function isIndex(key: string | number): boolean {
  return typeof key === 'number' || /^(0|[1-9]\d*)$/.test(key);
}
