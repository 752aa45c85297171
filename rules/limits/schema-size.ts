import type { Definition, Operation } from '../../src/connector/definition.ts';
import { arrayOr, isObject, type JsonObject, objectOr } from '../../src/connector/json-value.ts';

/** What one body or response may expand to. */
export const mostSchemasOfBody = 512;
/** What all bodies and responses of one operation may expand to. */
export const mostSchemasOfOperation = 16_384;
/** What all operations together may expand to. */
export const mostSchemasOfDefinition = 4_194_304;

/** Ways looked at for each schema that may be counted, before counting stops. */
const looksPerSchema = 4;

/** How large a schema is when every reference in it is written out. */
export interface SchemaSize {
  /** The schema itself, each property, items and branch of `allOf`; a reference back to where one comes from counts as nothing. */
  readonly schemas: number;
  /** Levels through properties and items; the schema itself is the first. */
  readonly depth: number;
  /** False when counting stopped early: then there is more than was counted. */
  readonly isComplete: boolean;
}

/** Measures the schemas of one definition; each is measured once. */
interface Measure {
  readonly sizeOf: (schema: JsonObject) => SchemaSize;
  readonly total: () => number;
}

const known = new WeakMap<Definition, Measure>();

/** The size of a body's or response's schema. Counting stops beyond `mostSchemasOfOperation`. */
export function schemaSize(schema: JsonObject, definition: Definition): SchemaSize {
  return measureOf(definition).sizeOf(schema);
}

/** What the bodies and responses of an operation expand to. */
export function schemasOfOperation(operation: Operation): number {
  return rootsOf(operation).reduce((sum, schema) => sum + schemaSize(schema, operation.definition).schemas, 0);
}

/** What all operations together expand to. Counting stops beyond `mostSchemasOfDefinition`. */
export function schemasOfDefinition(definition: Definition): number {
  return measureOf(definition).total();
}

/** The schemas of an operation's bodies and responses, as written. */
function rootsOf({ parameters, responses }: Operation): JsonObject[] {
  const bodies = parameters.filter(({ parameter }) => parameter.in === 'body').map(({ parameter }) => parameter.value['schema']);
  return [...bodies, ...responses.map(({ response }) => response.value['schema'])].filter(isObject);
}

function measureOf(definition: Definition): Measure {
  let measure = known.get(definition);
  if (measure === undefined) known.set(definition, (measure = newMeasure(definition)));
  return measure;
}

function newMeasure(definition: Definition): Measure {
  const expand = expanderOf(definition);
  const sizes = new Map<JsonObject, SchemaSize>();
  // Bounds what a hostile definition costs. An honest one cannot need more: it would be over the limit of its total.
  let budget = mostSchemasOfDefinition;

  const sizeOf = (schema: JsonObject): SchemaSize => {
    let size = sizes.get(schema);
    if (size === undefined) {
      size = expand(schema, Math.min(mostSchemasOfOperation, budget));
      budget -= size.schemas;
      sizes.set(schema, size);
    }
    return size;
  };

  const total = (): number => {
    const large = new Map<JsonObject, number>();
    let sum = 0;
    for (const schema of definition.operations.flatMap(rootsOf)) {
      const size = sizeOf(schema);
      const schemas = size.isComplete ? size.schemas : (large.get(schema) ?? expand(schema, mostSchemasOfDefinition - sum).schemas);
      if (!size.isComplete) large.set(schema, schemas);
      sum += schemas;
      if (sum > mostSchemasOfDefinition) break;
    }
    return sum;
  };

  return { sizeOf, total };
}

/** A schema as the walk sees it. */
interface Step {
  readonly schema: JsonObject;
  /** What it leads to; read when the walk first comes by. */
  ways: readonly Way[] | undefined;
  /** True while the walk is below a reference to it. */
  isOpen: boolean;
}

interface Way {
  readonly to: Step;
  readonly isReference: boolean;
  /** 1 for a property or items, 0 for a branch of `allOf`, which is on the level of its owner. */
  readonly deeper: 0 | 1;
}

/**
 * Walks a schema as if every reference were written out, and stops at the first schema beyond `most`.
 * It does not recurse: in a hostile definition a way can be as long as the file.
 */
function expanderOf({ resolve }: Definition): (root: JsonObject, most: number) => SchemaSize {
  const steps = new Map<JsonObject, Step>();

  const wayTo = (value: JsonObject, deeper: Way['deeper']): Way => {
    // A reference that leads nowhere stands for one schema, of which nobody knows more.
    const target = typeof value['$ref'] === 'string' ? resolve(value['$ref'])?.value : undefined;
    const schema = target ?? value;
    let to = steps.get(schema);
    if (to === undefined) steps.set(schema, (to = { schema, ways: undefined, isOpen: false }));
    return { to, isReference: target !== undefined, deeper };
  };

  const waysFrom = ({ schema }: Step): readonly Way[] => {
    const ways: Way[] = [];
    for (const property of Object.values(objectOr(schema['properties']))) if (isObject(property)) ways.push(wayTo(property, 1));
    if (isObject(schema['items'])) ways.push(wayTo(schema['items'], 1));
    for (const branch of arrayOr(schema['allOf'])) if (isObject(branch)) ways.push(wayTo(branch, 0));
    return ways;
  };

  return (root, most) => {
    const first = wayTo(root, 1);
    if (most <= 0) return { schemas: 1, depth: 1, isComplete: false };
    const open = [{ way: first, ways: (first.to.ways ??= waysFrom(first.to)), next: 0, level: 1 }];
    first.to.isOpen = first.isReference;
    let schemas = 1;
    let depth = 1;
    // Where everything refers to everything, nearly all ways lead back and count as nothing; looking at them costs all the same.
    let looks = most * looksPerSchema;
    for (let at = open.at(-1); at !== undefined && schemas <= most && looks > 0; at = open.at(-1)) {
      const way = at.ways[at.next];
      at.next += 1;
      looks -= 1;
      if (way === undefined) {
        if (at.way.isReference) at.way.to.isOpen = false;
        open.pop();
      } else if (!(way.isReference && way.to.isOpen)) {
        const level = at.level + way.deeper;
        if (way.isReference) way.to.isOpen = true;
        open.push({ way, ways: (way.to.ways ??= waysFrom(way.to)), next: 0, level });
        schemas += 1;
        depth = Math.max(depth, level);
      }
    }
    // A walk that stopped early must not leave references open for the next one.
    for (const { way } of open) way.to.isOpen = false;
    return { schemas, depth, isComplete: schemas <= most && looks > 0 };
  };
}
