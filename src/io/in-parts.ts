/** How much of a list is taken at a time: so many items, of so many bytes together, unless one alone has more. */
interface PartSize {
  readonly most: number;
  readonly mostBytes: number;
}

/** A list in parts, in its order. */
export function* inParts<T>(items: Iterable<T>, { most, mostBytes }: PartSize, bytesOf: (item: T) => number): Generator<readonly T[]> {
  let some: T[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = bytesOf(item);
    if (some.length > 0 && (some.length >= most || bytes + size > mostBytes)) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(item);
    bytes += size;
  }
  if (some.length > 0) yield some;
}
