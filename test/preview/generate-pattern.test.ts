import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textsMatching } from '../../src/preview/generate-pattern.ts';

describe('texts for a pattern', () => {
  test.each([
    ['^[A-Z]{3}$', ['AAA', 'ZZZ']],
    ['^\\d{4}-\\d{2}$', ['1111-11', '9999-99']],
    ['^(open|closed)$', ['open', 'closed']],
    ['^[0-9a-fA-F]{24}$', ['000000000000000000000000', '999999999999999999999999']],
    ['^v\\d+(\\.\\d+)?$', ['v1', 'v99', 'v111']],
    ['[A-Za-z0-9\\-\\.]{1,64}', ['A', 'ZZ', 'AAA']],
    ['^[^!]+$', []],
    ['^(?!a)b$', []],
    ['^\\p{L}$', []],
    ['(', []],
    ['[a', []],
    ['a{3,1}', []],
    ['*', []],
  ])('%s', (pattern, texts) => {
    expect(textsMatching(pattern, 0, 100)).toEqual(texts);
  });

  test('are as long as they must be', () => {
    expect(textsMatching('^[a-z]+$', 5, 8)).toEqual(['aaaaa']);
    expect(textsMatching('^[a-z]{2}$', 5, 8)).toEqual([]);
  });

  test('of nested counts are not written out', () => {
    expect(textsMatching('((((a{999}){999}){999}){999})', 0, 1e9)).toEqual([]);
    expect(textsMatching('(((|){9999}){9999}){9999}', 0, 1e9)).toEqual([]);
  });

  test('match it, for any pattern of letters, classes, groups and counts', () => {
    const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
      pattern: fc
        .array(
          fc.oneof(
            { maxDepth: 3 },
            fc.constantFrom('a', 'Z', '7', '-', '\\.', '\\d', '\\w', '\\s', '[a-f]', '[0-9_]', '[A-Z\\d]', '.', '\\/'),
            fc
              .tuple(fc.constantFrom('[a-c]', '\\d', 'x'), fc.constantFrom('+', '*', '?', '{2}', '{1,3}', '{2,}'))
              .map((parts) => parts.join('')),
            tie('pattern').map((inner) => `(${inner})`),
            fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `(?:${one}|${other})`),
          ),
          { maxLength: 5 },
        )
        .map((parts) => parts.join('')),
    }));
    fc.assert(
      fc.property(pattern, fc.nat(6), (inner, minLength) => {
        for (const text of textsMatching(`^${inner}$`, minLength, 500)) {
          expect(text).toMatch(new RegExp(`^${inner}$`));
          expect(text.length).toBeGreaterThanOrEqual(minLength);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('of no pattern throw or hang', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab[](){}|*+?^$\\d-,19:!'), maxLength: 40 }), (pattern) => {
        expect(Array.isArray(textsMatching(pattern, 0, 50))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
