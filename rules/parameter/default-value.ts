import type { JsonObject } from '../../src/connector/json-value.ts';

/** True when a value is sent although the maker enters none; null is no value. */
export function hasDefault(node: JsonObject): boolean {
  return node['default'] !== undefined && node['default'] !== null;
}
