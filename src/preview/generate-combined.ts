import type { JsonArray, JsonObject, JsonValue } from '../connector/json-value.ts';
import type { Shape } from './generate-shape.ts';

/** Values that a schema takes, made so that together they reach its edges. */
export interface Values {
  /** From so many on they repeat; at least 1. */
  readonly count: number;
  /** Nodes of the largest one, near enough. */
  readonly size: number;
  /** The value of that number, from 0 on; the first one is the most complete. */
  readonly at: (index: number) => JsonValue;
}

/** Why there are none. */
export interface NoValues {
  /** In one sentence without a full stop: `its pattern is not simple enough to write a text for`. */
  readonly reason: string;
  /** True where the schema takes no value at all; false where somebody else may know one. */
  readonly isContradiction: boolean;
}

/** A larger value is not made: it would tell no more and take long. */
export const largestValue = 20_000;

/** True where there are values. */
export function isMade(values: Values | NoValues): values is Values {
  return 'at' in values;
}

/** Why there are no values. */
export function none(reason: string, isContradiction: boolean): NoValues {
  return { reason, isContradiction };
}

/** These values, one after the other. */
export function listed(all: JsonArray): Values {
  const largest = all.reduce<number>((most, value) => Math.max(most, sizeOf(value)), 1);
  return { count: all.length, size: largest, at: (index) => all[index % all.length] ?? null };
}

/** All values of the first, then all of the second, and so on. */
export function inTurn(parts: readonly Values[]): Values {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  return {
    count,
    size: parts.reduce((most, { size }) => Math.max(most, size), 1),
    at: (index) => {
      let number = index % count;
      for (const part of parts) {
        if (number < part.count) return part.at(number);
        number -= part.count;
      }
      return null;
    },
  };
}

/** Nodes of a value, near enough; long texts count for more. */
export function sizeOf(value: JsonValue): number {
  if (typeof value === 'string') return 1 + value.length / 20;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, one) => sum + sizeOf(one ?? null), 1);
}

/** An object whose members may have any name, `__proto__` as well. */
export function objectOf(members: readonly (readonly [string, JsonValue])[]): JsonObject {
  return Object.fromEntries(members);
}

/** A property with the values it may have. */
export interface Member {
  readonly name: string;
  readonly values: Values;
  readonly isRequired: boolean;
}

/** Objects with all their members, then with the required ones alone, then with the other values of the members. */
export function objectsOf(members: readonly Member[], { minProperties, maxProperties }: Shape, largest: number): Values {
  const required = members.filter(({ isRequired }) => isRequired);
  let room = Math.max(0, maxProperties - required.length);
  let size = required.reduce((sum, { values }) => sum + values.size, 1);
  const all = members.filter(({ isRequired, values }) => {
    if (isRequired) return true;
    if (room === 0 || size + values.size > largest / 2) return false;
    room -= 1;
    size += values.size;
    return true;
  });
  const most = all.reduce((count, { values }) => Math.max(count, values.count), 1);
  const hasBare = all.length > required.length && required.length >= minProperties;
  const count = hasBare ? most + 1 : most;
  return {
    count,
    size,
    at: (index) => {
      const number = index % count;
      const isBare = hasBare && number === 1;
      const nth = hasBare && number > 1 ? number - 1 : number;
      return objectOf((isBare ? required : all).map(({ name, values }) => [name, values.at(nth)]));
    },
  };
}

/** Arrays of one item, of fewest and of many, then with every item that has not been first yet; undefined where too few items differ. */
export function arraysOf(
  items: Values,
  { minItems, maxItems, hasUniqueItems }: Shape,
  { fewest, largest }: { readonly fewest: number; readonly largest: number },
): Values | undefined {
  const least = Math.max(Math.ceil(minItems), fewest);
  const most = Math.max(least, Math.min(Number.isFinite(maxItems) && maxItems <= 20 ? Math.floor(maxItems) : least + 2, 20));
  const different = hasUniqueItems ? distinctItems(items, most) : undefined;
  if (different !== undefined && different.length < least) return undefined;
  const lengths = [...new Set([1, least, most])]
    .filter((length) => length >= least && length <= maxItems && (different === undefined || length <= different.length))
    .filter((length) => length === least || length * items.size <= largest / 4);
  const arrayOf = (length: number, first: number): JsonValue =>
    Array.from({ length }, (_, nth) =>
      different === undefined ? items.at(first + nth) : (different[(first + nth) % different.length] ?? null),
    );
  const count = lengths.length + (maxItems < 1 ? 0 : items.count - 1);
  return {
    count,
    size: 1 + Math.max(...lengths, least) * items.size,
    // First every length, then every item that has not been first yet.
    at: (index) => {
      const number = index % count;
      const length = lengths[number];
      return length === undefined ? arrayOf(Math.max(1, least), number - lengths.length + 1) : arrayOf(length, 0);
    },
  };
}

function distinctItems(items: Values, most: number): JsonArray {
  const seen = new Map<string, JsonValue>();
  for (let index = 0; index < items.count && seen.size < most; index += 1) {
    const value = items.at(index);
    seen.set(JSON.stringify(value), value);
  }
  return [...seen.values()];
}
