import type { KeptOperation, OperationVersions } from '../../src/connector/versions.ts';

/** True for an operation of both versions that makers saw in the older one. */
export function isKeptVisible(operation: OperationVersions): operation is KeptOperation {
  return operation.before !== undefined && operation.after !== undefined && !operation.before.isInternal;
}

/** True for an operation of both versions. */
export function isKept(operation: OperationVersions): operation is KeptOperation {
  return operation.before !== undefined && operation.after !== undefined;
}
