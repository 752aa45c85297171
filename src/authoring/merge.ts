import { equalJson, isArray, isObject, isText, type JsonObject, type JsonValue, own } from '../connector/json-value.ts';
import type { Path } from '../connector/place.ts';

/** Two newer versions of a value put together. */
export interface Merged {
  readonly value: JsonValue;
  /** Where both changed the same in different ways: ours was kept. */
  readonly conflicts: readonly Path[];
}

/**
 * Puts together what two people made of the same value: what only one of them changed is taken from there, and where both did, ours is kept
 * and told. Objects are merged member by member, parameters and other named things by their names, lists of plain values as sets.
 */
export function mergeJson(base: JsonValue, ours: JsonValue, theirs: JsonValue): Merged {
  const conflicts: Path[] = [];
  const value = merge(base, ours, theirs, [], conflicts) ?? null;
  return { value, conflicts };
}

/** `undefined` stands for nothing, before and after. */
function merge(
  base: JsonValue | undefined,
  ours: JsonValue | undefined,
  theirs: JsonValue | undefined,
  path: Path,
  conflicts: Path[],
): JsonValue | undefined {
  if (equalJson(base, theirs) || equalJson(ours, theirs)) return ours;
  if (equalJson(base, ours)) return theirs;
  if (isObject(ours) && isObject(theirs)) return mergeObjects(isObject(base) ? base : {}, ours, theirs, path, conflicts);
  if (isArray(ours) && isArray(theirs)) {
    const lists = [isArray(base) ? base : [], ours, theirs] as const;
    if (lists.every((list) => list.every(isPlain))) return mergeSets(...lists);
    if (lists.every(isKeyed)) return mergeKeyed(...lists, path, conflicts);
  }
  conflicts.push(path);
  return ours;
}

function mergeObjects(base: JsonObject, ours: JsonObject, theirs: JsonObject, path: Path, conflicts: Path[]): JsonObject {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = merge(own(base, name), own(ours, name), own(theirs, name), [...path, name], conflicts);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Ours, with what they added and without what they took away. */
function mergeSets(base: readonly JsonValue[], ours: readonly JsonValue[], theirs: readonly JsonValue[]): readonly JsonValue[] {
  const kept = ours.filter((value) => theirs.includes(value) || !base.includes(value));
  return [...kept, ...theirs.filter((value) => !base.includes(value) && !ours.includes(value))];
}

function mergeKeyed(
  base: readonly JsonValue[],
  ours: readonly JsonValue[],
  theirs: readonly JsonValue[],
  path: Path,
  conflicts: Path[],
): readonly JsonValue[] {
  const [before, mine, other] = [base, ours, theirs].map((list) => new Map(list.map((item) => [keyOf(item), item])));
  const keys = [...new Set([...(mine?.keys() ?? []), ...(other?.keys() ?? [])])];
  return keys.flatMap((key) => {
    const value = merge(
      before?.get(key),
      mine?.get(key),
      other?.get(key),
      [...path, ours.findIndex((item) => keyOf(item) === key)],
      conflicts,
    );
    return value === undefined ? [] : [value];
  });
}

/** True for a list of things that are told apart by what they are called. */
function isKeyed(list: readonly JsonValue[]): boolean {
  const keys = list.map(keyOf);
  return keys.every((key) => key !== undefined) && new Set(keys).size === keys.length;
}

/** What a parameter, a tag, a set, a policy or a line of metadata is known by. */
function keyOf(item: JsonValue): string | undefined {
  if (!isObject(item)) return undefined;
  const { in: location, name, propertyName, templateId, title, $ref } = item;
  if (isText($ref)) return `$ref ${$ref}`;
  if (isText(name)) return `${isText(location) ? location : ''} ${name}`;
  if (isText(propertyName)) return propertyName;
  return isText(templateId) ? `${templateId} ${isText(title) ? title : ''}` : undefined;
}

function isPlain(value: JsonValue): boolean {
  return value === null || typeof value !== 'object';
}
