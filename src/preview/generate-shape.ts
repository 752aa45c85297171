import { arrayOr, isArray, isObject, type JsonArray, type JsonObject, type JsonValue, own } from '../connector/json-value.ts';
import type { Resolve } from '../connector/references.ts';

/** Schemas that a value must satisfy all together. Never empty. */
export type Layers = readonly [JsonObject, ...JsonObject[]];

export type JsonType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'file' | 'null';

/** What all layers of a schema ask together, limits at their narrowest. */
export interface Shape {
  /** Undefined where no layer names a type that there is; empty where the layers contradict each other. */
  readonly types: readonly JsonType[] | undefined;
  readonly isNullable: boolean;
  /** Undefined where no layer lists values. */
  readonly enum: JsonArray | undefined;
  /** Values that the definition itself gives: default, then examples; in the order written, each once. */
  readonly given: () => JsonArray;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly isMinimumExclusive: boolean;
  readonly isMaximumExclusive: boolean;
  readonly multiplesOf: readonly number[];
  readonly minLength: number;
  readonly maxLength: number;
  readonly patterns: readonly string[];
  /** Lower case; the first one written. */
  readonly format: string;
  readonly items: Layers | undefined;
  readonly minItems: number;
  readonly maxItems: number;
  readonly hasUniqueItems: boolean;
  /** Without those that another layer forbids. */
  readonly properties: ReadonlyMap<string, Layers>;
  readonly required: ReadonlySet<string>;
  /** What further properties must satisfy; false where a layer forbids them, undefined where nobody says anything. */
  readonly additional: Layers | false | undefined;
  readonly minProperties: number;
  readonly maxProperties: number;
}

/** A chain of references and branches may be as long as a document; one value need not satisfy more of them. */
const mostLayers = 500;

/** What is written or referred to, and its `allOf` branches at any depth, each once; undefined for too many or a reference to nothing. */
export function layersOf(written: Layers, resolve: Resolve): Layers | undefined {
  const layers = new Set<JsonObject>();
  const open: JsonObject[] = written.toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const reference = next['$ref'];
    const layer = typeof reference === 'string' ? resolve(reference)?.value : next;
    if (layer === undefined || layers.size === mostLayers) return undefined;
    if (layers.has(layer)) continue;
    layers.add(layer);
    for (const branch of arrayOr(layer['allOf']).toReversed()) if (isObject(branch)) open.push(branch);
  }
  const [first, ...others] = layers;
  return first && [first, ...others];
}

/** Joins the layers that `layersOf` found. Members of a wrong type ask nothing. */
export function shapeOf(layers: Layers): Shape {
  const numbers = (name: string): number[] => layers.map((layer) => layer[name]).filter((value) => isNumber(value));
  const flags = (name: string): boolean => layers.some((layer) => layer[name] === true);
  const highest = (name: string): number => Math.max(0, ...numbers(name));
  const lowest = (name: string): number => Math.min(Number.POSITIVE_INFINITY, ...numbers(name));
  const { minimum, isMinimumExclusive, maximum, isMaximumExclusive } = bounds(layers);
  return {
    types: typesOf(layers),
    isNullable: layers.every(takesNull),
    enum: enumOf(layers),
    given: () => givenBy(layers),
    minimum,
    maximum,
    isMinimumExclusive,
    isMaximumExclusive,
    multiplesOf: numbers('multipleOf').filter((value) => value > 0),
    minLength: highest('minLength'),
    maxLength: lowest('maxLength'),
    patterns: [...new Set(layers.map((layer) => layer['pattern']).filter((value) => typeof value === 'string'))],
    format: (layers.map((layer) => layer['format']).find((value) => typeof value === 'string') ?? '').toLowerCase(),
    items: together(layers.map((layer) => layer['items'])),
    minItems: highest('minItems'),
    maxItems: lowest('maxItems'),
    hasUniqueItems: flags('uniqueItems'),
    properties: propertiesOf(layers),
    required: new Set(layers.flatMap((layer) => arrayOr(layer['required']).filter((name) => typeof name === 'string'))),
    additional: flagged(layers) ? false : together(layers.map((layer) => layer['additionalProperties'])),
    minProperties: highest('minProperties'),
    maxProperties: lowest('maxProperties'),
  };
}

function isNumber(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function together(written: readonly (JsonValue | undefined)[]): Layers | undefined {
  const [first, ...others] = written.filter((value) => isObject(value));
  return first && [first, ...others];
}

function flagged(layers: Layers): boolean {
  return layers.some((layer) => layer['additionalProperties'] === false);
}

const knownTypes: ReadonlySet<unknown> = new Set<JsonType>(['object', 'array', 'string', 'integer', 'number', 'boolean', 'file', 'null']);

function typesOf(layers: Layers): JsonType[] | undefined {
  let types: JsonType[] | undefined;
  for (const layer of layers) {
    const { type } = layer;
    const named = (isArray(type) ? type : [type]).filter((name): name is JsonType => knownTypes.has(name));
    if (named.length === 0) continue;
    const isNamed = (name: JsonType): boolean => named.includes(name) || (name === 'integer' && named.includes('number'));
    const known = types ?? named;
    const narrowed = named.includes('integer') && known.includes('number') ? [...known, 'integer' as const] : known;
    types = [...new Set(narrowed.filter(isNamed))];
  }
  return types;
}

function takesNull(layer: JsonObject): boolean {
  const { type } = layer;
  if (layer['x-nullable'] === true) return true;
  if (isArray(layer['enum']) && !layer['enum'].includes(null)) return false;
  return type === undefined ? true : isArray(type) && type.includes('null');
}

function enumOf(layers: Layers): JsonArray | undefined {
  const lists = layers.map((layer) => layer['enum']).filter((list) => isArray(list));
  if (lists.length < 2) return lists[0];
  let allowed: Map<string, JsonValue> | undefined;
  for (const listed of lists) {
    const values = new Map(listed.map((value) => [JSON.stringify(value), value]));
    const before = allowed;
    allowed = before === undefined ? values : new Map([...values].filter(([text]) => before.has(text)));
  }
  return allowed && [...allowed.values()];
}

function givenBy(layers: Layers): JsonArray {
  const values = ['default', 'example', 'x-example'].flatMap((name) => layers.map((layer) => own(layer, name)));
  return [...new Map(values.filter((value) => value !== undefined).map((value) => [JSON.stringify(value), value])).values()];
}

function bounds(layers: Layers) {
  let minimum: number | undefined;
  let maximum: number | undefined;
  let isMinimumExclusive = false;
  let isMaximumExclusive = false;
  const lower = (value: JsonValue | undefined, isExclusive: boolean): void => {
    if (!isNumber(value) || (minimum !== undefined && value < minimum)) return;
    isMinimumExclusive = value === minimum ? isMinimumExclusive || isExclusive : isExclusive;
    minimum = value;
  };
  const upper = (value: JsonValue | undefined, isExclusive: boolean): void => {
    if (!isNumber(value) || (maximum !== undefined && value > maximum)) return;
    isMaximumExclusive = value === maximum ? isMaximumExclusive || isExclusive : isExclusive;
    maximum = value;
  };
  for (const layer of layers) {
    lower(layer['minimum'], layer['exclusiveMinimum'] === true);
    upper(layer['maximum'], layer['exclusiveMaximum'] === true);
    // Later drafts of JSON Schema write the limit here.
    lower(layer['exclusiveMinimum'], true);
    upper(layer['exclusiveMaximum'], true);
  }
  return { minimum, isMinimumExclusive, maximum, isMaximumExclusive };
}

function propertiesOf(layers: Layers): Map<string, Layers> {
  const written = new Map<string, [JsonObject, ...JsonObject[]]>();
  const closed = layers.filter((layer) => layer['additionalProperties'] === false).map(({ properties }) => properties);
  for (const { properties } of layers) {
    if (!isObject(properties)) continue;
    for (const name of Object.keys(properties)) {
      const property = properties[name];
      if (!isObject(property) || closed.some((known) => !isObject(known) || !Object.hasOwn(known, name))) continue;
      const known = written.get(name);
      if (known === undefined) written.set(name, [property]);
      else known.push(property);
    }
  }
  return written;
}
