import { describe, expect, test } from 'vitest';
import { parseScript } from '../../src/connector/script.ts';

const codeOf = (text: string) => parseScript('script.csx', new TextEncoder().encode(text)).code;

describe('comments and the contents of strings are blanked, everything else stays where it is', () => {
  test.each([
    ['a(); // b("c")\nd();', 'a();          \nd();'],
    ['a /* b\n c */ d', 'a     \n      d'],
    ['f("x // y") + 1', 'f("      ") + 1'],
    ['f("a\\"b") + 1', 'f("    ") + 1'],
    ["if (c == '\"') x();", 'if (c ==    ) x();'],
    ['f(@"a""b\\") + 1', 'f(        ) + 1'],
  ])('%j', (text, expected) => {
    expect(codeOf(text)).toBe(expected);
    expect(codeOf(text)).toHaveLength(text.length);
  });

  // Quadratic work on a megabyte would not end within the test's time.
  test.each(['"\\', "'\\", '"""', '/*', '@"', '$@"', '//', '\\"'])('a megabyte of %j is read once', (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    expect(codeOf(text)).toHaveLength(text.length);
  });
});
