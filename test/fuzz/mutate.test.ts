import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Case, caseOf, keptCase, packCase, partOf, unpackCase } from '../../fuzz/case.ts';
import { minimized } from '../../fuzz/minimize.ts';
import { kindByName, mutateCase } from '../../fuzz/mutate/mutate.ts';
import { randomOf } from '../../fuzz/random.ts';
import { archive } from '../connector/archives.ts';

const seeds: readonly Case[] = [
  [
    partOf('a.json', '{"swagger": "2.0", "paths": {"/a": {"get": {"enum": [1, 2]}}}}'),
    partOf('b.md', '# A\n\nb\n'),
    { name: 'c.zip', bytes: archive([{ path: 'd.json', content: '[1]' }]) },
    {
      name: 'e.png',
      bytes: Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000049454e44ae426082', 'hex'),
    },
    { name: 'f', bytes: Buffer.from([0, 255]) },
  ],
];
const anyPart = fc.record({ name: fc.string({ unit: 'binary' }), bytes: fc.uint8Array({ maxLength: 80 }) });
const plain = (parts: Case) => parts.map(({ name, bytes }) => [name, [...bytes]]);

test('whatever the bytes are, they can be changed, and the same number changes them alike', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(anyPart, { minLength: 1, maxLength: 3 }), (number, parts) => {
      const medium = { kindOf: kindByName, hasFreeNames: true, words: ['a'], mostBytes: 5000 };
      const changed = () => mutateCase(parts, [...seeds, parts], medium, randomOf(3, 'x', number));
      expect(plain(changed())).toEqual(plain(changed()));
      for (const { bytes } of changed()) expect(bytes.length).toBeLessThanOrEqual(5000);
    }),
    { numRuns: 300 },
  );
});

test('every kind of file is changed into many others', () => {
  for (const { name, bytes } of seeds[0] ?? []) {
    const made = Array.from({ length: 200 }, (_, number) =>
      mutateCase([{ name, bytes }], seeds, { kindOf: kindByName }, randomOf(1, name, number)),
    );
    expect(new Set(made.map((parts) => JSON.stringify(plain(parts)))).size, name).toBeGreaterThan(60);
  }
});

test('a case stays what it is in memory that threads share, and in a file', () => {
  fc.assert(
    fc.property(fc.array(anyPart, { maxLength: 4 }), (parts) => {
      const memory = new Uint8Array(new SharedArrayBuffer(5000));
      expect(packCase(parts, memory)).toBeGreaterThan(0);
      expect(plain(unpackCase(memory))).toEqual(plain(parts));
      expect(plain(caseOf(JSON.parse(JSON.stringify(keptCase('x', parts)))))).toEqual(plain(parts));
    }),
  );
  expect(packCase([partOf('a', 'b'.repeat(5000))], new Uint8Array(5000))).toBe(-1);
});

test('what a problem does not need is taken away', async () => {
  const parts = [partOf('a', 'xx'), partOf('b', `${'y'.repeat(100)}{needle}${'z'.repeat(77)}`)];
  const least = await minimized(parts, async (some) => some.some(({ bytes }) => Buffer.from(bytes).toString().includes('needle')));
  expect(least.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['b', 'needle']]);
});
