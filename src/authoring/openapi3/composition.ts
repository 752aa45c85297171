import { equalJson, isArray, isObject, type JsonObject, type JsonValue, own } from '../../connector/json-value.ts';
import { below } from '../../connector/place.ts';
import type { Spot } from '../notes.ts';
import { type Conversion, objectOf } from './conversion.ts';

/** What is left of a schema with alternatives: one schema without them, or a reference that says all of it. */
interface Flattened {
  readonly schema: JsonObject;
  readonly only?: string;
}

/** Levels of alternatives inside of alternatives that are followed; real documents have three. */
const deepest = 8;

/**
 * One schema without `allOf`, `oneOf` and `anyOf`. All of `allOf` hold together; of alternatives every member is kept that one of them
 * has, and required is what all of them require. A definition is never told as a reference alone. Members stay schemas of OpenAPI 3, to be converted where they stand.
 */
export function flatten(value: JsonObject, spot: Spot, c: Conversion, isDefinition = false): Flattened {
  const only = isDefinition ? undefined : onlyReference(value, c);
  if (only !== undefined) {
    if (only.isNullable) c.notes.take('simplified', 'nullable', spot, 'Beside a reference OpenAPI 2.0 cannot say that null is allowed.');
    const { allOf: _all, oneOf: _one, anyOf: _any, nullable: _nullable, discriminator: _discriminator, ...words } = value;
    return { schema: words, only: only.reference };
  }
  for (const keyword of ['oneOf', 'anyOf'] as const)
    if (isArray(value[keyword]) && value[keyword].filter((one) => !isNull(one)).length > 1)
      c.notes.take(
        'simplified',
        keyword,
        { from: below(spot.from, keyword), to: spot.to },
        `OpenAPI 2.0 has no ${keyword}: the members of all alternatives stand together.`,
      );
  if (isArray(value['allOf']))
    c.notes.take(
      'changed',
      'allOf',
      { from: below(spot.from, 'allOf'), to: spot.to },
      'The parts stand together in one schema, so that the designer shows all of them.',
    );
  return { schema: merged(value, c, [], 0, spot) };
}

/** A reference that is the only thing said, but for null and words about it. */
function onlyReference(value: JsonObject, c: Conversion): { readonly reference: string; readonly isNullable: boolean } | undefined {
  const words = new Set([
    'allOf',
    'oneOf',
    'anyOf',
    'nullable',
    'description',
    'title',
    'discriminator',
    'deprecated',
    'example',
    'readOnly',
    'writeOnly',
  ]);
  if (Object.keys(value).some((name) => !words.has(name) && !name.startsWith('x-'))) return undefined;
  const branches = ['allOf', 'oneOf', 'anyOf'].flatMap((name) => (isArray(value[name]) ? value[name] : []));
  const rest = branches.filter((one) => !isNull(one));
  const [first] = rest;
  if (rest.length !== 1 || !isObject(first) || typeof first['$ref'] !== 'string') return undefined;
  // Words about a member are worth more than a reference: only what the designer opens as an object of its own stays one.
  const target = c.resolve(first['$ref'])?.value;
  const isLarge = target !== undefined && (isObject(target['properties']) || isArray(target['allOf']));
  const hasWords = value['description'] !== undefined || value['title'] !== undefined;
  if (hasWords && !isLarge) return undefined;
  return { reference: first['$ref'], isNullable: branches.length > rest.length || value['nullable'] === true };
}

function isNull(schema: JsonValue): boolean {
  return (
    isObject(schema) &&
    (schema['type'] === 'null' || schema['const'] === null || (isArray(schema['enum']) && schema['enum'].every((one) => one === null)))
  );
}

type Members = ReadonlyMap<string, JsonValue | undefined>;

/** The schema with everything that its branches say. `seen` holds the references on the way: one that leads back adds nothing. */
function merged(value: JsonObject, c: Conversion, seen: readonly string[], depth: number, spot: Spot): JsonObject {
  const { allOf, oneOf, anyOf, ...own } = value;
  let all: Members = new Map(Object.entries(own).filter(([name]) => name !== 'discriminator'));
  if (value['discriminator'] !== undefined)
    c.notes.take(
      'dropped',
      'discriminator',
      { from: below(spot.from, 'discriminator'), to: spot.to },
      'All alternatives stand together, so nothing tells them apart.',
    );
  if (depth > deepest) {
    c.notes.take('simplified', 'nested alternatives', spot, `Alternatives inside of alternatives are followed ${deepest} levels deep.`);
    return objectOf(all);
  }
  const branchesOf = (list: JsonValue | undefined): JsonObject[] =>
    (isArray(list) ? list : []).flatMap((branch) => {
      const { schema, path } = opened(branch, c, seen, spot);
      return schema === undefined ? [] : [merged(schema, c, path, depth + 1, spot)];
    });
  for (const branch of branchesOf(allOf)) all = both(new Map(Object.entries(branch)), all, c, spot);
  for (const alternatives of [oneOf, anyOf]) {
    const list = isArray(alternatives) ? alternatives : [];
    const branches = branchesOf(list.filter((one) => !isNull(one)));
    const [first, ...rest] = branches;
    if (first !== undefined) {
      let union: Members = new Map(Object.entries(first));
      for (const branch of rest) union = either(union, new Map(Object.entries(branch)), c, spot);
      all = both(union, all, c, spot);
    }
    if (list.some(isNull)) all = new Map([...all, ['nullable', true]]);
  }
  return objectOf(all);
}

function opened(
  branch: JsonValue,
  c: Conversion,
  seen: readonly string[],
  spot: Spot,
): { readonly schema: JsonObject | undefined; readonly path: readonly string[] } {
  if (!isObject(branch)) return { schema: undefined, path: seen };
  const reference = own(branch, '$ref');
  if (typeof reference !== 'string') return { schema: branch, path: seen };
  if (seen.includes(reference)) {
    c.notes.take('simplified', 'circular alternatives', spot, 'An alternative that leads back to itself adds nothing.');
    return { schema: undefined, path: seen };
  }
  const target = c.resolve(reference);
  if (target === undefined) c.notes.take('dropped', '$ref', spot, 'The reference leads to nothing in this document.');
  return { schema: target?.value, path: [...seen, reference] };
}

/** What holds when both do: `own` counts more where they contradict each other. */
function both(part: Members, own: Members, c: Conversion, spot: Spot): Members {
  const all = new Map([...part, ...own]);
  const [properties, others] = [part.get('properties'), own.get('properties')];
  if (isObject(properties) && isObject(others))
    all.set(
      'properties',
      objectOf([...new Set([...Object.keys(others), ...Object.keys(properties)])].map((name) => [name, bothOf(properties, others, name)])),
    );
  all.set('required', joined(own.get('required'), part.get('required')));
  const [values, narrower] = [part.get('enum'), own.get('enum')];
  if (isArray(values) && isArray(narrower))
    all.set(
      'enum',
      narrower.filter((one) => values.some((other) => equalJson(one, other))),
    );
  const [type, other] = [part.get('type'), own.get('type')];
  if (type !== undefined && other !== undefined && !equalJson(type, other))
    c.notes.take('simplified', 'allOf', spot, 'Parts that hold together have different types; one was kept.');
  return all;
}

/** A member that both describe: the one that says more, else both as parts of one. */
function bothOf(a: JsonObject, b: JsonObject, name: string): JsonValue | undefined {
  const [one, other] = [own(a, name), own(b, name)];
  if (one === undefined || isEmpty(one) || equalJson(one, other)) return other ?? one;
  if (other === undefined || isEmpty(other)) return one;
  return { allOf: listed('allOf', one, other) };
}

/** What holds when one or the other does. */
function either(a: Members, b: Members, c: Conversion, spot: Spot): Members {
  const all = new Map<string, JsonValue | undefined>();
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    const [one, other] = [a.get(name), b.get(name)];
    if (equalJson(one, other)) all.set(name, one);
    else if (name === 'title' || name === 'description' || name === 'example' || name === 'nullable') all.set(name, one ?? other);
  }
  const [properties, others] = [a.get('properties'), b.get('properties')];
  if (isObject(properties) || isObject(others)) {
    const [left, right] = [isObject(properties) ? properties : {}, isObject(others) ? others : {}];
    const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
    all.set('properties', objectOf(names.map((name) => [name, eitherOf(own(left, name), own(right, name))])));
    const needed = isArray(b.get('required')) ? (b.get('required') as readonly JsonValue[]) : [];
    all.set(
      'required',
      (isArray(a.get('required')) ? (a.get('required') as readonly JsonValue[]) : []).filter((name) => needed.includes(name)),
    );
  }
  const [type, otherType] = [a.get('type') ?? impliedType(a), b.get('type') ?? impliedType(b)];
  if (type !== undefined && equalJson(type, otherType)) all.set('type', type);
  else {
    all.delete('type');
    if (isNumeric(type) && isNumeric(otherType)) all.set('type', 'number');
    else if (type !== undefined || otherType !== undefined)
      c.notes.take('simplified', 'alternatives of different types', spot, 'OpenAPI 2.0 has one type; any value is allowed.');
  }
  const [values, more] = [a.get('enum'), b.get('enum')];
  if (isArray(values) && isArray(more))
    all.set('enum', [...values, ...more.filter((one) => !values.some((other) => equalJson(one, other)))]);
  const [items, otherItems] = [a.get('items'), b.get('items')];
  if (items !== undefined && otherItems !== undefined && !equalJson(items, otherItems)) all.set('items', eitherOf(items, otherItems));
  else if (all.get('type') === 'array') all.set('items', items ?? otherItems);
  // Members without a type are only told of an object.
  if (all.get('type') === undefined && isObject(all.get('properties')) && type !== undefined && otherType !== undefined) {
    all.delete('properties');
    all.delete('required');
  }
  return all;
}

function eitherOf(one: JsonValue | undefined, other: JsonValue | undefined): JsonValue | undefined {
  if (one === undefined || other === undefined || equalJson(one, other)) return one ?? other;
  return { anyOf: listed('anyOf', one, other) };
}

/** Both as items of one list, without lists inside of it and each once: so the same schemas always give the same list. */
function listed(keyword: 'allOf' | 'anyOf', ...schemas: readonly JsonValue[]): JsonValue[] {
  const list: JsonValue[] = [];
  for (const schema of schemas) {
    const inner = isObject(schema) && Object.keys(schema).length === 1 ? schema[keyword] : undefined;
    for (const one of isArray(inner) ? inner : [schema]) if (!list.some((other) => equalJson(one, other))) list.push(one);
  }
  return list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** True for a schema that says nothing but that several others hold, one of which has members of its own and is referred to. */
export function isCombination(value: JsonObject, c: Conversion): boolean {
  const [keyword, ...more] = Object.keys(value);
  const list = keyword === undefined || more.length > 0 ? undefined : value[keyword];
  if (!(keyword === 'allOf' || keyword === 'anyOf' || keyword === 'oneOf') || !isArray(list)) return false;
  if (list.filter((one) => !isNull(one)).length < 2) return false;
  return list.some((one) => {
    const reference = isObject(one) ? one['$ref'] : undefined;
    const target = typeof reference === 'string' ? c.resolve(reference)?.value : undefined;
    return target !== undefined && ['properties', 'allOf', 'oneOf', 'anyOf', 'items'].some((name) => target[name] !== undefined);
  });
}

function impliedType(members: Members): JsonValue | undefined {
  return isObject(members.get('properties')) ? 'object' : undefined;
}

function isNumeric(type: JsonValue | undefined): boolean {
  return type === 'integer' || type === 'number';
}

function isEmpty(schema: JsonValue): boolean {
  return schema === true || (isObject(schema) && Object.keys(schema).length === 0);
}

function joined(a: JsonValue | undefined, b: JsonValue | undefined): JsonValue | undefined {
  const names = [...(isArray(a) ? a : []), ...(isArray(b) ? b : [])];
  return names.length === 0 ? undefined : [...new Set(names)];
}
