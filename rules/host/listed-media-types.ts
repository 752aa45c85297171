import { arrayOr, type JsonObject } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';

/** The members of a definition or operation that list media types. */
export const mediaTypeLists = ['consumes', 'produces'] as const;

const syntax = /^[A-Za-z0-9!#$&^_.+*-]+\/[A-Za-z0-9!#$&^_.+*-]+(?:\s*;.*)?$/;

/** True for a type, a subtype and perhaps parameters (RFC 6838). */
export function isMediaType(text: string): boolean {
  return syntax.test(text);
}

/** The media types that a definition or operation itself lists, those that are texts. */
export function listedMediaTypes(owner: JsonObject): { type: string; at: Path }[] {
  const types: { type: string; at: Path }[] = [];
  for (const member of mediaTypeLists) {
    for (const [index, type] of arrayOr(owner[member]).entries()) {
      if (typeof type === 'string') types.push({ type, at: [member, index] });
    }
  }
  return types;
}
