import type { Definition } from '../../src/connector/definition.ts';
import { isArray, type JsonArray, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import { type Place, root } from '../../src/connector/place.ts';
import { remembered } from '../../src/connector/remembered.ts';
import { knownExtensions, withoutEffect } from './known-extensions.ts';

/** A member whose name begins with `x-`, in any letter case. */
export interface ExtensionMember {
  readonly name: string;
  readonly value: JsonValue | undefined;
  readonly place: Place;
}

/** Members whose own members are named by the publisher: a header called X-Tenant is no extension. */
const holdsNamed = new Set(['definitions', 'headers', 'parameters', 'properties', 'responses', 'scopes', 'securityDefinitions']);
/** Members that hold data or names alone. */
const holdsData = new Set(['default', 'enum', 'example', 'examples', 'security']);
/** The only extension that has parts of a definition in it. */
const holdsSchema = 'x-ms-notification-content';

/** Spelt right, and of use wherever they stand: nineteen of twenty extensions, of which there is nothing to tell. */
const unquestioned = new Set(knownExtensions.filter((name) => name !== 'x-ms-api-annotation' && !withoutEffect.has(name)));

/** The extensions of a definition that may be misspelt or without effect, in the order of the document; the document is searched once. */
export const questionableExtensions = remembered(({ value: document, memberNames }: Definition): readonly ExtensionMember[] => {
  const members: ExtensionMember[] = [];
  if (memberNames === undefined || holdsQuestionable(memberNames)) collect(document, root, members);
  return members;
});

function holdsQuestionable(names: ReadonlySet<string>): boolean {
  for (const name of names) if (isQuestionable(name)) return true;
  return false;
}

function collect(value: JsonObject | JsonArray, place: Place, members: ExtensionMember[]): void {
  if (isArray(value)) {
    value.forEach((item, key) => {
      if (typeof item === 'object' && item !== null) collect(item, { parent: place, key }, members);
    });
    return;
  }
  for (const name in value) {
    const member = value[name];
    if (isExtensionName(name)) {
      if (isQuestionable(name)) members.push({ name, value: member, place: { parent: place, key: name } });
      if (name !== holdsSchema) continue;
    }
    if (typeof member !== 'object' || member === null || holdsData.has(name)) continue;
    const within = { parent: place, key: name };
    if (holdsNamed.has(name) && !isArray(member)) collectNamed(member, within, members);
    else collect(member, within, members);
  }
}

function collectNamed(value: JsonObject, place: Place, members: ExtensionMember[]): void {
  for (const key in value) {
    const member = value[key];
    if (typeof member === 'object' && member !== null) collect(member, { parent: place, key }, members);
  }
}

function isExtensionName(name: string): boolean {
  return name.charAt(1) === '-' && (name.charAt(0) === 'x' || name.charAt(0) === 'X');
}

/** What neither begins as the platform's own do nor is known to be without effect is the publisher's business. */
function isQuestionable(name: string): boolean {
  return isExtensionName(name) && (withoutEffect.has(name) || (/^x-ms/i.test(name) && !unquestioned.has(name)));
}
