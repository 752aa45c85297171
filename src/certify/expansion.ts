import { isObject, type JsonObject } from '../connector/json-value.ts';
import type { Resolve } from '../connector/references.ts';

/** What tools that follow every reference are asked to walk over at most: ten times what any published connector has. */
export const expansionLimits = { values: 1_000_000, depth: 1_000 } as const;

/**
 * True when following every local reference makes more of a document than the limits allow: a few kilobytes can refer their way to
 * billions of values. A reference back into what is open counts as one value.
 */
export function expandsTooFar(document: JsonObject, resolve: Resolve): boolean {
  const known = new Map<object, number>();
  const open = new Set<object>();
  return count(document, 0) > expansionLimits.values;

  function count(value: unknown, depth: number): number {
    if (typeof value !== 'object' || value === null) return 1;
    const before = known.get(value);
    if (before !== undefined) return before;
    if (open.has(value)) return 1;
    if (depth > expansionLimits.depth) return Number.POSITIVE_INFINITY;
    open.add(value);
    const target = isObject(value) && typeof value['$ref'] === 'string' ? resolve(value['$ref']) : undefined;
    let values = 1;
    for (const member of target ? [target.value] : Object.values(value)) values += count(member, depth + 1);
    open.delete(value);
    known.set(value, values);
    return values;
  }
}
