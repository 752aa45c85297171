import { expect, test } from 'vitest';
import { soakDaysOf } from '../../src/catalog/soak.ts';

const policy = { soakDays: { new: 7, major: 3, minor: 1, sensitive: 14 } };

test.each([
  ['a new connector', undefined, true, 7],
  ['a new connector, whatever is said about changes', { updateClass: 'major', sensitive: ['host'] }, true, 7],
  ['texts', { updateClass: 'minor', sensitive: [] }, false, 1],
  ['bytes that say the same', { updateClass: 'none', sensitive: [] }, false, 1],
  ['operations', { updateClass: 'major', sensitive: [] }, false, 3],
  ['a link to a new domain', { updateClass: 'minor', sensitive: ['links'] }, false, 14],
  ['another host', { updateClass: 'major', sensitive: ['base-path', 'host'] }, false, 14],
  ['an update that nobody compared', undefined, false, 14],
] as const)('%s', (_name, report, isNew, days) => {
  expect(soakDaysOf(report, policy, isNew)).toBe(days);
});

test('the longest counts, also where a policy makes sensitive changes wait shorter', () => {
  const odd = { soakDays: { new: 7, major: 9, minor: 1, sensitive: 2 } };
  expect(soakDaysOf({ updateClass: 'major', sensitive: ['host'] }, odd, false)).toBe(9);
  expect(soakDaysOf({ updateClass: 'minor', sensitive: ['links'] }, odd, false)).toBe(2);
  expect(soakDaysOf(undefined, odd, false)).toBe(9);
});
