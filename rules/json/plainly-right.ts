import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import { type ObjectKind, objectSchemas } from './definition-schema.ts';
import type { JsonSchema } from './schema-words.ts';

/** False for every value that the schema refuses, and for some that it does not. */
type Holds = (value: JsonValue | undefined) => boolean;

/**
 * True only for an object against which its schema has nothing. It is asked first, because nearly all objects are right, and the compiled
 * validator looks for each member that an object of the kind can have, where this one looks at those that it has.
 */
export function isPlainlyRight(node: JsonObject, kind: ObjectKind): boolean {
  let known = plain.get(kind);
  if (known === undefined) plain.set(kind, (known = ofMembers(objectSchemas[kind])));
  return known(node) && (conditions[kind]?.(node) ?? true);
}

const plain = new Map<ObjectKind, Holds>();

/** What the schemas with an `if` say, as far as an object is plainly right by it. */
const conditions: { readonly [K in ObjectKind]?: (node: JsonObject) => boolean } = {
  document: (node) => typeof node['swagger'] === 'string',
  parameter: (node) => node['in'] === 'body' || typeof node['type'] === 'string',
};

const never: Holds = () => false;
const simple: Readonly<Record<string, Holds>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: Number.isFinite,
  integer: Number.isInteger,
  array: isArray,
  object: isObject,
};

function heldTo(schema: JsonSchema): Holds {
  if (schema.$ref !== undefined) return isObject;
  const { type, not, enum: allowed, items, properties, additionalProperties: member } = schema;
  if (type === undefined && Object.keys(schema).every((keyword) => keyword === 'not')) return not ? (value) => value !== null : () => true;
  if (typeof type !== 'string' || schema.if !== undefined) return never;
  if (properties !== undefined) return ofMembers(schema);
  if (member !== undefined) return member === false ? never : ofMap(heldTo(member));
  if (items !== undefined) return ofArray(heldTo(items));
  if (allowed !== undefined) return (value) => typeof value === 'string' && allowed.includes(value);
  return simple[type] ?? never;
}

function ofArray(item: Holds): Holds {
  return (value) => isArray(value) && value.every(item);
}

function ofMap(member: Holds): Holds {
  return (value) => {
    if (!isObject(value)) return false;
    for (const name in value) if (!member(value[name])) return false;
    return true;
  };
}

function ofMembers({ properties = {}, required = [], additionalProperties }: JsonSchema): Holds {
  const members = new Map(
    Object.entries(properties).map(([name, schema]) => [name, { holds: heldTo(schema), counts: Number(required.includes(name)) }]),
  );
  const isOpen = additionalProperties === undefined;
  return (value) => {
    if (!isObject(value)) return false;
    let missing = required.length;
    for (const name in value) {
      const member = members.get(name);
      if (member === undefined) {
        if (!isOpen && !name.startsWith('x-')) return false;
      } else {
        if (!member.holds(value[name])) return false;
        missing -= member.counts;
      }
    }
    return missing === 0;
  };
}
