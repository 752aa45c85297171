import type { MediaTypes } from '../src/connector/definition.ts';

/** A media type as types are compared: without parameters such as the charset, in lower case. */
export function bareMediaType(type: string): string {
  const end = type.indexOf(';');
  return (end === -1 ? type : type.slice(0, end)).trim().toLowerCase();
}

/** The types that an operation consumes or produces, as they are compared. */
export function bareMediaTypes(types: MediaTypes): ReadonlySet<string> {
  let known = bareTypes.get(types);
  if (known === undefined) bareTypes.set(types, (known = new Set(types.values.map(bareMediaType))));
  return known;
}

const bareTypes = new WeakMap<MediaTypes, ReadonlySet<string>>();
