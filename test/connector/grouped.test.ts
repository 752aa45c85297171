import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grouped } from '../../src/connector/grouped.ts';

test('a whole number has a comma before every three digits, as English writes it', () => {
  expect([0, 999, 1_000, 2_097_152].map(grouped)).toEqual(['0', '999', '1,000', '2,097,152']);
  fc.assert(fc.property(fc.maxSafeNat(), (count) => grouped(count) === count.toLocaleString('en')));
});

test.each(['rules', 'src/connector', 'src/certify'])('nothing in %s reads the data of all languages to write a number', (room) => {
  const sources = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(10);
  expect(sources.filter((file) => /\.toLocale|\bIntl\./.test(readFileSync(join(room, file), 'utf8')))).toEqual([]);
});
