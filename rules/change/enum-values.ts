import { isArray, type JsonArray, type JsonValue } from '../../src/connector/json-value.ts';
import type { FieldVersion } from '../../src/connector/schema-versions.ts';

/** The values that a field lists as the only ones; `undefined` when it takes any. */
export function enumOf({ members }: FieldVersion): JsonArray | undefined {
  return isArray(members['enum']) ? members['enum'] : undefined;
}

const known = new WeakMap<JsonArray, WeakMap<JsonArray, JsonArray>>();

/** The values of one list that the other lacks. Each two lists are compared once: thousands of fields may share them. */
export function valuesBeyond(some: JsonArray, others: JsonArray): JsonArray {
  let answers = known.get(some);
  if (answers === undefined) known.set(some, (answers = new WeakMap()));
  let answer = answers.get(others);
  if (answer === undefined) {
    const texts = new Set(others.map((value: JsonValue) => JSON.stringify(value)));
    answers.set(others, (answer = some.filter((value) => !texts.has(JSON.stringify(value)))));
  }
  return answer;
}

/** Values as a message lists them. */
export function listed(values: JsonArray): string {
  const [first, ...rest] = values.slice(0, 3).map((value) => JSON.stringify(value).slice(0, 40));
  const more = values.length - 3;
  return more > 0 ? `${[first, ...rest].join(', ')} and ${more} more` : [first, ...rest].join(', ');
}
