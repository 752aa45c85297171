import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';

/** A copy of a document with another value at a path, or without the member there; an item of an array stays where it is to go. */
export function withChange(document: JsonObject, path: Path, value: JsonValue | undefined): JsonObject {
  const copy = structuredClone(document) as Record<string, JsonValue | undefined>;
  let owner = copy;
  for (const step of path.slice(0, -1)) owner = owner[step] as typeof owner;
  const last = path.at(-1) ?? '';
  if (value !== undefined) owner[last] = structuredClone(value);
  else if (!Array.isArray(owner)) delete owner[last];
  return copy;
}
