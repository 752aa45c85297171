import type { Definition } from '../../src/connector/definition.ts';
import { arrayOr, isObject, type JsonObject, type JsonValue, objectOr } from '../../src/connector/json-value.ts';
import type { Schema, SchemaRole } from '../../src/connector/schemas.ts';

/** What is written at one place, and the ways that lead on from there. */
export interface Written {
  /** The schema itself and those written inside it; none where it is a reference. */
  readonly schemas: number;
  /** Levels of them; the schema itself is the first. */
  readonly depth: number;
  /** One for each reference to a schema. */
  readonly ways: readonly Way[];
}

/** A schema that something refers to. */
export interface Step extends Written {
  /** The circle it is in: steps that lead to each other share one. */
  readonly circle: Circle;
}

/** A way along a reference. */
export interface Way {
  readonly to: Step;
  /** Levels from the schema on: a property or items are one deeper, a branch of `allOf` is on the level of its owner. */
  readonly deeper: number;
}

/** Steps of which each leads to all others; most are a circle of one, which leads nowhere back. */
export interface Circle {
  readonly steps: readonly Step[];
}

interface Counted extends Written {
  readonly ways: (Way & { readonly to: Growing })[];
  schemas: number;
  depth: number;
}

interface Growing extends Counted {
  readonly schema: JsonObject;
  circle: Circle & { readonly steps: Growing[] };
  /** In the order in which the search came by, starting at 1; 0 before. */
  found: number;
  /** The earliest step on the search's way that it leads back to. */
  earliest: number;
  isSettled: boolean;
}

/**
 * Follows the ways between the schemas of a definition and finds their circles (Tarjan's search, without recursion: in a hostile definition
 * a way is as long as the file). `settled` gets each circle once, after all circles that it leads to. The answer tells what is written at
 * a place, once all that it leads to is settled; a reference that leads nowhere stands for one schema.
 */
export function waysOf({ resolve, schemaOf }: Definition, settled: (circle: Circle) => void): (value: JsonObject) => Written {
  const steps = new Map<JsonObject, Growing>();
  const unsettled: Growing[] = [];
  let found = 0;

  const stepOf = (schema: JsonObject): Growing => {
    let step = steps.get(schema);
    if (step === undefined) {
      step = { schema, ways: [], schemas: 0, depth: 0, circle: { steps: [] }, found: 0, earliest: 0, isSettled: false };
      steps.set(schema, step);
    }
    return step;
  };

  const targetOf = ({ $ref: reference }: JsonObject): JsonObject | undefined =>
    typeof reference === 'string' ? resolve(reference)?.value : undefined;

  const countAt = (counted: Counted, value: JsonObject, deeper: number): void => {
    const schema = schemaOf(value);
    if (schema !== undefined) {
      add(counted, schema.written, schema.levels + deeper);
      if (schema.refers) follow(counted, schema, deeper);
      return;
    }
    const target = targetOf(value);
    if (target !== undefined) {
      counted.ways.push({ to: stepOf(target), deeper });
      return;
    }
    add(counted, 1, deeper + 1);
    for (const lead of leadsOfStranger(value)) countAt(counted, lead.value, lead.role === 'allOf' ? deeper : deeper + 1);
  };

  const add = (counted: Counted, schemas: number, depth: number): void => {
    counted.schemas += schemas;
    if (counted.depth < depth) counted.depth = depth;
  };

  /** Counts what is behind the references that are written in a schema, which are no deeper than JSON may nest. */
  const follow = (counted: Counted, schema: Schema, deeper: number): void => {
    for (let lead = schema.leadsTo; lead !== undefined; lead = lead.next) {
      if (lead.role === 'additionalProperties') continue;
      const below = lead.role === 'allOf' ? deeper : deeper + 1;
      if (lead.schema === undefined) countAt(counted, lead.value, below);
      else if (lead.schema.refers) follow(counted, lead.schema, below);
    }
  };

  const enter = (step: Growing): { step: Growing; next: number } => {
    found += 1;
    step.found = step.earliest = found;
    unsettled.push(step);
    countAt(step, step.schema, 0);
    return { step, next: 0 };
  };

  const search = (first: Growing): void => {
    const open = [enter(first)];
    for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
      const to = at.step.ways[at.next]?.to;
      at.next += 1;
      if (to === undefined) {
        open.pop();
        const before = open.at(-1)?.step;
        if (before !== undefined) before.earliest = Math.min(before.earliest, at.step.earliest);
        if (at.step.earliest === at.step.found) settle(at.step);
      } else if (to.found === 0) open.push(enter(to));
      else if (!to.isSettled) at.step.earliest = Math.min(at.step.earliest, to.found);
    }
  };

  const settle = (first: Growing): void => {
    const { circle } = first;
    let step: Growing | undefined;
    do {
      step = unsettled.pop();
      if (step === undefined) break;
      step.circle = circle;
      step.isSettled = true;
      circle.steps.push(step);
    } while (step !== first);
    settled(circle);
  };

  return (value) => {
    const written: Counted = { schemas: 0, depth: 0, ways: [] };
    countAt(written, value, 0);
    for (const { to } of written.ways) if (to.found === 0) search(to);
    return written;
  };
}

/** Where an object leads that is no schema of the model: it refers to nothing, or only what nobody uses refers to it. */
function leadsOfStranger({ properties, items, allOf }: JsonObject): { readonly value: JsonObject; readonly role: SchemaRole }[] {
  const leads: { readonly value: JsonObject; readonly role: SchemaRole }[] = [];
  const add = (value: JsonValue | undefined, role: SchemaRole): void => {
    if (isObject(value)) leads.push({ value, role });
  };
  for (const property of Object.values(objectOr(properties))) add(property, 'property');
  add(items, 'items');
  for (const branch of arrayOr(allOf)) add(branch, 'allOf');
  return leads.reverse();
}
