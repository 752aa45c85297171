import type { FieldVersion } from '../../src/connector/schema-versions.ts';

/** True for an input that every flow must have a value for; a default is one. */
export function needsValue({ isRequired, members }: FieldVersion): boolean {
  return isRequired && members['default'] === undefined;
}
