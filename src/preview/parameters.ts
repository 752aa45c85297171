import type { EffectiveParameter, Operation } from '../connector/definition.ts';
import { isArray, isObject, type JsonObject, type JsonValue, objectOr, own } from '../connector/json-value.ts';
import type { Resolve } from '../connector/references.ts';
import { isMarkedInternal, propertiesOf, resolvedSchema } from '../connector/schemas.ts';
import type { Notes } from './notes.ts';
import type { ParameterValues } from './types.ts';

/**
 * The name under which a maker's value for a parameter is given: its own name, or `in` and name (`query.id`) where the operation has
 * two of that name.
 */
export function valueKeyOf(operation: Operation, { parameter }: EffectiveParameter): string {
  const isAlone = operation.parameters.filter((other) => other.parameter.name === parameter.name).length < 2;
  return isAlone ? parameter.name : `${parameter.in}.${parameter.name}`;
}

/** `valueKeyOf` for every parameter of an operation, in their order, in one pass. */
export function valueKeysOf({ parameters }: Operation): readonly string[] {
  const counts = new Map<string, number>();
  for (const { parameter } of parameters) counts.set(parameter.name, (counts.get(parameter.name) ?? 0) + 1);
  return parameters.map(({ parameter }) => (counts.get(parameter.name) === 1 ? parameter.name : `${parameter.in}.${parameter.name}`));
}

/** What is sent for a parameter whose value is given under `key`: what was given, else the default where the designer fills it in; `undefined` for nothing. */
export function sentValue(
  operation: Operation,
  { parameter }: EffectiveParameter,
  key: string,
  values: ParameterValues,
  notes: Notes,
): JsonValue | undefined {
  const given = own(values, key);
  if (given !== undefined && given !== null) return given;
  const fallback = parameter.value['default'];
  if (fallback === undefined) return undefined;
  if (isMarkedInternal(parameter.value) || operation.isInternal || parameter.value['required'] === true) return fallback;
  notes.assume('optional-default-not-sent');
  return undefined;
}

/** All values of a call as the designer completes them: with the defaults that it sends, in bodies as well. */
export function completedValues(operation: Operation, values: ParameterValues, notes: Notes): ParameterValues {
  const keys = valueKeysOf(operation);
  const all = operation.parameters.flatMap((effective, index): (readonly [string, JsonValue])[] => {
    const key = keys[index] ?? '';
    const sent = sentValue(operation, effective, key, values, notes);
    const { value } = effective.parameter;
    const completed = effective.parameter.in === 'body' ? withDefaults(value['schema'], sent, operation.definition.resolve) : sent;
    return completed === undefined ? [] : [[key, completed]];
  });
  return Object.fromEntries(all);
}

/** How deep a body is filled in: deeper defaults are nobody's. */
const deepest = 12;

/**
 * A body as the designer completes it: properties that the maker does not see get their defaults, as do required ones that were left
 * out; objects that then hold something are made. What was given is never changed.
 */
export function withDefaults(schema: JsonValue | undefined, value: JsonValue | undefined, resolve: Resolve): JsonValue | undefined {
  let budget = 200_000;
  return filled(schema, value, 0);

  function filled(written: JsonValue | undefined, given: JsonValue | undefined, depth: number): JsonValue | undefined {
    const own = resolvedSchema(written, resolve);
    if (own === undefined || depth > deepest || budget < 0) return given;
    if (isArray(given)) return given.map((item) => filled(own['items'], item, depth + 1) ?? null);
    if (given !== undefined && !isObject(given)) return given;
    const properties = propertiesOf(own, resolve);
    budget -= 1 + properties.size;
    if (properties.size === 0) return given;
    const required = requiredOf(own, resolve);
    const members = new Map<string, JsonValue>();
    for (const [name, member] of Object.entries(objectOr(given))) if (member !== undefined) members.set(name, member);
    for (const [name, property] of properties) {
      const isFilledIn = isMarkedInternal(property) || required.has(name);
      if (!members.has(name) && !isFilledIn) continue;
      const member = members.get(name) ?? (property['default'] as JsonValue | undefined);
      const made = filled(property, member, depth + 1);
      if (made !== undefined) members.set(name, made);
    }
    return given === undefined && members.size === 0 ? undefined : (Object.fromEntries(members) as JsonObject);
  }
}

/** The names that a schema or one of its `allOf` branches requires. */
function requiredOf(schema: JsonObject, resolve: Resolve): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<JsonObject>();
  const open: (JsonValue | undefined)[] = [schema];
  while (open.length > 0) {
    const layer = resolvedSchema(open.pop(), resolve);
    if (layer === undefined || seen.has(layer)) continue;
    seen.add(layer);
    for (const name of isArray(layer['required']) ? layer['required'] : []) if (typeof name === 'string') names.add(name);
    if (isArray(layer['allOf'])) open.push(...layer['allOf']);
  }
  return names;
}
