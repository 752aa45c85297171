import { isArray, isObject, type JsonValue } from '../../src/connector/json-value.ts';

const isOf: ReadonlyMap<unknown, (value: JsonValue) => boolean> = new Map([
  ['string', (value: JsonValue) => typeof value === 'string'],
  ['integer', Number.isInteger],
  ['number', (value: JsonValue) => typeof value === 'number'],
  ['boolean', (value: JsonValue) => typeof value === 'boolean'],
  ['array', isArray],
  ['object', isObject],
]);

/** True when the value is what a declared type says. Null is allowed for every type, and a type that is unknown allows everything. */
export function isOfType(value: JsonValue, type: JsonValue | undefined): boolean {
  return value === null || (isOf.get(type)?.(value) ?? true);
}

/** The same value written with the declared type: `"5"` as 5, `"true"` as true, 5 as `"5"`; `undefined` when there is no such thing. */
export function rewritten(value: JsonValue, type: JsonValue | undefined): JsonValue | undefined {
  if (typeof value === 'object') return undefined;
  if (type === 'string') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (type === 'boolean') return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined;
  if (type !== 'integer' && type !== 'number') return undefined;
  const number = Number(text);
  return text !== '' && Number.isFinite(number) && isOfType(number, type) ? number : undefined;
}
