import type { Definition } from '../connector/definition.ts';
import { isArray, isObject, type JsonArray, type JsonObject, type JsonValue } from '../connector/json-value.ts';
import { shortLabel } from '../connector/short-label.ts';
import { differencesOf } from './conformance.ts';
import {
  arraysOf,
  inTurn,
  isMade,
  largestValue,
  listed,
  type Member,
  type NoValues,
  none,
  objectsOf,
  sizeOf,
  type Values,
} from './generate-combined.ts';
import { numbersFor } from './generate-numbers.ts';
import { type JsonType, type Layers, layersOf, type Shape, shapeOf } from './generate-shape.ts';
import { textsFor, type Where } from './generate-text.ts';

export interface ValueOptions {
  readonly definition: Pick<Definition, 'resolve'>;
  readonly where: Where;
  /** Values of a request: properties that are read only are left out. */
  readonly direction: 'input' | 'output';
  /** Another number gives other values where the schema leaves a choice. */
  readonly seed: number;
  /** In nodes: what is optional is left out of a larger value, and one that is larger all the same is not made. */
  readonly largest?: number;
}

/** Beyond these, schemas are not looked into: `schemas` for what is required, `optional` for what is not. */
const ceilings = { depth: 24, schemas: 6_000, optional: 1_500, items: 1_000, enum: 200 };

/**
 * The values of a schema at its edges: every member of an enum, what the definition gives as default or example, limits, formats, with and
 * without what is optional, arrays of fewest, one and many items, null where it is allowed. Deterministic. A schema that holds itself
 * ends where it may. What a pattern asks is met without running it, or not at all.
 */
export function valuesFor(schema: JsonObject, options: ValueOptions): Values | NoValues {
  const { definition, where, direction, seed, largest = largestValue } = options;
  const known = new Map<JsonObject, Values | NoValues>();
  const within = new Set<JsonObject>();
  let schemas = 0;
  /** Counts what was left out because a schema holds itself: such values hold for that place alone. */
  let cuts = 0;

  return checked(make([schema], 0, true));

  /** What the definition itself gives may be wrong: only what is right is a value. */
  function isRight(written: Layers, value: JsonValue): boolean {
    return written.every((one) => differencesOf(one, value, definition).length === 0);
  }

  function checked(values: Values | NoValues): Values | NoValues {
    if (!isMade(values)) return values;
    const [difference] = differencesOf(schema, values.at(0), definition);
    return difference === undefined ? values : none(`what was made for it at '${difference.pointer}' ${difference.sentence}`, false);
  }

  function make(written: Layers, depth: number, isNeeded: boolean): Values | NoValues {
    schemas += 1;
    if (schemas > Math.min(ceilings.schemas, largest) || depth > ceilings.depth) return none('its schema is too large', false);
    if (!isNeeded && schemas > Math.min(ceilings.optional, largest / 4)) return none('its schema is large', false);
    const layers = layersOf(written, definition.resolve);
    if (layers === undefined) return none('its schema refers to something that is not there', true);
    const [only, another] = layers;
    const key = another === undefined ? only : undefined;
    const remembered = key && known.get(key);
    if (remembered !== undefined) return remembered;
    if (layers.some((layer) => within.has(layer))) {
      cuts += 1;
      return none('its schema requires itself without end', true);
    }
    const before = cuts;
    schemas += layers.reduce((sum, { enum: allowed }) => sum + (isArray(allowed) ? allowed.length / 100 : 0), 0);
    for (const layer of layers) within.add(layer);
    const values = bounded(ofShape(shapeOf(layers), written, layers, depth));
    for (const layer of layers) within.delete(layer);
    if (key !== undefined && cuts === before && schemas <= Math.min(ceilings.optional, largest / 4)) known.set(key, values);
    return values;
  }

  function bounded(values: Values | NoValues): Values | NoValues {
    return isMade(values) && values.size > largest ? none('a value of its schema is too large', false) : values;
  }

  function ofShape(shape: Shape, written: Layers, layers: Layers, depth: number): Values | NoValues {
    const nulls = shape.isNullable && shape.types !== undefined && where === 'body' ? [null] : [];
    if (shape.enum !== undefined) {
      const others = withoutEnum(layers);
      const allowed = spread(shape.enum, ceilings.enum).filter((value) => isRight(others, value));
      // Whoever compares a value has to look at the whole list.
      const values = listed(allowed);
      return allowed.length > 0
        ? { ...values, size: values.size + shape.enum.length / 50 }
        : none('its list of allowed values holds none that it takes', true);
    }
    const given = shape.given().filter((value) => suits(value) && sizeOf(value) <= largest && isRight(written, value));
    const type = shape.types === undefined && where !== 'body' && shape.items === undefined ? 'string' : typeOf(shape);
    if (type === undefined) return none('its schemas name types that no value has together', true);
    if (type === 'object' || type === 'array') {
      const made = type === 'object' ? objects(shape, depth) : arrays(shape, depth);
      return isMade(made) ? inTurn([listed(given), made, listed(nulls)]) : given.length > 0 ? listed(given) : made;
    }
    const made = simple(type, shape).filter((value) => isRight(written, value));
    const all = [...new Map([...given, ...made, ...nulls].map((value) => [JSON.stringify(value), value])).values()];
    return all.some((value) => value !== null) ? listed(all) : whyNot(type, shape);
  }

  /** Outside of a body a value is written as text: an empty one in a path is none. */
  function suits(value: JsonValue): boolean {
    if (where === 'body') return true;
    if (value === null || isObject(value) || value === '' || (isArray(value) && value.length === 0)) return false;
    if (where === 'path') return !(typeof value === 'string' && /[/\\]|^\.+$/.test(value));
    return where !== 'header' || typeof value !== 'string' || /^[!-~](?:[ -~]*[!-~])?$/.test(value);
  }

  function simple(type: JsonType, shape: Shape): JsonArray {
    if (type === 'boolean') return [true, false];
    if (type === 'null') return [null];
    if (type === 'integer' || type === 'number') return numbersFor(shape, type === 'integer', seed);
    return textsFor(shape, where, seed);
  }

  function objects(shape: Shape, depth: number): Values | NoValues {
    const members = new Map<string, Omit<Member, 'name'>>();
    for (const [name, property] of shape.properties) {
      const isRequired = shape.required.has(name);
      if (!isRequired && direction === 'input' && property.some((layer) => layer['readOnly'] === true)) continue;
      const values = make(property, depth + 1, isRequired);
      if (isMade(values)) members.set(name, { values, isRequired });
      else if (isRequired) return { ...values, reason: `${reasonOf(values)} (in '${shortLabel(name)}')` };
    }
    for (const name of shape.required) {
      if (members.has(name)) continue;
      if (shape.additional === false) return none(`it requires '${shortLabel(name)}' and allows no such property`, true);
      const values = shape.additional === undefined ? listed(['Contoso']) : make(shape.additional, depth + 1, true);
      if (!isMade(values)) return values;
      members.set(name, { values, isRequired: true });
    }
    const extra = shape.additional ? make(shape.additional, depth + 1, false) : undefined;
    if (extra && isMade(extra) && !members.has('name')) members.set('name', { values: extra, isRequired: false });

    return objectsOf(
      [...members].map(([name, member]) => ({ name, ...member })),
      shape,
      largest,
    );
  }

  function arrays(shape: Shape, depth: number): Values | NoValues {
    const { minItems, maxItems } = shape;
    if (minItems > maxItems) return none('it asks for more items than it allows', true);
    if (minItems > ceilings.items) return none('it asks for too many items', false);
    const items = shape.items === undefined ? listed(['Contoso', 'Fabrikam']) : make(shape.items, depth + 1, minItems > 0);
    if (!isMade(items)) return minItems === 0 && where === 'body' ? listed([[]]) : items;
    const values = arraysOf(items, shape, { fewest: where === 'body' ? 0 : 1, largest });
    return values ?? none('it asks for more different items than were made', false);
  }
}

/** The layers themselves, without what leads to others and without their lists: a member of all lists need not be looked up again. */
function withoutEnum(layers: Layers): Layers {
  const [first, ...others] = layers.map(({ enum: _, allOf: __, ...layer }) => layer);
  return [first ?? {}, ...others];
}

/** At most so many, from the first to the last. */
function spread(all: JsonArray, most: number): JsonArray {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, index) => all[Math.round((index * (all.length - 1)) / (most - 1))] ?? null);
}

function typeOf(shape: Shape): JsonType | undefined {
  const { types, properties, items, required, additional, given } = shape;
  if (types !== undefined) return types.find((type) => type !== 'null') ?? types[0];
  if (properties.size > 0 || required.size > 0 || isLayers(additional)) return 'object';
  if (items !== undefined) return 'array';
  const [first] = given();
  if (isArray(first)) return 'array';
  return first === undefined || isObject(first)
    ? 'object'
    : typeof first === 'number'
      ? 'number'
      : typeof first === 'boolean'
        ? 'boolean'
        : 'string';
}

function isLayers(additional: Shape['additional']): boolean {
  return additional !== undefined && additional !== false;
}

function whyNot(type: JsonType, shape: Shape): NoValues {
  if (shape.minLength > shape.maxLength) return none('it asks for more characters than it allows', true);
  if (type === 'string' && shape.patterns.length > 0) return none('its pattern is not simple enough to write a text for', false);
  if (type === 'integer' || type === 'number')
    return none('no number was found between its limits', (shape.minimum ?? 0) > (shape.maximum ?? Number.POSITIVE_INFINITY));
  return none(
    `no text was found that is ${shape.format === '' ? 'as long as' : `a ${shortLabel(shape.format)} as long as`} it asks`,
    false,
  );
}

/** Of nested reasons the innermost is the cause; one place is enough. */
function reasonOf({ reason }: NoValues): string {
  return reason.replace(/ \(in '.*'\)$/s, '');
}
