import { expect, test } from 'vitest';
import type { StrayIndentation } from '../../rules/define.ts';
import { indentAlike } from '../../src/certify/indentation.ts';
import { withEdits } from '../../src/certify/text-edits.ts';

function indented(text: string, ...stray: StrayIndentation[]): string {
  const after = withEdits(text, indentAlike(text, stray));
  expect(JSON.parse(after)).toEqual(JSON.parse(text));
  expect(indentAlike(after, stray)).toEqual([]);
  return after;
}

test('a stray line stands as the lines before it in the same brackets', () => {
  expect(indented('{\n   "a": 1,\n\t"b": [\n\t\t1\n\t]\n}\n', 'tabs')).toBe('{\n   "a": 1,\n   "b": [\n      1\n   ]\n}\n');
});

test('the first line within brackets stands one step deeper, and the step is that of most other lines', () => {
  const even = '{\n    "a": {\n        "b": 1\n    },\n';
  expect(indented(`${even}\t"c": [\n\t\t{ "d": [[\n 1\n\t]] }\n ]\n}`, 'tabs', 'odd')).toBe(
    `${even}    "c": [\n        { "d": [[\n            1\n        ]] }\n    ]\n}`,
  );
});

test('spaces among tabs become tabs', () => {
  expect(indented('{\n\t"a": {\n      "b": 1,\n\t\t"c": 2\n  },\n  "d": 3\n}', 'spaces')).toBe(
    '{\n\t"a": {\n\t\t"b": 1,\n\t\t"c": 2\n\t},\n\t"d": 3\n}',
  );
});

test('blank lines, line ends, brackets in texts and blanks elsewhere stay', () => {
  expect(indented('{\r\n\t\r\n  "a":\t"{[\\"[\\\\",\t\r\n\t"b":\t1\t\r\n\t}\r\n\t', 'tabs')).toBe(
    '{\r\n\t\r\n  "a":\t"{[\\"[\\\\",\t\r\n  "b":\t1\t\r\n}\r\n\t',
  );
});

test('a text without a line that tells a step is indented by two', () => {
  expect(indented('{\n\t"a": [\n 1\n\t]\n}', 'tabs', 'odd')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(indented('\t1', 'tabs')).toBe('1');
});
