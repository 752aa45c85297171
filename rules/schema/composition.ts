import { arrayOr, isObject, type JsonObject } from '../../src/connector/json-value.ts';
import type { Resolve } from '../../src/connector/references.ts';
import { resolvedSchema } from '../../src/connector/schemas.ts';

/** Beyond this many branches nobody composes a schema by hand; it bounds what a hostile definition costs. */
const mostBranches = 256;

/** A schema and all branches of its `allOf`, references followed; `undefined` when a reference leads nowhere or there are too many. */
export function composedOf(schema: JsonObject, resolve: Resolve): readonly JsonObject[] | undefined {
  const parts = new Set([schema]);
  // A set hands out what is added while it is iterated.
  for (const part of parts) {
    for (const branch of arrayOr(part['allOf'])) {
      if (!isObject(branch)) continue;
      const resolved = resolvedSchema(branch, resolve);
      if (resolved === undefined || parts.size === mostBranches) return undefined;
      parts.add(resolved);
    }
  }
  return [...parts];
}
