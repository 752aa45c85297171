import { arrayOr, type JsonObject } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';

/** The members of a definition or operation that list media types. */
export const mediaTypeLists = ['consumes', 'produces'] as const;

const syntax = /^[A-Za-z0-9!#$&^_.+*-]+\/[A-Za-z0-9!#$&^_.+*-]+(?:\s*;.*)?$/;

/** True for a type, a subtype and perhaps parameters (RFC 6838). */
export function isMediaType(text: string): boolean {
  return syntax.test(text);
}

/** What a definition or operation itself lists as media types and is a text for which the question is answered yes. */
export function listedMediaTypes(owner: JsonObject, isAskedFor: (type: string) => boolean): { type: string; at: Path }[] {
  const types: { type: string; at: Path }[] = [];
  for (const member of mediaTypeLists) {
    arrayOr(owner[member]).forEach((type, index) => {
      if (typeof type === 'string' && isAskedFor(type)) types.push({ type, at: [member, index] });
    });
  }
  return types;
}
