import type { Parameter } from '../../src/connector/definition.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';

/** The question that rules about bodies ask first; they share it, so that it is asked once. */
export function isBody(_node: JsonObject, parameter: Parameter): boolean {
  return parameter.in === 'body';
}
