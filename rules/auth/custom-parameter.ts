import { isObject, type JsonObject, type JsonValue, objectOr } from '../../src/connector/json-value.ts';

/** A member of `customParameters`: its name as written and what it is set to. */
export interface CustomParameter {
  readonly name: string;
  /** The member `value` of the entry. */
  readonly value: JsonValue | undefined;
}

/** Every custom parameter of `oAuthSettings`; an entry that is no object has no value. */
export function customParameters(settings: JsonObject): CustomParameter[] {
  const entries = Object.entries(objectOr(settings['customParameters']));
  return entries.map(([name, entry]) => ({ name, value: isObject(entry) ? entry['value'] : undefined }));
}

/** The custom parameter of that name in any letter case, as the platform looks it up. */
export function customParameter(settings: JsonObject, name: string): CustomParameter | undefined {
  const wanted = name.toLowerCase();
  return customParameters(settings).find((parameter) => parameter.name.toLowerCase() === wanted);
}
