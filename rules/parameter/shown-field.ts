import type { Parameter } from '../../src/connector/definition.ts';

/** True for a parameter that makers see as a field of its own. A body is seen as the fields of its schema instead. */
export function isShownField({ in: location, isInternal }: Parameter): boolean {
  return location !== 'body' && !isInternal;
}
