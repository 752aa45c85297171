import { describe, expect, test } from 'vitest';
import { byHand } from './mutation-by-hand.ts';
import { alsoFires, notCovered } from './mutation-exceptions.ts';
import { fewest, isAboutPackage, readTargets, rules, type Shown, sampleFolders, shownBy, shownByFixtures } from './mutation-run.ts';

const targets = await readTargets(sampleFolders());
const shown = new Map<string, Shown>();
const named = (some: typeof rules) => some.map((rule) => [rule.id, rule] as const);

describe('one change in three connectors', () => {
  test.each(named(rules.filter((rule) => !isAboutPackage(rule))))('is found by %s, and by no other rule', (id, rule) => {
    const result = shownBy(rule, targets);
    shown.set(id, result);
    const { size: length } = new Set(result.clean.map(([connector]) => connector));
    if (Object.hasOwn(notCovered, id)) expect(length, 'it is covered: take it off the list').toBeLessThan(fewest);
    else expect(length, `others spoke up: ${result.noisy.join('; ') || 'it found nothing'}`).toBe(fewest);
  });
});

describe('a package with one thing wrong', () => {
  test.each(named(rules.filter(isAboutPackage)))('is found by %s, and by no other rule', (id, rule) => {
    const result = shownByFixtures(rule);
    shown.set(id, result);
    expect(result.clean.length, `others spoke up: ${result.noisy.join('; ')}`).toBeGreaterThan(0);
  });
});

test('every exception is needed', () => {
  for (const [id, { ids, because }] of Object.entries(alsoFires)) {
    const seen = new Set(shown.get(id)?.clean.flatMap(([, { others }]) => others));
    expect([...seen].sort(), id).toEqual([...ids].sort());
    expect(because).not.toBe('');
  }
});

test('exceptions and mutations by hand are of rules that exist', () => {
  const ids = new Set(rules.map(({ id }) => id));
  const listed = [alsoFires, notCovered, byHand].flatMap((table) => Object.keys(table));
  expect(listed.filter((id) => !ids.has(id))).toEqual([]);
});
