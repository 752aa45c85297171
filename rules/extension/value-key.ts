import { isArray, isObject, type JsonValue } from '../../src/connector/json-value.ts';

/** A text that two JSON values share exactly when they are deeply equal: for looking one up among many. */
export function valueKey(value: JsonValue | undefined): string {
  if (isArray(value)) return `[${value.map(valueKey).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? '';
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${valueKey(value[name])}`).join()}}`;
}
