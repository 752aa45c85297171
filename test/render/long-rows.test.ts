import { expect, test } from 'vitest';
import { escapeSarifMessage } from '../../src/render/escape.ts';
import { escapeMarkdown } from '../../src/render/escape-markdown.ts';
import { pathOfFile } from '../../src/render/words.ts';

const long = 500_000;

test.each(['/', '\\'])('the path of a file is found at once, however long a row of %j the folder of a git tree is called', (row) => {
  const folder = `a${row.repeat(long)}b`;
  expect(pathOfFile(folder, 'readme.md')).toBe(`${folder}/readme.md`);
  expect(pathOfFile(`${folder}${row.repeat(long)}`, 'readme.md')).toBe(`${folder}/readme.md`);
});

test.each([' ', '\u00a0', '\u3000'])('a text becomes Markdown at once, however long a row of %j stands in it', (row) => {
  expect(escapeMarkdown(`a${row.repeat(long)}b`)).toHaveLength(escapeMarkdown(`a${row}b`).length + long - 1);
});

test.each(['[', '![', '[]'])('a text becomes a message of SARIF at once, however long a row of %j stands in it', (row) => {
  const text = row.repeat(long / row.length);
  expect(escapeSarifMessage(text)).toBe(text);
  expect(escapeSarifMessage(`${text}](`)).toBe(`${row === '[]' ? text : text.replaceAll('[', '\\[')}](`);
});
