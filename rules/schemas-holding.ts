import type { Definition, SchemaNode } from '../src/connector/definition.ts';
import { mayHold } from '../src/connector/member-names.ts';
import { remembered } from '../src/connector/remembered.ts';
import { dynamicExtensions } from './dynamic-extensions.ts';

/** The schemas of a definition that hold members which few hold, in the order of the document. */
interface SchemasHolding {
  /** One of the dynamic extensions. */
  readonly dynamic: readonly SchemaNode[];
  /** `x-ms-notification-url`. */
  readonly notificationUrl: readonly SchemaNode[];
  readonly allOf: readonly SchemaNode[];
}

const holding = new Map<string, keyof SchemasHolding>([
  ...dynamicExtensions.map((name) => [name, 'dynamic'] as const),
  ['x-ms-notification-url', 'notificationUrl'],
  ['allOf', 'allOf'],
]);
const names = [...holding.keys()];

/** Looks through all schemas once for all rules that search for some: asking each schema for each member costs more. */
export const schemasHolding = remembered((definition: Definition): SchemasHolding => {
  const found = { dynamic: [], notificationUrl: [], allOf: [] } satisfies Record<keyof SchemasHolding, SchemaNode[]>;
  if (!names.some((name) => mayHold(definition, name))) return found;
  for (const schema of definition.schemas) {
    for (const name in schema.value) {
      const kind = holding.get(name);
      if (kind === undefined) continue;
      const list: SchemaNode[] = found[kind];
      // One that holds several dynamic extensions is there once.
      if (list.at(-1) !== schema) list.push(schema);
    }
  }
  return found;
});
