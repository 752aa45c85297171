import type { JsonObject } from '../src/connector/json-value.ts';

/** The extensions by which an operation of the connector supplies values or a schema while a maker works. */
export const dynamicExtensions = [
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
  'x-ms-dynamic-tree',
] as const;

/** True for a parameter or schema of which a part is known only when a maker works with it. */
export function hasDynamicExtension(value: JsonObject): boolean {
  for (const name in value) if (names.has(name)) return true;
  return false;
}
const names: ReadonlySet<string> = new Set(dynamicExtensions);
