import type { JsonObject } from '../../src/connector/json-value.ts';

/** An object with so many properties. */
export function objectOf(properties: number): JsonObject {
  const names = Array.from({ length: properties }, (_, index) => `part${index}`);
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) };
}

/** Objects inside each other: as many levels as asked for, the innermost a text. */
export function levels(count: number): JsonObject {
  return count <= 1 ? { type: 'string' } : { type: 'object', properties: { part: levels(count - 1) } };
}

/** Definitions `Level1` and so on, each with two properties of the next: `Level1` expands to 2 to the power of `count`, less one. */
export function doubling(count: number): JsonObject {
  const definitions: Record<string, JsonObject> = { [`Level${count}`]: { type: 'string' } };
  for (let level = count - 1; level >= 1; level -= 1) {
    const next = { $ref: `#/definitions/Level${level + 1}` };
    definitions[`Level${level}`] = { type: 'object', properties: { left: next, right: { ...next } } };
  }
  return definitions;
}
