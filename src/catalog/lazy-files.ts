import type { Files } from './store-state.ts';

/** Files whose bytes are made when they are asked for, each time anew. `get` answers for every one of `paths`. */
export function filesFrom(paths: Iterable<string>, get: (path: string) => Uint8Array | undefined): Files {
  const names = new Set(paths);
  const take = (path: string): Uint8Array | undefined => (names.has(path) ? get(path) : undefined);
  function* entries(): MapIterator<[string, Uint8Array]> {
    for (const path of names) {
      const bytes = get(path);
      if (bytes !== undefined) yield [path, bytes];
    }
  }
  function* values(): MapIterator<Uint8Array> {
    for (const [, bytes] of entries()) yield bytes;
  }
  const files: Files = {
    size: names.size,
    get: take,
    has: (path) => names.has(path),
    keys: () => names.keys(),
    values,
    entries,
    [Symbol.iterator]: entries,
    forEach: (call) => {
      for (const [path, bytes] of entries()) call(bytes, path, files);
    },
  };
  return files;
}

/** The files of both; where both have a path, that of `over`. */
export function filesOver(below: Files, over: Files): Files {
  return filesFrom([...below.keys(), ...over.keys()], (path) => over.get(path) ?? below.get(path));
}
