import { arrayOr, isArray, isObject, type JsonObject } from '../../src/connector/json-value.ts';
import type { Resolve } from '../../src/connector/references.ts';
import { resolvedSchema } from '../../src/connector/schemas.ts';

/** Beyond this many branches nobody composes a schema by hand; it bounds what a hostile definition costs. */
const mostBranches = 256;
/** The same, each counted as often as it is named: schemas that are all branches of each other name few a great many times. */
const mostNamed = 1_024;

/** A schema and all branches of its `allOf`, references followed; `undefined` when a reference leads nowhere or there are too many. */
export function composedOf(schema: JsonObject, resolve: Resolve): readonly JsonObject[] | undefined {
  if (!isArray(schema['allOf'])) return [schema];
  const parts = new Set([schema]);
  let named = 0;
  // A set hands out what is added while it is iterated.
  for (const part of parts) {
    for (const branch of arrayOr(part['allOf'])) {
      if (!isObject(branch)) continue;
      const resolved = resolvedSchema(branch, resolve);
      named += 1;
      if (resolved === undefined || parts.size === mostBranches || named > mostNamed) return undefined;
      parts.add(resolved);
    }
  }
  return [...parts];
}
