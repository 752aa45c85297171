import type { Definition } from '../../src/connector/definition.ts';
import { arrayOr, isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';

/** A schema with the ways that lead on from it. */
export interface Step {
  readonly ways: readonly Way[];
  /** How many parts beside lead nowhere on, and whether one of them is a level deeper. Most schemas are such parts: no way is made to them. */
  readonly ends: number;
  readonly hasDeeperEnds: boolean;
  /** The circle it is in: steps that lead to each other share one. */
  readonly circle: Circle;
}

/** A way from a schema to one of its parts. */
export interface Way {
  readonly to: Step;
  readonly isReference: boolean;
  /** 1 for a property or items, 0 for a branch of `allOf`, which is on the level of its owner. */
  readonly deeper: 0 | 1;
}

/** Steps of which each leads to all others; most are a circle of one, which leads nowhere back. */
export interface Circle {
  readonly steps: readonly Step[];
}

/** How a value leads to a schema: the schema that it is, or that it refers to. A reference that leads nowhere stands for one schema. */
export interface Ways {
  readonly wayTo: (value: JsonObject) => Omit<Way, 'deeper'>;
}

interface Growing extends Step {
  readonly schema: JsonObject;
  readonly ways: (Way & { readonly to: Growing })[];
  ends: number;
  hasDeeperEnds: boolean;
  circle: Circle & { readonly steps: Growing[] };
  /** In the order in which the search came by, starting at 1; 0 before. */
  found: number;
  /** The earliest step on the search's way that it leads back to. */
  earliest: number;
  isSettled: boolean;
}

/**
 * Follows the ways between the schemas of a definition and finds their circles (Tarjan's search, without recursion: in a hostile definition
 * a way is as long as the file). `settled` gets each circle once, after all circles that it leads to.
 */
export function waysOf({ resolve }: Definition, settled: (circle: Circle) => void): Ways {
  const steps = new Map<JsonObject, Growing>();
  const unsettled: Growing[] = [];
  let found = 0;

  const stepOf = (schema: JsonObject): Growing => {
    let step = steps.get(schema);
    if (step === undefined) {
      step = { schema, ways: [], ends: 0, hasDeeperEnds: false, circle: { steps: [] }, found: 0, earliest: 0, isSettled: false };
      steps.set(schema, step);
    }
    return step;
  };

  const targetOf = ({ $ref: reference }: JsonObject): JsonObject | undefined =>
    typeof reference === 'string' ? resolve(reference)?.value : undefined;

  const addPart = (step: Growing, value: JsonValue | undefined, deeper: Way['deeper']): void => {
    if (!isObject(value)) return;
    const target = targetOf(value);
    const schema = target ?? value;
    if (schema['properties'] !== undefined || schema['items'] !== undefined || schema['allOf'] !== undefined)
      step.ways.push({ to: stepOf(schema), isReference: target !== undefined, deeper });
    else {
      step.ends += 1;
      step.hasDeeperEnds ||= deeper === 1;
    }
  };

  const enter = (step: Growing): { step: Growing; next: number } => {
    found += 1;
    step.found = step.earliest = found;
    unsettled.push(step);
    const { properties, items, allOf } = step.schema;
    if (isObject(properties)) for (const property of Object.values(properties)) addPart(step, property, 1);
    addPart(step, items, 1);
    for (const branch of arrayOr(allOf)) addPart(step, branch, 0);
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

  return {
    wayTo: (value) => {
      const target = targetOf(value);
      const to = stepOf(target ?? value);
      if (to.found === 0) search(to);
      return { to, isReference: target !== undefined };
    },
  };
}
