import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalBytes, canonicalText } from '../../src/catalog/canonical-json.ts';

test('members are sorted by code units, white space is gone, numbers are as ECMAScript prints them', () => {
  expect(canonicalText({ b: 1, a: [true, null, 'x'], B: { '\u20ac': 1e21, '\r': -0, '\ud83d\ude02': 0.1, 1: 2 } })).toBe(
    '{"B":{"\\r":0,"1":2,"€":1e+21,"😂":0.1},"a":[true,null,"x"],"b":1}',
  );
});

test('parsing gives the value back, and the order in which members were added does not matter', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalText(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalText(shuffled(JSON.parse(text)))).toBe(text);
    }),
  );
});

test('names of the prototype are plain names', () => {
  const value: unknown = JSON.parse('{"constructor": 1, "__proto__": {"polluted": true}, "toString": null}');
  expect(canonicalText(value)).toBe('{"__proto__":{"polluted":true},"constructor":1,"toString":null}');
});

test('what JSON cannot hold throws; an undefined member is left out', () => {
  expect(canonicalText({ a: undefined, b: 1 })).toBe('{"b":1}');
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, 1n, [undefined]])
    expect(() => canonicalText(value)).toThrow(TypeError);
});

test('the bytes are UTF-8, half a surrogate pair included', () => {
  expect(new TextDecoder('utf-8', { fatal: true }).decode(canonicalBytes({ a: 'é\ud800' }))).toBe('{"a":"é\\ud800"}');
});

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, shuffled(member)]),
  );
}
