import { compareText } from '../connector/compare-text.ts';

/**
 * The one text of a JSON value: members sorted by UTF-16 code units, no white space, numbers and strings as ECMAScript prints them
 * (RFC 8785). Equal values give equal bytes on every machine, so their digest can name them. Members that are `undefined` are left
 * out; anything else that JSON cannot hold throws.
 */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('JSON has no number that is not finite.');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`JSON has no ${typeof value}.`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => compareText(a, b));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`).join(',')}}`;
}

/** The canonical text in UTF-8: what is hashed, stored and published. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalText(value));
}
