import type { OperationField } from '../../src/connector/operation-fields.ts';
import { isCallback } from './callbacks.ts';
import { needsValue } from './requirements.ts';

/** True for a new input that every flow must have a value for: required itself and in everything it is part of, without a default. */
export function isRequiredAddition({ before, after, direction }: OperationField): boolean {
  if (direction !== 'input' || before !== undefined || after === undefined) return false;
  return needsValue(after) && after.isRequiredAbove && !isCallback(after);
}
