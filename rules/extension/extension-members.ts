import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import { below, type Place, root } from '../../src/connector/place.ts';

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

const known = new WeakMap<JsonObject, readonly ExtensionMember[]>();

/** Every extension of a definition, in the order of the document; the document is searched once. */
export function extensionMembers(document: JsonObject): readonly ExtensionMember[] {
  const searched = known.get(document);
  if (searched !== undefined) return searched;
  const members: ExtensionMember[] = [];
  collect(document, root, members);
  known.set(document, members);
  return members;
}

function collect(value: JsonValue | undefined, place: Place, members: ExtensionMember[]): void {
  if (isArray(value)) for (const [index, item] of value.entries()) collect(item, below(place, index), members);
  if (!isObject(value)) return;
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (/^x-/i.test(name)) {
      members.push({ name, value: member, place: below(place, name) });
      if (name !== holdsSchema) continue;
    }
    if (typeof member !== 'object' || holdsData.has(name)) continue;
    if (!holdsNamed.has(name) || !isObject(member)) collect(member, below(place, name), members);
    else for (const key of Object.keys(member)) collect(member[key], below(place, name, key), members);
  }
}
