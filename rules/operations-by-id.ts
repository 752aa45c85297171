import type { Definition, Operation } from '../src/connector/definition.ts';
import { remembered } from '../src/connector/remembered.ts';

/** The operation of that id; of several with the same one, the first. */
export function operationById(definition: Definition, id: string): Operation | undefined {
  return operationsIn(definition).get(id);
}

const operationsIn = remembered(({ operations }: Definition) => {
  const index = new Map<string, Operation>();
  for (const operation of operations) if (operation.id !== undefined && !index.has(operation.id)) index.set(operation.id, operation);
  return index;
});
