import { equalJson, isObject, type JsonValue, own } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';

/** A value that two versions do not write alike; `undefined` where there was or is none. */
export interface Difference {
  /** Keys down to it, from where the comparison began. */
  readonly at: Path;
  readonly old: JsonValue | undefined;
  readonly new: JsonValue | undefined;
}

/**
 * What differs between two values, as deep as objects reach, in the order of the older one; arrays and objects that stand against
 * nothing but `whole` places are compared as one. The order of members is no difference.
 */
export function leafDifferences(
  old: JsonValue | undefined,
  now: JsonValue | undefined,
  at: Path = [],
  isWhole: (at: Path) => boolean = () => false,
): Difference[] {
  const found: Difference[] = [];
  compare(old, now, at);
  return found;

  function compare(older: JsonValue | undefined, newer: JsonValue | undefined, path: Path): void {
    const [left, right] = [older ?? emptyBeside(newer), newer ?? emptyBeside(older)];
    const names = isObject(left) && isObject(right) ? [...new Set([...Object.keys(left), ...Object.keys(right)])] : [];
    const isOneSided = older === undefined || newer === undefined;
    if (!isObject(left) || !isObject(right) || names.length === 0 || (isOneSided && isWhole(path))) {
      if (!equalJson(older, newer)) found.push({ at: path, old: older, new: newer });
      return;
    }
    for (const name of names) compare(own(left, name), own(right, name), [...path, name]);
  }
}

/** What stands for nothing beside an object, so that its members are told one by one. */
function emptyBeside(other: JsonValue | undefined): JsonValue | undefined {
  return isObject(other) ? {} : undefined;
}
