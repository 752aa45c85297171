import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayLength, dayOf, midnightOf } from '../../src/connector/day.ts';

test('the midnight of a moment is at most a day before it', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (moment) => {
      const since = moment.getTime() - (midnightOf(dayOf(moment)) ?? Number.NaN);
      expect(since).toBeGreaterThanOrEqual(0);
      expect(since).toBeLessThan(dayLength);
      expect(dayOf(moment.toISOString())).toBe(dayOf(moment));
    }),
  );
});

test.each([
  '2026-02-31',
  '2025-02-29',
  '2026-13-01',
  '2026',
  '2026-1-1',
  '+002026-10-01',
  '2026-10-01T00:00',
  '20261001',
  ' 2026-10-01',
  '',
])('there is no day %j', (text) => {
  expect(midnightOf(text)).toBeUndefined();
});

test('a leap day is one', () => {
  expect(midnightOf('2028-02-29')).toBe(Date.UTC(2028, 1, 29));
});
