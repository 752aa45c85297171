import { isObject, type JsonObject } from '../../src/connector/json-value.ts';

/**
 * The type of a field for comparing two versions: what it says, else what its other members imply, else `any`. Writing down a type
 * that was implied before changes nothing.
 */
export function typeOf(field: JsonObject): string {
  const { type } = field;
  if (typeof type === 'string') return type;
  if (isObject(field['properties']) || field['additionalProperties'] !== undefined) return 'object';
  return isObject(field['items']) ? 'array' : 'any';
}
