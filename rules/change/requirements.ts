import type { FieldVersion } from '../../src/connector/schema-versions.ts';
import { hasDefault } from '../parameter/default-value.ts';

/** True for an input that every flow must have a value for, as far as it has one for what the input is part of; a default is one. */
export function needsValue({ isRequired, isNamed, members }: FieldVersion): boolean {
  return isRequired && isNamed && !hasDefault(members);
}
