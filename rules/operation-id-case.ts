import type { Definition } from '../src/connector/definition.ts';

/** The operation id that differs from this name in letter case alone: what somebody meant who wrote an id that does not exist. */
export function idInOtherCase(definition: Definition, name: string): string | undefined {
  let known = indexes.get(definition);
  if (known === undefined) {
    known = new Map(definition.operations.flatMap(({ id }) => (id === undefined ? [] : [[id.toLowerCase(), id]])));
    indexes.set(definition, known);
  }
  return known.get(name.toLowerCase());
}

const indexes = new WeakMap<Definition, ReadonlyMap<string, string>>();
