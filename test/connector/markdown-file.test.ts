import { expect, test } from 'vitest';
import { parseMarkdownFile } from '../../src/connector/markdown-file.ts';

const headingsOf = (text: string) => parseMarkdownFile('readme.md', new TextEncoder().encode(text)).headings;

test.each([
  ['# a', 'a'],
  ['#   a b \t', 'a b'],
  ['## a ##', 'a'],
  ['# a # ##', 'a #'],
  ['# a#', 'a#'],
  ['# #', '#'],
  ['#', ''],
  ['# \u00a0a\u00a0 #', 'a'],
])('the heading %j says %j', (line, text) => {
  expect(headingsOf(line)).toEqual([{ level: line.startsWith('##') ? 2 : 1, text, line: 1 }]);
});

test.each(['#a', '####### a', '    # a', '# a\u2028b'])('%j is no heading', (line) => {
  expect(headingsOf(line)).toEqual([]);
});

test.each([' ', '\t', ' #', '# '])('a heading is read at once, however long a row of %j stands in it', (row) => {
  const inside = row.repeat(1_000_000 / row.length);
  expect(headingsOf(`# a${inside}b`)).toEqual([{ level: 1, text: `a${inside}b`, line: 1 }]);
});
