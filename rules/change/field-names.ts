import type { OperationField } from '../../src/connector/operation-fields.ts';
import type { KeptOperation } from '../../src/connector/versions.ts';
import { operationName } from '../name-of.ts';

/** An input or output as a message begins with it, with the operation that has it. */
export function fieldName({ direction, label }: OperationField, { after }: KeptOperation): string {
  return `${direction === 'input' ? 'Input' : 'Output'} '${shortened(label)}' of ${operationName(after)}`;
}

/** The end of a long way says more than its middle. */
function shortened(label: string): string {
  if (label.length <= 160) return label;
  return `${label.slice(0, 60)}…${label.slice(-99)}`.replace(/[\ud800-\udbff]…|…[\udc00-\udfff]/, '…');
}
