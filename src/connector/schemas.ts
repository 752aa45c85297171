import { isArray, isObject, type JsonObject, objectOr } from './json-value.ts';
import { below, type Place } from './place.ts';
import type { Reference, Resolve } from './references.ts';

/** How a schema hangs in its parent. */
export type SchemaRole = 'root' | 'definition' | 'property' | 'items' | 'allOf' | 'additionalProperties';

/**
 * A schema, judged once, where it is written; an object that only refers to another (`$ref`) is a reference, not a schema.
 * What a schema is used for is collected along every route that leads to it, references followed: a shared definition can be
 * input and output, visible here and internal there.
 */
export interface Schema {
  readonly value: JsonObject;
  readonly place: Place;
  readonly role: SchemaRole;
  /** The name of the property or definition; empty for other roles. */
  readonly name: string;
  /** The schema it is written in. */
  readonly parent: Schema | undefined;
  /** Part of a body parameter. */
  readonly isInput: boolean;
  /** Part of a response or of a webhook's notification. */
  readonly isOutput: boolean;
  /** Reached from an operation at least once through nothing internal, and not internal itself. */
  readonly isVisible: boolean;
  /** Reached from an operation at all. */
  readonly isUsed: boolean;
}

/** A position where an operation uses a schema: the root of a body, a response or a notification. */
export interface SchemaUse {
  readonly value: JsonObject;
  readonly place: Place;
  readonly direction: 'input' | 'output';
  readonly isVisible: boolean;
}

type Building = { -readonly [K in keyof Schema]: Schema[K] } & { readonly leadsTo: JsonObject[] };

/** True for an object that the publisher hid: `x-ms-visibility: internal`, in any letter case. */
export function isMarkedInternal(value: JsonObject): boolean {
  const visibility = value['x-ms-visibility'];
  return typeof visibility === 'string' && visibility.toLowerCase() === 'internal';
}

/** Gathers the schemas of one document: first every place that holds one, then the uses that reach them. */
export function schemaCollector(resolve: Resolve) {
  const schemas = new Map<JsonObject, Building>();
  const references: Reference[] = [];

  /** Adds the schema written at a place, and all that is written inside it. */
  function add(value: unknown, place: Place, role: SchemaRole, name = '', parent?: Building): void {
    if (!isObject(value) || schemas.has(value)) return;
    if (typeof value['$ref'] === 'string') {
      references.push({ value, place, kind: 'schema', target: resolve(value['$ref']) });
      return;
    }
    const schema: Building = {
      value,
      place,
      role,
      name,
      parent,
      isInput: false,
      isOutput: false,
      isVisible: false,
      isUsed: false,
      leadsTo: [],
    };
    schemas.set(value, schema);
    const child = (childValue: unknown, childPlace: Place, childRole: SchemaRole, childName?: string): void => {
      if (!isObject(childValue)) return;
      schema.leadsTo.push(childValue);
      add(childValue, childPlace, childRole, childName, schema);
    };
    if (isObject(value['properties'])) {
      const properties = value['properties'];
      const propertiesPlace = below(place, 'properties');
      for (const key of Object.keys(properties)) child(properties[key], below(propertiesPlace, key), 'property', key);
    }
    child(value['items'], below(place, 'items'), 'items');
    if (isArray(value['allOf'])) for (const [index, part] of value['allOf'].entries()) child(part, below(place, 'allOf', index), 'allOf');
    child(value['additionalProperties'], below(place, 'additionalProperties'), 'additionalProperties');
  }

  function mark(use: SchemaUse): void {
    const open: { value: JsonObject; isVisible: boolean }[] = [{ value: use.value, isVisible: use.isVisible }];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      const isVisible = step.isVisible && !isMarkedInternal(step.value);
      const reference = step.value['$ref'];
      if (typeof reference === 'string') {
        const target = resolve(reference);
        if (target === undefined) continue;
        // A reference may lead to a place that holds no schema by the specification; what is there is judged as one all the same.
        if (!schemas.has(target.value)) add(target.value, target.place, 'root');
        open.push({ value: target.value, isVisible });
        continue;
      }
      const schema = schemas.get(step.value);
      if (schema === undefined) continue;
      const isNews = !schema.isUsed || (use.direction === 'input' ? !schema.isInput : !schema.isOutput) || (isVisible && !schema.isVisible);
      if (!isNews) continue;
      schema.isUsed = true;
      if (use.direction === 'input') schema.isInput = true;
      else schema.isOutput = true;
      if (isVisible) schema.isVisible = true;
      for (const value of schema.leadsTo) open.push({ value, isVisible });
    }
  }

  return {
    add,
    mark,
    references,
    /** In the order of the document, shared definitions last. */
    schemas: (): readonly Schema[] => [...schemas.values()],
    schemaOf: (value: JsonObject): Schema | undefined => schemas.get(value),
  };
}

/** Follows a schema's own reference, if it is one. */
export function resolvedSchema(value: unknown, resolve: Resolve): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  const reference = value['$ref'];
  return typeof reference === 'string' ? resolve(reference)?.value : value;
}

/**
 * The named properties of a schema, those of its `allOf` branches included, references followed. What the schema writes itself wins
 * over its branches, and a later branch over an earlier one.
 */
export function propertiesOf(value: unknown, resolve: Resolve): Map<string, JsonObject> {
  const properties = new Map<string, JsonObject>();
  const seen = new Set<JsonObject>();
  // A stack and not a recursion: a chain of references can be as long as a definition has schemas.
  const open: unknown[] = [value];
  while (open.length > 0) {
    const schema = resolvedSchema(open.pop(), resolve);
    if (schema === undefined || seen.has(schema)) continue;
    seen.add(schema);
    const written = objectOr(schema['properties']);
    for (const name of Object.keys(written)) {
      const property = properties.has(name) ? undefined : resolvedSchema(written[name], resolve);
      if (property !== undefined) properties.set(name, property);
    }
    if (isArray(schema['allOf'])) open.push(...schema['allOf']);
  }
  return properties;
}
