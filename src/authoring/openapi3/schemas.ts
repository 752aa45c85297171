import { isArray, isObject, type JsonObject, type JsonValue, objectOr, own } from '../../connector/json-value.ts';
import { below } from '../../connector/place.ts';
import type { Spot } from '../notes.ts';
import { flatten, isCombination } from './composition.ts';
import { type Conversion, extensionsOf, noteUnknown, objectOf } from './conversion.ts';
import { exclusiveLimit, setEnum, setExample, setFormat, typeOf } from './value-keywords.ts';

/** Members that mean the same in both versions. */
const kept = [
  'title',
  'description',
  'default',
  'multipleOf',
  'maximum',
  'minimum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'maxProperties',
  'minProperties',
  'readOnly',
  'example',
] as const;

const treated: ReadonlySet<string> = new Set([
  ...kept,
  '$ref',
  '$schema',
  '$id',
  '$comment',
  '$defs',
  'type',
  'nullable',
  'const',
  'enum',
  'format',
  'properties',
  'required',
  'items',
  'prefixItems',
  'additionalProperties',
  'allOf',
  'oneOf',
  'anyOf',
  'examples',
  'xml',
  'externalDocs',
  'contentEncoding',
  'contentMediaType',
]);

/** Where a schema stands: the whole of a body, or a part of one. */
type SchemaRole = 'body' | 'part';

/**
 * A schema of OpenAPI 3.0 or 3.1 as OpenAPI 2.0 and the platform's designer understand it: no alternatives, no null type, references to
 * `definitions` alone. What it cannot say is noted.
 */
export function convertSchema(value: JsonValue | undefined, spot: Spot, c: Conversion, role: SchemaRole = 'part'): JsonObject {
  if (role === 'part' && isObject(value) && isCombination(value, c)) {
    // One definition for each combination: members that combine the same schemas again lead back to it.
    const key = JSON.stringify(value);
    return { $ref: `#/definitions/${c.definitionOf({ value, place: spot.from }, key)}` };
  }
  return converted(value, spot, c, false);
}

/**
 * The schema of a whole body or answer. What is neither text nor JSON and has no members is a file, whatever else is said of it;
 * `undefined` for a text of which nothing is said.
 */
export function contentSchema(type: string, written: JsonValue | undefined, spot: Spot, c: Conversion): JsonObject | undefined {
  if (/json|xml|\*|^text\//i.test(type)) return written === undefined ? undefined : convertSchema(written, spot, c, 'body');
  const reference = objectOr(written)['$ref'];
  const meant = typeof reference === 'string' ? objectOr(c.resolve(reference)?.value) : objectOr(written);
  if (meant['type'] === 'object' || meant['type'] === 'array' || isObject(meant['properties']))
    return convertSchema(written, spot, c, 'body');
  const said = reference === undefined ? convertSchema(written, spot, c, 'body') : {};
  const kept = Object.entries(said).filter(([name]) => ['title', 'description', 'example'].includes(name) || name.startsWith('x-'));
  return { ...objectOf(kept), type: 'string', format: 'binary' };
}

/** As `convertSchema`, for a schema that is written where it stands: under `definitions` none may only refer to another. */
export function convertDefinition(value: JsonValue | undefined, spot: Spot, c: Conversion): JsonObject {
  return converted(value, spot, c, true);
}

function converted(value: JsonValue | undefined, spot: Spot, c: Conversion, isDefinition: boolean): JsonObject {
  c.count();
  if (value === undefined || value === true) return {};
  if (!isObject(value)) {
    c.notes.take('dropped', 'schema', spot, 'A schema that allows nothing cannot be told; anything is allowed.');
    return {};
  }
  const reference = own(value, '$ref');
  if (typeof reference === 'string') return referenceTo(reference, value, spot, c);
  if (['allOf', 'oneOf', 'anyOf'].some((name) => isArray(value[name]))) return composed(value, spot, c, isDefinition);
  return plain(value, spot, c);
}

function referenceTo(reference: string, value: JsonObject, spot: Spot, c: Conversion): JsonObject {
  const target = c.resolve(reference);
  if (target === undefined) {
    c.notes.take('dropped', '$ref', spot, 'The reference leads to nothing in this document.');
    return {};
  }
  // What stands beside a reference is kept: published connectors have it there, and a rule tells what it does.
  const { $ref: _, ...beside } = value;
  return { $ref: `#/definitions/${c.definitionOf(target)}`, ...(Object.keys(beside).length > 0 && plain(beside, spot, c)) };
}

function composed(value: JsonObject, spot: Spot, c: Conversion, isDefinition: boolean): JsonObject {
  const { schema, only } = flatten(value, spot, c, isDefinition);
  if (only !== undefined) return referenceTo(only, { ...schema, $ref: only }, spot, c);
  return plain(schema, spot, c);
}

function plain(value: JsonObject, spot: Spot, c: Conversion): JsonObject {
  noteUnknown(value, treated, spot, c);
  const out = new Map<string, JsonValue | undefined>();
  const { type, isNullable } = typeOf(value, spot, c);
  if (type !== undefined) out.set('type', type);
  for (const name of kept) if (value[name] !== undefined && !isNoText(name, value[name])) out.set(name, value[name]);
  for (const [limit, flag] of [
    ['maximum', 'exclusiveMaximum'],
    ['minimum', 'exclusiveMinimum'],
  ] as const)
    exclusiveLimit(value, limit, flag, out, spot, c);
  setFormat(value, out, spot, c);
  const hasNullValue = setEnum(value, out, spot, c);
  setExample(value, out, spot, c);
  setMembers(value, type, out, spot, c);
  if (type === 'array' || isObject(value['items'])) out.set('items', itemsOf(value, spot, c));
  for (const name of ['xml', 'externalDocs']) if (isObject(value[name])) out.set(name, value[name]);
  for (const [name, member] of extensionsOf(value)) out.set(name, member);
  if (isNullable || hasNullValue) {
    out.set('x-nullable', true);
    c.notes.take('changed', 'nullable', spot, 'x-nullable says the same; the designer shows no difference.');
  }
  return objectOf(out);
}

/** Words that are none. */
function isNoText(name: string, value: JsonValue | undefined): boolean {
  return (name === 'title' || name === 'description' || name === 'pattern') && typeof value !== 'string';
}

function setMembers(value: JsonObject, type: string | undefined, out: Map<string, JsonValue | undefined>, spot: Spot, c: Conversion): void {
  const properties = value['properties'];
  const members = isObject(properties) ? Object.entries(properties) : [];
  if (members.length > 0) {
    const converted = members.map(([name, member]) => {
      const place = { from: below(spot.from, 'properties', name), to: below(spot.to, 'properties', name) };
      return [name, convertSchema(member, place, c)] as const;
    });
    out.set('properties', objectOf(converted));
    const required = requiredOf(value, properties as JsonObject, spot, c);
    if (required.length > 0) out.set('required', required);
  } else if (type !== 'object' && isArray(value['required']) && value['required'].length > 0) out.set('required', value['required']);
  const additional = value['additionalProperties'];
  const place = { from: below(spot.from, 'additionalProperties'), to: below(spot.to, 'additionalProperties') };
  if (typeof additional === 'boolean') out.set('additionalProperties', additional);
  else if (isObject(additional)) out.set('additionalProperties', convertSchema(additional, place, c));
}

/** The names that OpenAPI 2.0 may require: those that exist, and that are not read-only, which it would ask of makers. */
function requiredOf(value: JsonObject, properties: JsonObject, spot: Spot, c: Conversion): string[] {
  const names = (isArray(value['required']) ? value['required'] : []).filter((name): name is string => typeof name === 'string');
  return [...new Set(names)].filter((name) => {
    const member = own(properties, name);
    const place = { from: below(spot.from, 'required'), to: below(spot.to, 'required') };
    if (member === undefined) {
      c.notes.take('dropped', 'required', place, `'${name.slice(0, 60)}' is required and not described.`);
      return false;
    }
    if (!isReadOnly(member, c)) return true;
    c.notes.take('simplified', 'required readOnly', place, `'${name.slice(0, 60)}' is read-only: a required one would be asked of makers.`);
    return false;
  });
}

function isReadOnly(member: JsonValue, c: Conversion): boolean {
  if (!isObject(member)) return false;
  const reference = own(member, '$ref');
  return (typeof reference === 'string' ? c.resolve(reference)?.value : member)?.['readOnly'] === true;
}

function itemsOf(value: JsonObject, spot: Spot, c: Conversion): JsonObject {
  const prefix = value['prefixItems'];
  const items = value['items'];
  const place = { from: below(spot.from, 'items'), to: below(spot.to, 'items') };
  if (!isArray(prefix)) return convertSchema(isObject(items) ? items : undefined, place, c);
  const from = below(spot.from, 'prefixItems');
  c.notes.take('simplified', 'prefixItems', { from, to: place.to }, 'OpenAPI 2.0 describes all items alike.');
  return convertSchema({ anyOf: [...prefix, ...(isObject(items) ? [items] : [])] }, { from, to: place.to }, c);
}
