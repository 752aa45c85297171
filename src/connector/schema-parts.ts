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
  /** How much was looked at to read it, and must be looked at to compare it. */
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

/** Makes a reader of one document. */
export function contentReader(resolve: Resolve): ContentReader {
  const remembering = (kind: Kind): ContentReader[Kind] => {
    const known = new Map<JsonObject | string, SchemaContent>();
    return (written: Layers) => {
      const settled = distinct(written, resolve);
      const key = settled.length === 1 ? settled[0].value : settled.map(({ value }) => numberOf(value)).join();
      let content = known.get(key);
      if (content === undefined) known.set(key, (content = readContent(settled, resolve, kind)));
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
function distinct([first, ...others]: Layers, resolve: Resolve): Layers {
  const settled = settle(first, resolve);
  const seen = new Set([settled.value]);
  const more: Located[] = [];
  for (const one of others.map((other) => settle(other, resolve))) {
    if (!seen.has(one.value)) more.push(one);
    seen.add(one.value);
  }
  return [settled, ...more];
}

type Kind = 'schema' | 'parameter';

/** What a plain reference leads to. One with other members beside it says something itself, and one that leads nowhere stays. */
function settle(written: Located, resolve: Resolve): Located {
  const reference = written.value['$ref'];
  if (typeof reference !== 'string' || Object.keys(written.value).length > 1) return written;
  return resolve(reference) ?? written;
}

function readContent(written: Layers, resolve: Resolve, kind: Kind): SchemaContent {
  const { layers, cost } = layersOf(written, resolve);
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
  return { ...written[0], members, parts, isInternal, cost: cost + parts.size + valuesIn(members) };
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
function layersOf(written: Layers, resolve: Resolve): { layers: readonly Located[]; cost: number } {
  const layers = new Map<JsonObject, Located>();
  const open: Located[] = written.toReversed();
  let cost = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    cost += 1;
    if (layers.has(next.value)) continue;
    layers.set(next.value, next);
    const { value, place } = next;
    for (const [index, branch] of arrayOr(value['allOf']).entries())
      if (isObject(branch)) open.push(settle({ value: branch, place: below(place, 'allOf', index) }, resolve));
    const reference = value['$ref'];
    const target = typeof reference === 'string' ? resolve(reference) : undefined;
    if (target !== undefined) open.push(target);
  }
  return { layers: [...layers.values()], cost };
}

function valuesIn(value: JsonValue | undefined): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, one) => sum + valuesIn(one), 1);
}
