import type { Definition } from '../src/connector/definition.ts';
import { remembered } from '../src/connector/remembered.ts';

/** The operation id that differs from this name in letter case alone: what somebody meant who wrote an id that does not exist. */
export function idInOtherCase(definition: Definition, name: string): string | undefined {
  return idsIn(definition).get(name.toLowerCase());
}

const idsIn = remembered(
  ({ operations }: Definition) => new Map(operations.flatMap(({ id }) => (id === undefined ? [] : [[id.toLowerCase(), id]]))),
);
