import { equalJson, isArray, type JsonArray, type JsonObject, type JsonValue } from './json-value.ts';

/** Collects the members of several layers of one schema, those that win first. */
export interface JoinedMembers {
  readonly add: (name: string, value: JsonValue) => void;
  /**
   * All that was added: of limits and values the narrowest, because a value must satisfy every layer. Where layers disagree otherwise
   * the first one wins, and `allOf` holds what it overruled, by name: it still decides which values the service takes.
   */
  readonly members: () => JsonObject;
}

/** Starts without any member. */
export function joinMembers(): JoinedMembers {
  const joined: Record<string, JsonValue | undefined> = Object.create(null);
  const overruled = new Map<string, Map<string, JsonValue>>();
  const overrule = (name: string, value: JsonValue): void => {
    const values = overruled.get(name) ?? new Map<string, JsonValue>();
    overruled.set(name, values.set(JSON.stringify(value), value));
  };
  return {
    add: (name, value) => {
      const known = joined[name];
      if (name === 'allOf') overrule(name, value);
      else if (known === undefined) joined[name] = value;
      else if (!texts.has(name) && !equalJson(known, value)) {
        const both = narrower(name, known, value);
        if (both === undefined) overrule(name, value);
        else joined[name] = both;
      }
    },
    members: () => {
      if (overruled.size > 0) joined['allOf'] = plainObject(overruled);
      return joined;
    },
  };
}

function plainObject(overruled: ReadonlyMap<string, ReadonlyMap<string, JsonValue>>): JsonObject {
  const object: Record<string, JsonValue> = Object.create(null);
  for (const [name, values] of overruled) object[name] = [...values.values()];
  return object;
}

/** People read one of them only. */
const texts: ReadonlySet<string> = new Set(['x-ms-summary', 'summary', 'title', 'description']);
const upperLimits: ReadonlySet<string> = new Set(['maximum', 'maxLength', 'maxItems', 'maxProperties']);
const lowerLimits: ReadonlySet<string> = new Set(['minimum', 'minLength', 'minItems', 'minProperties']);
const demands: ReadonlySet<string> = new Set(['exclusiveMinimum', 'exclusiveMaximum', 'uniqueItems']);

/** What satisfies both; undefined where that cannot be written as one value. */
function narrower(name: string, one: JsonValue, other: JsonValue): JsonValue | undefined {
  if (typeof one === 'number' && typeof other === 'number') {
    if (upperLimits.has(name)) return Math.min(one, other);
    return lowerLimits.has(name) ? Math.max(one, other) : undefined;
  }
  if (typeof one === 'boolean' && typeof other === 'boolean') return demands.has(name) ? one || other : undefined;
  return name === 'enum' && isArray(one) && isArray(other) ? common(one, other) : undefined;
}

function common(some: JsonArray, others: JsonArray): JsonArray {
  const allowed = new Set(others.map((value) => JSON.stringify(value)));
  return some.filter((value) => allowed.has(JSON.stringify(value)));
}
