import { isArray, isObject, type JsonArray, type JsonObject, type JsonValue } from './json-value.ts';
import { below, type Place, parsePointer, root, valueAt } from './place.ts';

/** A node and where it stands. */
export interface Located {
  readonly value: JsonObject;
  readonly place: Place;
}

/** What a `$ref` at a position must name: it also says which root object holds the target. */
export type ReferenceKind = 'parameter' | 'response' | 'schema';

/** An object that refers to another by `$ref`. */
export interface Reference {
  readonly value: JsonObject;
  /** Where the referring object stands. */
  readonly place: Place;
  readonly kind: ReferenceKind;
  /** The object it finally leads to; `undefined` when there is none. */
  readonly target: Located | undefined;
}

/** Answers local references of one document. A reference to another document, or to nothing, has no answer; nothing is ever fetched. */
export type Resolve = (reference: string) => Located | undefined;

export function resolverOf(document: JsonObject): Resolve {
  const known = new Map<string, Located | undefined>();
  return (reference) => {
    if (!known.has(reference)) {
      const { seen, target } = follow(document, reference, known);
      // All references of a chain lead to the same place: a chain of thousands is followed once, not once for each of its links.
      for (const link of seen) known.set(link, target);
    }
    return known.get(reference);
  };
}

function follow(document: JsonObject, reference: string, known: ReadonlyMap<string, Located | undefined>) {
  const seen = new Set<string>();
  let next: JsonValue | undefined = reference;
  while (typeof next === 'string' && !seen.has(next)) {
    if (known.has(next)) return { seen, target: known.get(next) };
    seen.add(next);
    const path = localPath(next);
    const value = path && valueAt(document, path);
    if (path === undefined || !isObject(value)) break;
    // A target that refers on is not allowed, and has a rule of its own; following it still tells what was meant.
    next = value['$ref'];
    if (typeof next !== 'string') return { seen, target: { value, place: below(root, ...path) } };
  }
  return { seen, target: undefined };
}

/** The keys named by a reference into the same document (RFC 6901 in a URI fragment), or `undefined`. */
export function localPath(reference: string): string[] | undefined {
  if (!reference.startsWith('#')) return undefined;
  try {
    return parsePointer(decodeURIComponent(reference.slice(1)));
  } catch {
    return undefined;
  }
}

/** What stands in a `$ref` anywhere in a value, however often. */
export function referencesIn(value: JsonArray | JsonObject): string[] {
  const found: string[] = [];
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isArray(next)) {
      for (const item of next) if (typeof item === 'object' && item !== null) open.push(item);
      continue;
    }
    // Unlike `Object.keys`, this makes no list; what JSON.parse gives has no members but its own.
    for (const name in next) {
      const member = next[name];
      if (typeof member === 'object') {
        if (member !== null) open.push(member);
      } else if (name === '$ref' && typeof member === 'string') found.push(member);
    }
  }
  return found;
}
