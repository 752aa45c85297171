import { expect, test } from 'vitest';
import { formats, parseFormat } from '../../src/render/formats.ts';
import { sample } from './reports.ts';

test('every format prints the sample, the same bytes each time, and ends with a newline', () => {
  for (const [name, render] of Object.entries(formats)) {
    expect(parseFormat(name)).toBe(name);
    expect(render(sample, {})).toMatch(/[^\n]\n$/);
    expect(render(sample, {})).toBe(render(structuredClone(sample), {}));
  }
});

test.each(['html', 'toString', '__proto__', ''])('%j is no format', (name) => expect(parseFormat(name)).toBeUndefined());
