/** A JSON object from outside: any member may be anything or absent. Never read a member of a name that strangers chose without `own`. */
export interface JsonObject {
  readonly [member: string]: JsonValue | undefined;
}
export type JsonArray = readonly JsonValue[];
export type JsonValue = null | boolean | number | string | JsonArray | JsonObject;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isArray(value: unknown): value is JsonArray {
  return Array.isArray(value);
}

/** A string with something other than white space in it. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** True for a member that is absent, not a string, or white space only: what the rules call blank. */
export function isBlank(value: unknown): boolean {
  return !isText(value);
}

/** The member of that name when the object itself holds it; names like `constructor` and `__proto__` are plain names. */
export function own(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The same of a value that may be anything: `undefined` where it is no object. */
export function memberOf(value: unknown, name: string): JsonValue | undefined {
  return isObject(value) ? own(value, name) : undefined;
}

/** The text of a member without the blanks around it, empty when there is none. */
export function textIn(object: JsonObject, member: string): string {
  const value = object[member];
  return isText(value) ? value.trim() : '';
}

/**
 * A value where only text is possible: texts as they are, everything else as JSON, and nothing for what is absent. Never throws, which
 * `String()` does for an object that has a member `toString`.
 */
export function textOfValue(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** The value when it is an object, else an empty one: for reading on without a branch. */
export function objectOr(value: unknown): JsonObject {
  return isObject(value) ? value : noMembers;
}
const noMembers: JsonObject = Object.freeze(Object.create(null));

/** The value when it is an array, else an empty one. */
export function arrayOr(value: unknown): JsonArray {
  return isArray(value) ? value : [];
}

/** Deep equality of two JSON values; the order of members does not matter. */
export function equalJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => equalJson(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && equalJson(a[name], b[name]));
}
