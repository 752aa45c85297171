import type { OperationField } from '../../src/connector/operation-fields.ts';
import type { FieldVersion } from '../../src/connector/schema-versions.ts';

/** True for a field that no version shows to makers: no flow was built with it, so it can change without breaking one. */
export function isHiddenField({ before, after }: OperationField): boolean {
  return [before, after].every((version) => version === undefined || isHidden(version));
}

/** Internal itself, or part of something internal. */
export function isHidden({ isInternal, isInternalAbove }: FieldVersion): boolean {
  return isInternal || isInternalAbove;
}
