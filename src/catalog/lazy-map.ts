/** A map whose values are made when they are asked for, each time anew. `get` answers for every one of `keys`. */
export function lazyMap<V>(keys: Iterable<string>, get: (key: string) => V | undefined): ReadonlyMap<string, V> {
  const names = new Set(keys);
  const take = (key: string): V | undefined => (names.has(key) ? get(key) : undefined);
  function* entries(): MapIterator<[string, V]> {
    for (const key of names) {
      const value = get(key);
      if (value !== undefined) yield [key, value];
    }
  }
  function* values(): MapIterator<V> {
    for (const [, value] of entries()) yield value;
  }
  const map: ReadonlyMap<string, V> = {
    size: names.size,
    get: take,
    has: (key) => names.has(key),
    keys: () => names.keys(),
    values,
    entries,
    [Symbol.iterator]: entries,
    forEach: (call) => {
      for (const [key, value] of entries()) call(value, key, map);
    },
  };
  return map;
}

/** What is in both; where both have a key, that of `over`. Values are asked for as the two maps make them. */
export function mapOver<V>(below: ReadonlyMap<string, V>, over: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
  return lazyMap([...below.keys(), ...over.keys()], (key) => over.get(key) ?? below.get(key));
}
