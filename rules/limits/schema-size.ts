import type { Definition, Operation } from '../../src/connector/definition.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { mayHold } from '../../src/connector/member-names.ts';
import { remembered } from '../../src/connector/remembered.ts';
import { type Circle, type Step, type Way, type Written, waysOf } from './schema-ways.ts';

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
  /** What the operations expand to. */
  readonly operations: () => ReadonlyMap<Operation, number>;
}

/** The size of a body's or response's schema. Counting stops beyond `mostSchemasOfOperation`. */
export function schemaSize(schema: JsonObject, definition: Definition): SchemaSize {
  const size = measureOf(definition).sizeOf(schema);
  return size.schemas > mostSchemasOfOperation ? { ...size, schemas: mostSchemasOfOperation + 1, isComplete: false } : size;
}

/** What the bodies and responses of an operation expand to; of one that expands to more than it may, it can be less. */
export function schemasOfOperation(operation: Operation): number {
  return measureOf(operation.definition).operations().get(operation) ?? 0;
}

/** What all operations together expand to; of one that alone expands to more than an operation may, it can be less. */
export function schemasOfDefinition(definition: Definition): number {
  let sum = 0;
  for (const schemas of measureOf(definition).operations().values()) sum += schemas;
  return sum;
}

/** True where no operation, nor all together, can expand to more than they may: there are no references to write out, and few schemas. */
export function expandsToLittle(definition: Definition): boolean {
  const { schemas, operations } = definition;
  const isWithin = schemas.length <= mostSchemasOfOperation && schemas.length * operations.length <= mostSchemasOfDefinition;
  return isWithin && !mayHold(definition, '$ref');
}

/** What an operation's bodies and responses expand to together. */
function sumOf({ parameters, responses }: Operation, sizeOf: Measure['sizeOf']): number {
  let sum = 0;
  for (const { parameter } of parameters)
    if (parameter.in === 'body' && parameter.schema !== undefined) sum += sizeOf(parameter.schema).schemas;
  for (const { response } of responses) if (response.schema !== undefined) sum += sizeOf(response.schema).schemas;
  return sum;
}

const measureOf = remembered((definition: Definition): Measure => {
  const sizeOf = sizerOf(definition);
  let sums: Map<Operation, number> | undefined;
  const operations = (): ReadonlyMap<Operation, number> => {
    if (sums !== undefined) return sums;
    sums = new Map();
    for (const operation of definition.operations) sums.set(operation, sumOf(operation, sizeOf));
    return sums;
  };
  return { sizeOf, operations };
});

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
  const entered = new Map<Step, SchemaSize>();
  const inside = new Map<Step, readonly Way[]>();
  const sizes = new Map<JsonObject, SchemaSize>();
  let left = looksOfDefinition;

  const sizeAt = (step: Step): SchemaSize => {
    if (!inside.has(step)) return apart.get(step) ?? one;
    let size = entered.get(step);
    if (size === undefined) {
      const walk = walkCircle(step, { apart, inside }, Math.min(left, looksOfWalk));
      left -= walk.looked;
      entered.set(step, (size = walk.size));
    }
    return size;
  };

  const settled = (circle: Circle): void => {
    for (const step of circle.steps) {
      const back: Way[] = [];
      let size = sizeOfWritten(step);
      for (const way of step.ways) {
        if (way.to.circle === circle) back.push(way);
        else size = joined(size, sizeAt(way.to), way.deeper);
      }
      apart.set(step, size);
      if (back.length > 0) inside.set(step, back);
    }
  };

  const writtenAt = waysOf(definition, settled);
  return (root) => {
    const schema = definition.schemaOf(root);
    if (schema !== undefined && !schema.refers) return { schemas: schema.written, depth: schema.levels, isComplete: true };
    let size = sizes.get(root);
    if (size === undefined) {
      const written = writtenAt(root);
      size = sizeOfWritten(written);
      for (const { to, deeper } of written.ways) size = joined(size, sizeAt(to), deeper);
      sizes.set(root, size);
    }
    return size;
  };
}

function sizeOfWritten({ schemas, depth }: Written): SchemaSize {
  return { schemas, depth, isComplete: true };
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

/** Walks every way through a circle that comes by no open step twice. */
function walkCircle(first: Step, { apart, inside }: Circles, looks: number): { size: SchemaSize; looked: number } {
  const onWay = new Set<Step>();
  const open: { readonly step: Step; readonly ways: readonly Way[]; next: number; readonly level: number }[] = [];
  let { schemas, depth, isComplete } = { schemas: 0, depth: 0, isComplete: true };
  const enter = (step: Step, level: number): void => {
    const own = apart.get(step) ?? one;
    onWay.add(step);
    open.push({ step, ways: inside.get(step) ?? [], next: 0, level });
    schemas += own.schemas;
    depth = Math.max(depth, level - 1 + own.depth);
    isComplete &&= own.isComplete;
  };
  enter(first, 1);
  let looked = 0;
  let at = open.at(-1);
  for (; at !== undefined && schemas <= mostSchemasOfDefinition && looked < looks; at = open.at(-1)) {
    const way = at.ways[at.next];
    at.next += 1;
    looked += 1;
    if (way === undefined) {
      onWay.delete(at.step);
      open.pop();
    } else if (!onWay.has(way.to)) enter(way.to, at.level + way.deeper);
  }
  if (at === undefined) return { size: { schemas, depth, isComplete }, looked };
  const near = schemasNear(first, { apart, inside });
  return { size: { schemas: Math.min(Math.max(schemas, near), mostSchemasOfDefinition + 1), depth, isComplete: false }, looked };
}

/**
 * What the first two steps into a circle come to: where everything refers to everything, nearly all ways lead back once a walk is deep, and
 * it looks at hundreds of them for each schema that it counts.
 */
function schemasNear(first: Step, { apart, inside }: Circles): number {
  let schemas = apart.get(first)?.schemas ?? 1;
  for (const { to } of inside.get(first) ?? []) {
    if (to === first) continue;
    schemas += apart.get(to)?.schemas ?? 1;
    for (const next of inside.get(to) ?? []) if (next.to !== first && next.to !== to) schemas += apart.get(next.to)?.schemas ?? 1;
    if (schemas > mostSchemasOfOperation) break;
  }
  return schemas;
}
