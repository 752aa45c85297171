import { arrayOr, isArray, isObject, type JsonObject, type JsonValue, objectOr } from './json-value.ts';
import { below } from './place.ts';
import type { Located, Resolve } from './references.ts';
import { isMarkedInternal } from './schemas.ts';

/**
 * What a schema, or a parameter, comes to once its reference and its `allOf` branches are followed: it reads alike however it is
 * put together. What it writes itself wins over what it refers to, and a later branch over an earlier one.
 */
export interface SchemaContent extends Located {
  /** What it says about itself; what leads to parts is left out. */
  readonly members: JsonObject;
  /** What it is made of, by label: `.name` for a property, `[]` for its items, `{}` for its further properties. */
  readonly parts: ReadonlyMap<string, SchemaPart>;
  /** Marked as internal, where it is written or where that leads to. */
  readonly isInternal: boolean;
  /** How much was looked at to read it, and must be looked at to compare it. */
  readonly cost: number;
}

interface SchemaPart {
  readonly written: Located;
  /** Named in `required`. Items and further properties are there whenever what holds them is: they count as required. */
  readonly isRequired: boolean;
  /** A property; items and further properties have no name by which a value could be missed. */
  readonly isNamed: boolean;
}

/** Reads the schemas and parameters of one document, each once. */
export interface ContentReader {
  readonly schema: (written: Located) => SchemaContent;
  /** Without what its `schema` says, and without its `required`, which is a flag and no list of properties. */
  readonly parameter: (written: Located) => SchemaContent;
}

/** Makes a reader of one document. */
export function contentReader(resolve: Resolve): ContentReader {
  const remembering = (kind: Kind): ContentReader[Kind] => {
    const known = new Map<JsonObject, SchemaContent>();
    return (written) => {
      const settled = settle(written, resolve);
      let content = known.get(settled.value);
      if (content === undefined) known.set(settled.value, (content = readContent(settled, resolve, kind)));
      return content;
    };
  };
  return { schema: remembering('schema'), parameter: remembering('parameter') };
}

type Kind = 'schema' | 'parameter';

/** What a plain reference leads to. One with other members beside it says something itself, and one that leads nowhere stays. */
function settle(written: Located, resolve: Resolve): Located {
  const reference = written.value['$ref'];
  if (typeof reference !== 'string' || Object.keys(written.value).length > 1) return written;
  return resolve(reference) ?? written;
}

function readContent(schema: Located, resolve: Resolve, kind: Kind): SchemaContent {
  const { layers, cost } = layersOf(schema, resolve);
  const members: Record<string, JsonValue | undefined> = Object.create(null);
  const parts = new Map<string, SchemaPart>();
  const required = new Set(layers.flatMap(({ value }) => arrayOr(value['required'])));
  const add = (label: string, part: SchemaPart): void => {
    if (!parts.has(label)) parts.set(label, part);
  };
  for (const { value, place } of layers) {
    for (const name of Object.keys(value)) {
      if (!leadsOn(name, value[name], resolve, kind) && !(name in members)) members[name] = value[name];
    }
    const properties = objectOr(value['properties']);
    for (const name of Object.keys(properties)) {
      const property = properties[name];
      const written = isObject(property) && { value: property, place: below(place, 'properties', name) };
      if (written) add(`.${name}`, { written, isRequired: required.has(name), isNamed: true });
    }
    for (const [member, label] of [['items', '[]'] as const, ['additionalProperties', '{}'] as const]) {
      const part = value[member];
      const written = isObject(part) && { value: part, place: below(place, member) };
      if (written) add(label, { written, isRequired: true, isNamed: false });
    }
  }
  const nowhere = [...required].filter((name) => typeof name === 'string' && !parts.has(`.${name}`));
  if (nowhere.length > 0) members['required'] = nowhere.sort();
  const isInternal = layers.some(({ value }) => isMarkedInternal(value));
  return { ...schema, members, parts, isInternal, cost: cost + parts.size + valuesIn(members) };
}

/** True for a member that leads to parts or to further layers, and says nothing beside. */
function leadsOn(name: string, value: JsonValue | undefined, resolve: Resolve, kind: Kind): boolean {
  if (kind === 'parameter' && name === 'required') return typeof value === 'boolean';
  if (kind === 'parameter' && name === 'schema') return isObject(value);
  if (name === 'properties' || name === 'items' || name === 'additionalProperties') return isObject(value);
  if (name === 'allOf' || name === 'required') return isArray(value);
  return name === '$ref' && typeof value === 'string' && resolve(value) !== undefined;
}

/** The schema, what it refers to, and its `allOf` branches at any depth, each once; what comes first wins. */
function layersOf(schema: Located, resolve: Resolve): { layers: readonly Located[]; cost: number } {
  const layers = new Map<JsonObject, Located>();
  const open: Located[] = [schema];
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
