import type { Definition } from '../connector/definition.ts';
import { arrayOr, equalJson, isArray, isObject, type JsonObject, type JsonValue, objectOr, own } from '../connector/json-value.ts';
import { pointerOf } from '../connector/place.ts';
import type { Resolve } from '../connector/references.ts';
import { shortLabel } from '../connector/short-label.ts';
import { formatProblem, isKnownFormat } from './formats.ts';

/** Where a value is not what the definition says. Tells the definition's words and the value's type, never the value: it may be private. */
export interface Difference {
  /** RFC 6901, into the value. */
  readonly pointer: string;
  readonly sentence: string;
}

/** A value is judged no further than this. */
const ceilings = { depth: 64, steps: 2_000_000, differences: 20 };

/**
 * What keeps a value from being what a schema of the definition promises, in the order of the value, at most 20; `[]` when it conforms.
 * Local references and `allOf` are followed, `x-nullable` is respected. A `pattern` is never run, since strangers write it, and a
 * property that the schema does not know is fine unless `additionalProperties` is false. What lies deeper than 64 levels is not judged.
 * `onPattern` is called where a text has a pattern (the assumption `pattern-not-judged`).
 */
export function differencesOf(
  schema: JsonObject,
  value: JsonValue,
  definition: Pick<Definition, 'resolve'>,
  onPattern: () => void = () => undefined,
): readonly Difference[] {
  const found: Difference[] = [];
  let steps = 0;
  judge([schema], value, []);
  return found;

  function judge(written: readonly JsonValue[], part: JsonValue, path: readonly string[]): void {
    if (path.length > ceilings.depth) return;
    const layers = layersOf(written, definition.resolve);
    const tell = (sentence: string): void => {
      if (found.length < ceilings.differences) found.push({ pointer: pointerOf(path), sentence });
    };
    if (part === null && layers.some((layer) => layer['x-nullable'] === true)) return;
    for (const layer of layers) {
      if ((steps += costOf(layer)) > ceilings.steps || found.length >= ceilings.differences) return;
      const wrongType = typeProblem(layer, part);
      // One sentence for a wrong type: everything else about the value would be wrong as well.
      if (wrongType === undefined) continue;
      tell(wrongType);
      return;
    }
    if (typeof part === 'string' && layers.some(({ pattern }) => typeof pattern === 'string')) onPattern();
    for (const layer of layers) for (const sentence of problemsOf(layer, part)) tell(sentence);
    if (isArray(part)) {
      const items = layers.flatMap((layer) => (isObject(layer['items']) ? [layer['items']] : []));
      if (items.length > 0)
        for (const [index, item] of part.entries()) if (canGoOn(items.length)) judge(items, item, [...path, String(index)]);
    } else if (isObject(part)) {
      for (const name of Object.keys(part)) {
        if (!canGoOn(layers.length)) return;
        const schemas = layers.flatMap((layer) => memberSchemas(layer, name));
        if (schemas.length > 0) judge(schemas, own(part, name) ?? null, [...path, shortLabel(name)]);
      }
    }
  }

  function canGoOn(cost: number): boolean {
    return (steps += cost) <= ceilings.steps && found.length < ceilings.differences;
  }
}

/** What is written, what it refers to and its `allOf` branches at any depth, each once. */
function layersOf(written: readonly JsonValue[], resolve: Resolve): readonly JsonObject[] {
  const layers = new Set<JsonObject>();
  const open = written.toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isObject(next)) continue;
    const reference = next['$ref'];
    const layer = typeof reference === 'string' ? resolve(reference)?.value : next;
    if (layer === undefined || layers.has(layer)) continue;
    layers.add(layer);
    open.push(...arrayOr(layer['allOf']).toReversed());
  }
  return [...layers];
}

/** The schemas that one layer has for a member: its property, else what it says about further properties. */
function memberSchemas(layer: JsonObject, name: string): JsonObject[] {
  const property = own(objectOr(layer['properties']), name);
  if (property !== undefined) return isObject(property) ? [property] : [];
  return isObject(layer['additionalProperties']) ? [layer['additionalProperties']] : [];
}

/** How much of a layer is looked at for one value. */
function costOf(layer: JsonObject): number {
  return 1 + arrayOr(layer['enum']).length + arrayOr(layer['required']).length;
}

function typeProblem(layer: JsonObject, value: JsonValue): string | undefined {
  const types = (isArray(layer['type']) ? layer['type'] : [layer['type']]).filter((type) => typeof type === 'string');
  if (types.length === 0 || types.some((type) => hasType(value, type))) return undefined;
  return `is ${withArticle(typeOf(value))}, and the definition says ${types.map(shortLabel).join(' or ')}`;
}

function hasType(value: JsonValue, type: string): boolean {
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value);
  if (type === 'string' || type === 'number' || type === 'boolean' || type === 'object' || type === 'array' || type === 'null')
    return typeOf(value) === type;
  // `file`, and types that do not exist: another rule's matter.
  return true;
}

function typeOf(value: JsonValue): 'string' | 'number' | 'boolean' | 'object' | 'array' | 'null' {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}

function withArticle(type: string): string {
  if (type === 'null') return 'null';
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

/** What one layer forbids about the value itself, its type being right. */
function* problemsOf(layer: JsonObject, value: JsonValue): Generator<string> {
  const allowed = layer['enum'];
  if (isArray(allowed) && !allowed.some((one) => equalJson(one, value)))
    yield `is none of the ${allowed.length} values that the definition allows`;
  if (typeof value === 'string') {
    // Characters as people count them, as JSON Schema does.
    const { minLength, maxLength, format } = layer;
    const length = typeof minLength === 'number' || typeof maxLength === 'number' ? [...value].length : 0;
    if (typeof minLength === 'number' && length < minLength)
      yield `has ${length} characters, and the definition says at least ${minLength}`;
    if (typeof maxLength === 'number' && length > maxLength) yield `has ${length} characters, and the definition says at most ${maxLength}`;
    if (isKnownFormat(format) && layer['type'] === 'string') {
      const problem = formatProblem(format, value);
      if (problem !== undefined) yield problem;
    }
  } else if (typeof value === 'number') yield* numberProblems(layer, value);
  else if (isArray(value)) {
    const { minItems, maxItems } = layer;
    if (typeof minItems === 'number' && value.length < minItems)
      yield `has ${value.length} items, and the definition says at least ${minItems}`;
    if (typeof maxItems === 'number' && value.length > maxItems)
      yield `has ${value.length} items, and the definition says at most ${maxItems}`;
  } else if (isObject(value)) {
    for (const name of arrayOr(layer['required']))
      if (typeof name === 'string' && own(value, name) === undefined) yield `has no '${shortLabel(name)}', which the definition requires`;
    if (layer['additionalProperties'] !== false) return;
    const known = objectOr(layer['properties']);
    for (const name of Object.keys(value))
      if (!Object.hasOwn(known, name)) yield `has '${shortLabel(name)}', and the definition allows no further properties`;
  }
}

function* numberProblems(layer: JsonObject, value: number): Generator<string> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, format } = layer;
  if (typeof minimum === 'number' && (exclusiveMinimum === true ? value <= minimum : value < minimum))
    yield `is less than the definition allows (${minimum})`;
  if (typeof maximum === 'number' && (exclusiveMaximum === true ? value >= maximum : value > maximum))
    yield `is more than the definition allows (${maximum})`;
  if (format === 'int32' && layer['type'] === 'integer' && (value < -2_147_483_648 || value > 2_147_483_647))
    yield 'does not fit into 32 bits, and the definition says int32';
}
