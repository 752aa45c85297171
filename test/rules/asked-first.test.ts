import { array, assert, constantFrom, oneof, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { isPeculiar } from '../../rules/operation/peculiar-text.ts';
import { fullStop } from '../../rules/repairs.ts';
import { saysTheSame, startsWithCapital } from '../../rules/wording.ts';
import { observationsIn } from '../../src/certify/observations.ts';

const textOf = (...pieces: string[]) => array(constantFrom(...pieces), { maxLength: 7 }).map((all) => all.join(''));

test('a text that is not peculiar is one that no rule about texts has anything to say about', () => {
  const rules = (Object.values(index) as Rule[]).filter(({ given }) => given.includes('text'));
  expect(rules.map(({ when }) => when)).toEqual(rules.map(() => isPeculiar));
  const contexts = record({
    value: oneof(
      textOf('a', 'B', 'ab. Bc', 'é', '倉', ' ', '  ', '\n', '\u00a0', '.', '<b>', 'Power Apps', 'x'),
      string({ unit: 'binary' }),
    ),
    kind: constantFrom('summary', 'x-ms-summary', 'title', 'description'),
    owner: constantFrom('info', 'tag', 'operation', 'parameter', 'response', 'header', 'schema', 'security-definition'),
    isVisible: constantFrom(true, false),
  });
  assert(
    property(contexts, (text) => {
      const found = rules.flatMap(({ check }) => [...observationsIn(check(text.value as never, text as never, {} as never))]);
      expect(found.length === 0 || isPeculiar(text.value, text as never)).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  ['of ASCII', ['a', 'A', 'b', '_', '1', ' ', '.']],
  ['beyond ASCII', ['a', 'A', 'é', 'É', 'σ', 'Σ', 'ς', '–', ' ']],
  ['whose letters become ASCII in lower case', ['i', 'İ', 'k', '\u212a', '\u0307', '.', '\ud83d']],
])('two texts %s say the same when only letter case, blanks and punctuation tell them apart', (_, pieces) => {
  const bare = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}_]/gu, '').toLowerCase();
  assert(
    property(textOf(...pieces), textOf(...pieces), (a, b) => {
      expect(saysTheSame(a, b)).toBe(bare(a) !== '' && bare(a) === bare(b));
      expect(saysTheSame(a, `${a.toUpperCase()}. `)).toBe(bare(a) !== '' && bare(a) === bare(`${a.toUpperCase()}. `));
    }),
    { numRuns: 3_000 },
  );
});

test('what begins a text and what ends it is told alike for ASCII and by the classes of Unicode', () => {
  const lastWord = /^\(?(?:\p{Lu}?[\p{Ll}’'-]+|\p{Lu}{2,5}|\d+)\)?$/u;
  const latin = /^[\p{Script=Latin}\p{N}()’'-]+$/u;
  assert(
    property(textOf('a', 'B', 'BC', '1', '(', ')', "'", '-', '_', '.', 'é', 'É', 'σ', '’', '²', 'ª', '倉', ' '), (text) => {
      expect(startsWithCapital(text)).toBe(/^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(text.trimStart()));
      const last = text.trimEnd().split(' ').at(-1) ?? '';
      expect(fullStop(`Some ${text}`)).toEqual(
        text.trim() !== '' && lastWord.test(last) && latin.test(last)
          ? { kind: 'replace', value: `Some ${text.trimEnd()}.${text.slice(text.trimEnd().length)}` }
          : undefined,
      );
    }),
    { numRuns: 5_000 },
  );
});
