import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { definesOf } from '../../build/defines.ts';

const defines = definesOf({ version: '1.2.3', rules: 'sha256:"', certifier: 'sha256:b' });

test('a program is told every name that it declares, as an expression', () => {
  const declared = [...readFileSync('src/cli/version.ts', 'utf8').matchAll(/^declare const (\w+): string;$/gm)].map(([, name]) => name);
  expect(Object.keys(defines)).toEqual(declared);
  expect(Object.values(defines).map((value) => JSON.parse(value))).toEqual(['1.2.3', 'sha256:"', 'sha256:b']);
});

test.each(['rolldown.config.ts', 'vitest.config.ts', 'fuzz/build.ts', 'test/helpers/certify-process.ts'])(
  '%s takes them from there',
  (file) => {
    const source = readFileSync(file, 'utf8');
    expect(Object.keys(defines).filter((name) => source.includes(name))).toEqual([]);
    expect(source).toContain('definesOf({');
  },
);
