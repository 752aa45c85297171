/** What was found out about a document, kept with it; by the function that found it. */
export type Memory = Map<unknown, unknown>;

/**
 * A function that finds something out once for each document, or pair of versions, and remembers it there. Not in a `WeakMap`: what stands
 * in one is kept through every collection of young objects, and with it the document that it speaks of, long after that was judged.
 */
export function remembered<K extends { readonly memory: Memory }, T>(find: (about: K) => T): (about: K) => T {
  return (about) => foundIn(about.memory, find, about, find);
}

/** The same once for each part of a definition, such as an operation. */
export function rememberedOf<K extends { readonly definition: { readonly memory: Memory } }, T>(find: (part: K) => T): (part: K) => T {
  const answersIn = remembered((_: K['definition']): Memory => new Map());
  return (part) => foundIn(answersIn(part.definition), part, part, find);
}

function foundIn<K, T>(memory: Memory, key: unknown, about: K, find: (about: K) => T): T {
  const known = memory.get(key);
  if (known !== undefined || memory.has(key)) return known as T;
  const found = find(about);
  memory.set(key, found);
  return found;
}
