import type { Definition, Operation } from '../src/connector/definition.ts';

/** The operation of that id; of several with the same one, the first. */
export function operationById(definition: Definition, id: string): Operation | undefined {
  let known = indexes.get(definition);
  if (known === undefined) {
    const index = new Map<string, Operation>();
    for (const operation of definition.operations) {
      if (operation.id !== undefined && !index.has(operation.id)) index.set(operation.id, operation);
    }
    indexes.set(definition, (known = index));
  }
  return known.get(id);
}

const indexes = new WeakMap<Definition, ReadonlyMap<string, Operation>>();
