import { expect, test } from 'vitest';
import { soakDaysOf } from '../../src/catalog/soak.ts';

const policy = { soakDays: { new: 7, major: 3, minor: 1, sensitive: 14 } };

test.each([
  ['a new connector', undefined, 7],
  ['texts', { updateClass: 'minor', sensitive: [] }, 1],
  ['bytes that say the same', { updateClass: 'none', sensitive: [] }, 1],
  ['operations', { updateClass: 'major', sensitive: [] }, 3],
  ['a link to a new domain', { updateClass: 'minor', sensitive: ['links'] }, 14],
  ['another host', { updateClass: 'major', sensitive: ['base-path', 'host'] }, 14],
] as const)('%s', (_name, report, days) => {
  expect(soakDaysOf(report, policy)).toBe(days);
});

test('the longest counts, also where a policy makes sensitive changes wait shorter', () => {
  const odd = { soakDays: { new: 7, major: 9, minor: 1, sensitive: 2 } };
  expect(soakDaysOf({ updateClass: 'major', sensitive: ['host'] }, odd)).toBe(9);
  expect(soakDaysOf({ updateClass: 'minor', sensitive: ['links'] }, odd)).toBe(2);
});
