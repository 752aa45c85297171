import { isArray, type JsonValue } from '../../src/connector/json-value.ts';

/** True for two lists of the same things, in whatever order and however often each is named. */
export function isSameSet(
  old: JsonValue | undefined,
  now: JsonValue | undefined,
  spell = (item: JsonValue): string => JSON.stringify(item),
): boolean {
  if (!isArray(old) || !isArray(now)) return false;
  const [older, newer] = [new Set(old.map(spell)), new Set(now.map(spell))];
  return older.size === newer.size && [...older].every((item) => newer.has(item));
}
