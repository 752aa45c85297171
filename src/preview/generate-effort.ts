import type { Definition } from '../connector/definition.ts';
import { isObject, type JsonObject } from '../connector/json-value.ts';
import { largestValue, type NoValues, type Values } from './generate-combined.ts';
import type { Where } from './generate-text.ts';
import { valuesFor } from './generate-values.ts';

/** What trying one connector may cost. */
export interface Effort {
  /** How large a value may be now, in nodes. */
  readonly largest: () => number;
  /** Counts values that were made, sent or compared, in nodes. */
  readonly spend: (nodes: number) => void;
  /** True when nothing more of the connector is tried. */
  readonly isUsedUp: () => boolean;
}

/** Four times what the largest published connector costs (1.15 million; half of them cost less than 3,000). */
const plenty = 5_000_000;
const small = 200;
/** What is tried in small values may cost as much again. */
const all = 2 * plenty;

/**
 * Lets values be large until so much was made that the definition can only be meant to keep a machine busy; from then on they are small, so
 * that what is optional is left out; and when that has cost as much again, nothing more is tried. Depends on nothing but what was spent.
 */
export function effortOf(): Effort {
  let spent = 0;
  return {
    largest: () => (spent < plenty ? largestValue : small),
    spend: (nodes) => {
      spent += nodes;
    },
    isUsedUp: () => spent >= all,
  };
}

/** Makes the values of schemas in bodies, of a schema that many operations share only once. */
export type BodyValues = (schema: JsonObject, direction: 'input' | 'output') => Values | NoValues;

/** A maker of bodies for one definition. */
export function bodyValuesOf(definition: Pick<Definition, 'resolve'>, seed: number, { largest }: Effort): BodyValues {
  const known = new Map<JsonObject, Map<string, Values | NoValues>>();
  return (schema, direction) => {
    const reference = schema['$ref'];
    const target = typeof reference === 'string' ? definition.resolve(reference)?.value : schema;
    const key = isObject(target) ? target : schema;
    const key2 = `${direction} ${largest()}`;
    const made = known.get(key) ?? new Map<string, Values | NoValues>();
    known.set(key, made);
    let values = made.get(key2);
    const where: Where = 'body';
    if (values === undefined) made.set(key2, (values = valuesFor(schema, { definition, where, direction, seed, largest: largest() })));
    return values;
  };
}
