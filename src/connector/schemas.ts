import type { Definition, SchemaNode } from './definition.ts';
import { isArray, isObject, type JsonObject, objectOr } from './json-value.ts';
import { mayHold } from './member-names.ts';
import type { Mutable } from './mutable.ts';
import type { Place } from './place.ts';
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
  /** The schemas one step inside, the last first; `undefined` where there are none. */
  readonly leadsTo: Lead | undefined;
  /** The schemas written in it, itself included. */
  readonly written: number;
  /** Levels of them through properties and items; the schema itself is the first. */
  readonly levels: number;
  /** True when an object is written in it that refers to a schema. What is written for further properties counts for none of the three. */
  readonly refers: boolean;
}

/** A position where an operation uses a schema: the root of a body, a response or a notification. */
export interface SchemaUse {
  readonly value: JsonObject;
  readonly place: Place;
  readonly direction: 'input' | 'output';
  readonly isVisible: boolean;
}

/** A schema one step inside another, or the object that refers to one. A chain: a list of its own would be the greater part of what a small schema takes. */
interface Lead {
  readonly value: JsonObject;
  readonly role: SchemaRole;
  /** The schema that it is; `undefined` for an object that refers to one. */
  readonly schema: Schema | undefined;
  readonly next: Lead | undefined;
}

/** `definition` is missing only while the document is read. */
type Building = Mutable<Schema> & { definition: Definition | undefined };

/** True for an object that the publisher hid: `x-ms-visibility: internal`, in any letter case. */
export function isMarkedInternal(value: JsonObject): boolean {
  const visibility = value['x-ms-visibility'];
  return typeof visibility === 'string' && visibility.toLowerCase() === 'internal';
}

/**
 * Gathers the schemas of one document: first every place that holds one, then the uses that reach them. `memberNames` are the names of all
 * members of the document, where they are known: asking each schema for what none can hold costs more.
 */
export function schemaCollector(resolve: Resolve, memberNames?: ReadonlySet<string>) {
  const mayRefer = mayHold({ memberNames }, '$ref');
  const mayHoldBranches = mayHold({ memberNames }, 'allOf');
  const mayHoldFurther = mayHold({ memberNames }, 'additionalProperties');
  const schemas = new Map<JsonObject, Building>();
  const references: Reference[] = [];

  /** Adds the schema written at a place, and all that is written inside it. */
  function add(value: unknown, place: Place, role: SchemaRole, name = '', parent?: Building): Building | undefined {
    if (!isObject(value)) return undefined;
    const known = schemas.get(value);
    if (known !== undefined) return known;
    const reference = mayRefer ? value['$ref'] : undefined;
    if (typeof reference === 'string') {
      references.push({ value, place, kind: 'schema', target: resolve(reference) });
      return undefined;
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
      leadsTo: undefined,
      written: 1,
      levels: 1,
      refers: false,
      definition: undefined,
    };
    schemas.set(value, schema);
    const { properties, items } = value;
    if (isObject(properties)) {
      const propertiesPlace: Place = { parent: place, key: 'properties' };
      for (const key of Object.keys(properties)) addChild(schema, properties[key], propertiesPlace, key, 'property', key);
    }
    addChild(schema, items, place, 'items', 'items');
    const allOf = mayHoldBranches ? value['allOf'] : undefined;
    if (isArray(allOf)) {
      const partsPlace: Place = { parent: place, key: 'allOf' };
      for (const [index, part] of allOf.entries()) addChild(schema, part, partsPlace, index, 'allOf');
    }
    if (mayHoldFurther) addChild(schema, value['additionalProperties'], place, 'additionalProperties', 'additionalProperties');
    return schema;
  }

  function addChild(parent: Building, value: unknown, owner: Place, key: string | number, role: SchemaRole, name?: string): void {
    if (!isObject(value)) return;
    const schema = add(value, { parent: owner, key }, role, name, parent);
    parent.leadsTo = { value, role, schema, next: parent.leadsTo };
    if (role === 'additionalProperties') return;
    if (schema === undefined) {
      parent.refers = true;
      return;
    }
    parent.written += schema.written;
    const levels = role === 'allOf' ? schema.levels : schema.levels + 1;
    if (levels > parent.levels) parent.levels = levels;
    if (schema.refers) parent.refers = true;
  }

  function mark(use: SchemaUse): void {
    const open: { value: JsonObject; isVisible: boolean }[] = [{ value: use.value, isVisible: use.isVisible }];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      const isVisible = step.isVisible && !isMarkedInternal(step.value);
      const reference = mayRefer ? step.value['$ref'] : undefined;
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
      for (let lead = schema.leadsTo; lead !== undefined; lead = lead.next) open.push({ value: lead.value, isVisible });
    }
  }

  return {
    add,
    mark,
    references,
    /** In the order of the document, shared definitions last; from now on they are that definition's. */
    schemasOf: (definition: Definition): SchemaNode[] => {
      const nodes: SchemaNode[] = [];
      for (const schema of schemas.values()) {
        schema.definition = definition;
        nodes.push(schema as SchemaNode);
      }
      return nodes;
    },
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
