import fc from 'fast-check';
import { expect, test } from 'vitest';
import { variablesOf } from '../../rules/path-template.ts';

test('the variables of a path are what stands in braces without brace or slash', () => {
  const path = fc.string({ unit: fc.constantFrom('{', '}', '/', 'a', '=') });
  fc.assert(
    fc.property(path, (text) => {
      expect(variablesOf(text)).toEqual(Array.from(text.matchAll(/\{([^{}/]+)\}/g), ([, name]) => name));
    }),
  );
});

test('a million braces are read in one go', () => {
  expect(variablesOf('}'.repeat(1_000_000) + '{'.repeat(1_000_000))).toEqual([]);
});
