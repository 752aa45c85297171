import { joinMembers } from './joined-members.ts';
import { arrayOr, isArray, isObject, type JsonObject, type JsonValue, objectOr } from './json-value.ts';
import { below, type Place } from './place.ts';
import type { Located, Resolve } from './references.ts';
import { isMarkedInternal } from './schemas.ts';
import { shortLabel } from './short-label.ts';

/**
 * What a schema, or a parameter, comes to once its reference and its `allOf` branches are followed: it reads alike however it is
 * put together. What it writes itself wins over what it refers to, and a later branch over an earlier one; what loses counts as well.
 */
export interface SchemaContent extends Located {
  /** What it says about itself; what leads to parts is left out. */
  readonly members: JsonObject;
  /** What it is made of, by label: `.name` for a property (a long one is cut), `[]` for its items, `{}` for its further properties. */
  readonly parts: ReadonlyMap<string, SchemaPart>;
  /** Marked as internal, where it is written or where that leads to. */
  readonly isInternal: boolean;
  /** How many values must be looked at to compare its members. */
  readonly cost: number;
}

interface SchemaPart {
  /** Where each layer that has it writes it, what wins first. */
  readonly written: Layers;
  /** Named in `required`. Items and further properties are there whenever what holds them is: they count as required. */
  readonly isRequired: boolean;
  /** A property; items and further properties have no name by which a value could be missed. */
  readonly isNamed: boolean;
}

/** What one schema is made of: one that is written in several places is what all of them say. */
type Layers = readonly [Located, ...Located[]];

/** Reads the schemas and parameters of one document, each once. */
export interface ContentReader {
  readonly schema: (written: Layers) => SchemaContent;
  /** Without what its `schema` says, and without its `required`, which is a flag and no list of properties. */
  readonly parameter: (written: Layers) => SchemaContent;
}

/** Takes a number of steps from what a comparison may cost; false once too much was spent. */
export type Spend = (steps: number) => boolean;

/** Makes a reader of one document. Once too much was spent all that it reads is empty. */
export function contentReader(resolve: Resolve, spend: Spend): ContentReader {
  const settle = settler(resolve);
  const read = new Set<JsonObject>();
  const price = (layer: JsonObject): number => {
    if (read.has(layer)) return costOf(layer);
    read.add(layer);
    return 0;
  };
  const remembering = (kind: Kind): ContentReader[Kind] => {
    const known = new Map<JsonObject | string, SchemaContent>();
    return (written: Layers) => {
      if (!spend(written.length - 1)) return { ...written[0], ...nothing };
      const settled = distinct(written, settle);
      const key = settled.length === 1 ? settled[0].value : settled.map(({ value }) => numberOf(value)).join();
      let content = known.get(key);
      if (content === undefined) known.set(key, (content = readContent(settled, { resolve, settle, spend, price, kind })));
      return content;
    };
  };
  const numbers = new Map<JsonObject, number>();
  const numberOf = (value: JsonObject): number => {
    if (!numbers.has(value)) numbers.set(value, numbers.size);
    return numbers.get(value) ?? 0;
  };
  return { schema: remembering('schema'), parameter: remembering('parameter') };
}

/** What the places lead to, each once: schemas that are part of each other would otherwise be joined without end. */
function distinct([first, ...others]: Layers, settle: Settle): Layers {
  const settled = settle(first);
  const seen = new Set([settled.value]);
  const more: Located[] = [];
  for (const one of others.map(settle)) {
    if (!seen.has(one.value)) more.push(one);
    seen.add(one.value);
  }
  return [settled, ...more];
}

const nothing = { members: {}, parts: new Map<string, never>(), isInternal: false, cost: 0 };

type Kind = 'schema' | 'parameter';
type Settle = (written: Located) => Located;

interface Reading {
  readonly resolve: Resolve;
  readonly settle: Settle;
  readonly spend: Spend;
  /** What it takes to read a layer once more; the first time is free, as it is bounded by the document. */
  readonly price: (layer: JsonObject) => number;
  readonly kind: Kind;
}

/**
 * Finds what a schema leads to that is nothing but a reference or one branch. One with other members beside says something itself, and
 * one that leads nowhere stays. A long chain is followed once, not once for each of its links.
 */
function settler(resolve: Resolve): Settle {
  const known = new Map<JsonObject, Located>();
  return (written) => {
    const links = new Set<JsonObject>();
    let end = written;
    for (let next: Located | undefined = written; next !== undefined && !links.has(next.value); next = linkOf(next, resolve)) {
      const settled = known.get(next.value);
      end = settled ?? next;
      if (settled !== undefined) break;
      links.add(next.value);
    }
    // What ends in itself says nothing, wherever it is entered.
    for (const link of links) if (link !== end.value) known.set(link, end);
    return end;
  };
}

/** The next link of a chain; undefined at its end. */
function linkOf({ value, place }: Located, resolve: Resolve): Located | undefined {
  const [member, another] = Object.keys(value);
  if (another !== undefined) return undefined;
  const { $ref: reference, allOf } = value;
  if (member === '$ref') return typeof reference === 'string' ? resolve(reference) : undefined;
  const [branch, more] = member === 'allOf' ? arrayOr(allOf) : [];
  return isObject(branch) && more === undefined ? { value: branch, place: below(place, 'allOf', 0) } : undefined;
}

function readContent(written: Layers, reading: Reading): SchemaContent {
  const { resolve, kind } = reading;
  const layers = layersOf(written, reading);
  const joined = joinMembers();
  const parts = new Map<string, SchemaPart & { readonly written: [Located, ...Located[]] }>();
  const required = new Set(layers.flatMap(({ value }) => arrayOr(value['required'])));
  const add = (label: string, part: JsonValue | undefined, place: Place, name?: string): void => {
    if (!isObject(part)) return;
    const known = parts.get(label);
    const isNamed = name !== undefined;
    if (known !== undefined) known.written.push({ value: part, place });
    else parts.set(label, { written: [{ value: part, place }], isRequired: !isNamed || required.has(name), isNamed });
  };
  for (const { value, place } of layers) {
    for (const [name, member] of Object.entries(value))
      if (member !== undefined && !leadsOn(name, member, resolve, kind)) joined.add(name, member);
    const properties = objectOr(value['properties']);
    for (const name of Object.keys(properties)) add(`.${shortLabel(name)}`, properties[name], below(place, 'properties', name), name);
    add('[]', value['items'], below(place, 'items'));
    add('{}', value['additionalProperties'], below(place, 'additionalProperties'));
  }
  const nowhere = [...required].filter((name): name is string => typeof name === 'string' && !parts.has(`.${shortLabel(name)}`));
  if (nowhere.length > 0) joined.add('required', nowhere.sort());
  const isInternal = layers.some(({ value }) => isMarkedInternal(value));
  const members = joined.members();
  return { ...written[0], members, parts, isInternal, cost: valuesIn(members) };
}

/** True for a member that leads to parts or to further layers, and says nothing beside. */
function leadsOn(name: string, value: JsonValue | undefined, resolve: Resolve, kind: Kind): boolean {
  if (kind === 'parameter' && name === 'required') return typeof value === 'boolean';
  if (kind === 'parameter' && name === 'schema') return isObject(value);
  if (name === 'properties' || name === 'items' || name === 'additionalProperties') return isObject(value);
  if (name === 'allOf' || name === 'required') return isArray(value);
  return name === '$ref' && typeof value === 'string' && resolve(value) !== undefined;
}

/** What is written, what it refers to, and its `allOf` branches at any depth, each once; what comes first wins. */
function layersOf(written: Layers, { resolve, settle, spend, price }: Reading): readonly Located[] {
  const layers = new Map<JsonObject, Located>();
  const open: Located[] = written.toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, place } = next;
    if (!spend(layers.has(value) ? 1 : price(value))) return [];
    if (layers.has(value)) continue;
    layers.set(value, next);
    for (const [index, branch] of arrayOr(value['allOf']).entries())
      if (isObject(branch)) open.push(settle({ value: branch, place: below(place, 'allOf', index) }));
    const reference = value['$ref'];
    const target = typeof reference === 'string' ? resolve(reference) : undefined;
    if (target !== undefined) open.push(target);
  }
  return [...layers.values()];
}

/** What it takes to read what a layer says itself: its values, and each place of its parts. */
function costOf(layer: JsonObject): number {
  let cost = 1;
  for (const [name, value] of Object.entries(layer)) {
    if (name !== 'properties' || !isObject(value)) cost += isArray(value) ? value.length : 1;
    else for (const label of Object.keys(value)) cost += 1 + label.length / charactersOfStep;
    if (name === 'enum') cost += valuesIn(value);
  }
  return cost;
}
const charactersOfStep = 1_000;

function valuesIn(value: JsonValue | undefined): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, one) => sum + valuesIn(one), 1);
}
