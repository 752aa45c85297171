import type { Definition, SchemaNode } from '../../src/connector/definition.ts';
import { isObject, type JsonObject } from '../../src/connector/json-value.ts';
import { remembered } from '../../src/connector/remembered.ts';

/** Where whole bodies and whole responses begin, and what refers to each schema. */
interface Positions {
  readonly responses: ReadonlySet<JsonObject>;
  readonly bodies: ReadonlySet<JsonObject>;
  /** The referring objects of each target. */
  readonly referrers: ReadonlyMap<JsonObject, readonly JsonObject[]>;
}

/** True for a schema that may be a file: it is the whole of a response, or a definition that only whole responses refer to. */
export function isFileAllowed(schema: SchemaNode): boolean {
  const { responses } = positionsOf(schema.definition);
  return standsOnly(schema, (value) => responses.has(value));
}

/** True for a schema that may be plain bytes: it is the whole of a body or response, or a definition that only those refer to. */
export function isBinaryAllowed(schema: SchemaNode): boolean {
  const { responses, bodies } = positionsOf(schema.definition);
  return standsOnly(schema, (value) => responses.has(value) || bodies.has(value));
}

function standsOnly(schema: SchemaNode, isAllowed: (value: JsonObject) => boolean): boolean {
  if (schema.role !== 'definition') return isAllowed(schema.value);
  const referrers = positionsOf(schema.definition).referrers.get(schema.value) ?? [];
  return referrers.every(isAllowed);
}

const positionsOf = remembered((definition: Definition): Positions => {
  const referrers = new Map<JsonObject, JsonObject[]>();
  for (const { kind, value, target } of definition.references) {
    if (kind !== 'schema' || target === undefined) continue;
    const list = referrers.get(target.value);
    if (list) list.push(value);
    else referrers.set(target.value, [value]);
  }
  const schemasOf = (nodes: readonly { readonly value: JsonObject }[]) =>
    new Set(nodes.map(({ value }) => value['schema']).filter(isObject));
  return { responses: schemasOf(definition.responses), bodies: schemasOf(definition.parameters), referrers };
});
