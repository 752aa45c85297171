import type { Definition, Operation } from '../../src/connector/definition.ts';
import { arrayOr, isObject, type JsonObject } from '../../src/connector/json-value.ts';
import { remembered } from '../../src/connector/remembered.ts';
import { isMarkedInternal } from '../../src/connector/schemas.ts';
import { requiredNames } from '../required-names.ts';
import { schemasHolding } from '../schemas-holding.ts';

/** The member by which a property says that the platform fills in the address to notify. */
export const callbackMark = 'x-ms-notification-url';

/** How request bodies lead to one callback URL. */
export interface CallbackRoutes {
  /** On some route nothing is internal, the property included. */
  readonly isVisible: boolean;
  /** On some route something is optional, the property included. */
  readonly isOptional: boolean;
}

/** The routes from request bodies to this schema; `undefined` when it is no callback URL, or no body leads there. */
export function callbackRoutes(schema: JsonObject, definition: Definition): CallbackRoutes | undefined {
  return surveyOf(definition).routes.get(schema);
}

/** True when the body of the operation holds a callback URL, however deep. */
export function takesCallbackUrl({ parameters, definition }: Operation): boolean {
  const { holders } = surveyOf(definition);
  if (holders.size === 0) return false;
  return parameters.some(({ parameter }) => parameter.in === 'body' && parameter.schema !== undefined && holders.has(parameter.schema));
}

/** True for a schema that is, or holds, a callback URL of some request body. */
export function holdsCallbackUrl(schema: JsonObject, definition: Definition): boolean {
  return surveyOf(definition).holders.has(schema);
}

interface Survey {
  readonly routes: ReadonlyMap<JsonObject, CallbackRoutes>;
  /** The callback URLs, and every schema that leads to one. */
  readonly holders: ReadonlySet<JsonObject>;
}

const surveyOf = remembered((definition: Definition): Survey => {
  const hasCallbacks = schemasHolding(definition).notificationUrl.some(({ value }) => value[callbackMark] === true);
  return hasCallbacks ? walkBodies(definition) : { routes: new Map(), holders: new Set() };
});

interface Step extends CallbackRoutes {
  readonly schema: JsonObject;
  readonly from: JsonObject | undefined;
}

/** Walks all request bodies at once. A schema is entered again only in a state in which nobody came before, four times at most. */
function walkBodies(definition: Definition): Survey {
  const routes = new Map<JsonObject, CallbackRoutes>();
  const entered = new Map<JsonObject, Set<number>>();
  const cameFrom = new Map<JsonObject, Set<JsonObject>>();
  const open: Step[] = [];
  for (const { value, in: location, schema } of definition.parameters) {
    if (location !== 'body' || schema === undefined) continue;
    open.push({ schema, from: undefined, isVisible: !isMarkedInternal(value), isOptional: value['required'] !== true });
  }
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { schema, from, isOptional } = step;
    const isVisible = step.isVisible && !isMarkedInternal(schema);
    if (from !== undefined) addTo(cameFrom, schema, from);
    const state = Number(isVisible) + 2 * Number(isOptional);
    if (entered.get(schema)?.has(state)) continue;
    addTo(entered, schema, state);
    const route = routes.get(schema);
    if (schema[callbackMark] === true) {
      routes.set(schema, { isVisible: isVisible || route?.isVisible === true, isOptional: isOptional || route?.isOptional === true });
    }
    for (const part of partsOf(schema, definition)) {
      open.push({ schema: part.schema, from: schema, isVisible, isOptional: isOptional || part.isOptional });
    }
  }
  const holders = new Set(routes.keys());
  for (const holder of holders) for (const parent of cameFrom.get(holder) ?? []) holders.add(parent);
  return { routes, holders };
}

function* partsOf(schema: JsonObject, definition: Definition): Iterable<{ schema: JsonObject; isOptional: boolean }> {
  if (typeof schema['$ref'] === 'string') {
    const target = definition.resolve(schema['$ref']);
    if (target !== undefined) yield { schema: target.value, isOptional: false };
    return;
  }
  const { properties, items, allOf } = schema;
  if (isObject(properties)) {
    const required = requiredNames(schema, definition);
    for (const name of Object.keys(properties)) {
      const property = properties[name];
      if (isObject(property) && leadsOn(property)) yield { schema: property, isOptional: !required.has(name) };
    }
  }
  for (const part of [items, ...arrayOr(allOf)]) if (isObject(part)) yield { schema: part, isOptional: false };
}

/** False for most: what is no callback URL itself and has no parts need not be walked. */
function leadsOn(schema: JsonObject): boolean {
  for (const name in schema) if (leading.has(name)) return true;
  return false;
}
const leading = new Set(['$ref', 'properties', 'items', 'allOf', callbackMark]);

function addTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}
