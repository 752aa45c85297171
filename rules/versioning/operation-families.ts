import type { Definition, Operation } from '../../src/connector/definition.ts';
import { remembered } from '../../src/connector/remembered.ts';
import { annotationOf, namedFamily } from './annotation.ts';

/** The revisions of one operation: all that share `x-ms-api-annotation.family`, in the order of the document. */
export interface OperationFamily {
  readonly name: string;
  readonly members: readonly Operation[];
}

/**
 * The families of a definition. An operation that names none belongs to the family that bears its id, which is how the first revision is
 * usually written; a family is only what at least one operation names.
 */
export const operationFamilies = remembered(readFamilies);

/** The number of the revision; `undefined` when the operation gives none. */
export function revisionOf({ value }: Operation): number | undefined {
  const { revision } = annotationOf(value);
  return typeof revision === 'number' ? revision : undefined;
}

/** The newest revision first; an operation without a number is the first revision. Equal ones stay in the order of the document. */
export function newestFirst(operations: readonly Operation[]): Operation[] {
  return operations.toSorted((a, b) => (revisionOf(b) ?? 1) - (revisionOf(a) ?? 1));
}

function readFamilies({ operations }: Definition): readonly OperationFamily[] {
  const families = new Map<string, Operation[]>();
  for (const { value } of operations) {
    const name = namedFamily(value);
    if (name !== undefined) families.set(name, []);
  }
  if (families.size > 0)
    for (const operation of operations) families.get(namedFamily(operation.value) ?? operation.id ?? '')?.push(operation);
  return [...families].map(([name, members]) => ({ name, members }));
}
