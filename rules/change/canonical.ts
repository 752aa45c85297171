import { isObject } from '../../src/connector/json-value.ts';

/** The same text for equal values, in whatever order the members of objects stand: for finding what is the same in two versions. */
export function canonical(value: unknown): string {
  const inOrder = (_: string, inner: unknown): unknown =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner;
  return JSON.stringify(value, inOrder) ?? '';
}
