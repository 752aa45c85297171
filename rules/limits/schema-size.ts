import type { Definition, Operation } from '../../src/connector/definition.ts';
import { isObject, type JsonObject } from '../../src/connector/json-value.ts';
import { type Circle, type Step, type Way, waysOf } from './schema-ways.ts';

/** What one body or response may expand to. */
export const mostSchemasOfBody = 512;
/** What all bodies and responses of one operation may expand to. */
export const mostSchemasOfOperation = 16_384;
/** What all operations together may expand to. */
export const mostSchemasOfDefinition = 4_194_304;

/** How large a schema is when every reference in it is written out. */
export interface SchemaSize {
  /** The schema itself, each property, items and branch of `allOf`; a reference back to where one comes from counts as nothing. */
  readonly schemas: number;
  /** Levels through properties and items; the schema itself is the first. */
  readonly depth: number;
  /** False when counting stopped early: then there is at least what was counted. */
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
  const size = measureOf(definition).sizeOf(schema);
  return size.schemas > mostSchemasOfOperation ? { ...size, schemas: mostSchemasOfOperation + 1, isComplete: false } : size;
}

/** What the bodies and responses of an operation expand to. */
export function schemasOfOperation(operation: Operation): number {
  const { sizeOf } = measureOf(operation.definition);
  let sum = 0;
  for (const schema of rootsOf(operation)) sum += Math.min(sizeOf(schema).schemas, mostSchemasOfOperation + 1);
  return sum;
}

/** What all operations together expand to; of one that alone expands to more than an operation may, it can be less. */
export function schemasOfDefinition(definition: Definition): number {
  return measureOf(definition).total();
}

/** The schemas of an operation's bodies and responses, as written. */
function rootsOf({ parameters, responses }: Operation): JsonObject[] {
  const roots: JsonObject[] = [];
  const add = ({ schema }: JsonObject): void => {
    if (isObject(schema)) roots.push(schema);
  };
  for (const { parameter } of parameters) if (parameter.in === 'body') add(parameter.value);
  for (const { response } of responses) add(response.value);
  return roots;
}

function measureOf(definition: Definition): Measure {
  let measure = known.get(definition);
  if (measure === undefined) known.set(definition, (measure = newMeasure(definition)));
  return measure;
}

function newMeasure(definition: Definition): Measure {
  const sizeOf = sizerOf(definition);
  return {
    sizeOf,
    total: () => {
      let sum = 0;
      for (const operation of definition.operations) for (const root of rootsOf(operation)) sum += sizeOf(root).schemas;
      return sum;
    },
  };
}

/** Ways within circles that are looked at for one way into a circle, before counting stops: four for each schema that an operation may have. */
const looksOfWalk = mostSchemasOfOperation * 4;
/** The same for all of a definition. An honest one cannot need more: it would be over the limit of its total. */
const looksOfDefinition = mostSchemasOfDefinition * 4;

/**
 * Counts schemas as if every reference were written out. What is in no circle is a sum of its parts, however often it is referred to. In a
 * circle it depends on the way by which one comes: each is walked, until there is more than any operation may have.
 */
function sizerOf(definition: Definition): (root: JsonObject) => SchemaSize {
  /** The step itself with everything it leads to outside of its circle; that is all of it where it is in none. */
  const apart = new Map<Step, SchemaSize>();
  const entered = { byReference: new Map<Step, SchemaSize>(), inPlace: new Map<Step, SchemaSize>() };
  const inside = new Map<Step, readonly Way[]>();
  const sizes = new Map<JsonObject, SchemaSize>();
  let left = looksOfDefinition;

  const sizeBy = ({ to, isReference }: Omit<Way, 'deeper'>): SchemaSize => {
    if (!inside.has(to)) return apart.get(to) ?? one;
    const known = isReference ? entered.byReference : entered.inPlace;
    let size = known.get(to);
    if (size === undefined) {
      const walk = walkCircle(to, isReference, { apart, inside }, Math.min(left, looksOfWalk));
      left -= walk.looked;
      known.set(to, (size = walk.size));
    }
    return size;
  };

  const settled = (circle: Circle): void => {
    for (const step of circle.steps) {
      const back: Way[] = [];
      let size = step.ends === 0 ? one : joined(one, { ...one, schemas: step.ends }, step.hasDeeperEnds ? 1 : 0);
      for (const way of step.ways) {
        if (way.to.circle === circle) back.push(way);
        else size = joined(size, sizeBy(way), way.deeper);
      }
      apart.set(step, size);
      if (back.length > 0) inside.set(step, back);
    }
  };

  const { wayTo } = waysOf(definition, settled);
  return (root) => {
    let size = sizes.get(root);
    if (size === undefined) sizes.set(root, (size = sizeBy(wayTo(root))));
    return size;
  };
}

const one: SchemaSize = { schemas: 1, depth: 1, isComplete: true };

/** A size with that of a part added. */
function joined(whole: SchemaSize, part: SchemaSize, deeper: Way['deeper']): SchemaSize {
  return {
    schemas: Math.min(whole.schemas + part.schemas, mostSchemasOfDefinition + 1),
    depth: Math.max(whole.depth, part.depth + deeper),
    isComplete: whole.isComplete && part.isComplete,
  };
}

interface Circles {
  readonly apart: ReadonlyMap<Step, SchemaSize>;
  readonly inside: ReadonlyMap<Step, readonly Way[]>;
}

/** Walks every way through a circle that comes by no open reference twice. */
function walkCircle(first: Step, isReference: boolean, { apart, inside }: Circles, looks: number): { size: SchemaSize; looked: number } {
  const openReferences = new Set<Step>();
  const open: { readonly way: Omit<Way, 'deeper'>; readonly ways: readonly Way[]; next: number; readonly level: number }[] = [];
  let { schemas, depth, isComplete } = { schemas: 0, depth: 0, isComplete: true };
  const enter = (way: Omit<Way, 'deeper'>, level: number): void => {
    const own = apart.get(way.to) ?? one;
    if (way.isReference) openReferences.add(way.to);
    open.push({ way, ways: inside.get(way.to) ?? [], next: 0, level });
    schemas += own.schemas;
    depth = Math.max(depth, level - 1 + own.depth);
    isComplete &&= own.isComplete;
  };
  enter({ to: first, isReference }, 1);
  let looked = 0;
  let at = open.at(-1);
  for (; at !== undefined && schemas <= mostSchemasOfDefinition && looked < looks; at = open.at(-1)) {
    const way = at.ways[at.next];
    at.next += 1;
    looked += 1;
    if (way === undefined) {
      if (at.way.isReference) openReferences.delete(at.way.to);
      open.pop();
    } else if (!(way.isReference && openReferences.has(way.to))) enter(way, at.level + way.deeper);
  }
  if (at === undefined) return { size: { schemas, depth, isComplete }, looked };
  const near = schemasNear(first, isReference, { apart, inside });
  return { size: { schemas: Math.min(Math.max(schemas, near), mostSchemasOfDefinition + 1), depth, isComplete: false }, looked };
}

/**
 * What the first two steps into a circle come to: where everything refers to everything, nearly all ways lead back once a walk is deep, and
 * it looks at hundreds of them for each schema that it counts.
 */
function schemasNear(first: Step, isReference: boolean, { apart, inside }: Circles): number {
  let schemas = apart.get(first)?.schemas ?? 1;
  const isOpen = (way: Way, through?: Way): boolean =>
    way.isReference && ((isReference && way.to === first) || (through?.isReference === true && way.to === through.to));
  for (const way of inside.get(first) ?? []) {
    if (isOpen(way)) continue;
    schemas += apart.get(way.to)?.schemas ?? 1;
    for (const next of inside.get(way.to) ?? []) if (!isOpen(next, way)) schemas += apart.get(next.to)?.schemas ?? 1;
    if (schemas > mostSchemasOfOperation) break;
  }
  return schemas;
}
