import type { Definition } from '../../src/connector/definition.ts';
import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../src/connector/json-value.ts';
import type { Resolve } from '../../src/connector/references.ts';

/** Pairs of values looked at before two definitions are taken for different: more than the largest file that is read can hold. */
const mostSteps = 2_000_000;

/**
 * True when the operations of two definitions, and everything that they refer to, are equal but for the texts that people read. What is
 * written in place and what is referred to are the same; what nothing refers to has no meaning. False as well once comparing takes too long.
 */
export function isSameButTexts(before: Definition, after: Definition): boolean {
  const [readBefore, readAfter] = [referenceReader(before.resolve), referenceReader(after.resolve)];
  const open: [JsonValue | undefined, JsonValue | undefined][] = [[before.paths, after.paths]];
  // One difference ends it all: a pair that is being compared elsewhere can be taken for equal, and circles come to an end.
  const met = new Map<JsonValue, Set<JsonValue>>();
  let steps = 0;
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    steps += 1;
    if (steps > mostSteps) return false;
    const [a, b] = [readBefore(pair[0]), readAfter(pair[1])];
    const isReferredTo = a !== pair[0] || b !== pair[1];
    if (isArray(a)) {
      if (!isArray(b) || a.length !== b.length) return false;
      for (const [index, item] of a.entries()) open.push([item, b[index]]);
    } else if (isObject(a)) {
      if (!isObject(b)) return false;
      if (isReferredTo && !isNew(a, b)) continue;
      for (const name of new Set([...meaningful(a), ...meaningful(b)])) open.push([own(a, name), own(b, name)]);
    } else if (a !== b) return false;
  }
  return true;

  function isNew(a: JsonObject, b: JsonObject): boolean {
    const others = met.get(a) ?? new Set();
    met.set(a, others);
    const count = others.size;
    return others.add(b).size > count;
  }
}

/** Reads a value as what it refers to, where it does; members beside a reference come before those of its target. */
function referenceReader(resolve: Resolve): (value: JsonValue | undefined) => JsonValue | undefined {
  const merged = new Map<JsonObject, JsonObject>();
  return (value) => {
    const reference = isObject(value) ? value['$ref'] : undefined;
    if (!isObject(value) || typeof reference !== 'string') return value;
    const target = resolve(reference)?.value;
    if (target === undefined || meaningful(value).length === 1) return target ?? value;
    const { $ref: _, ...beside } = value;
    const known = merged.get(value) ?? { ...target, ...beside };
    merged.set(value, known);
    return known;
  };
}

/** The members that are no texts. A property of such a name is an object, and so no text. */
function meaningful(object: JsonObject): string[] {
  return Object.keys(object).filter((name) => !(texts.has(name) && typeof object[name] === 'string'));
}
const texts: ReadonlySet<string> = new Set(['summary', 'description', 'x-ms-summary', 'title', 'x-summary', 'x-description']);
