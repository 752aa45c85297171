import type { OperationField } from '../../src/connector/operation-fields.ts';
import type { FieldVersion } from '../../src/connector/schema-versions.ts';
import { hasDefault } from '../parameter/default-value.ts';

/** True for an input that every flow must have a value for, as far as it has one for what the input is part of; a default is one. */
export function needsValue({ isRequired, isNamed, members }: FieldVersion): boolean {
  return isRequired && isNamed && !hasDefault(members);
}

/** True for an input of both versions that flows could do without: it was optional or had a default, and now they need a value for it. */
export function becomesNeeded({ before, after }: OperationField): boolean {
  return before !== undefined && after !== undefined && !needsValue(before) && needsValue(after);
}
