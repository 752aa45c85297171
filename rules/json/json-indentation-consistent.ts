import { defineRule, publicPrograms } from '../define.ts';
import { folder } from '../examples.ts';

/** Lines with an odd number of spaces that may be slips of the hand. */
const tolerated = 3;

export const jsonIndentationConsistent = defineRule({
  id: 'json-indentation-consistent',
  subject: 'json',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  heuristic: true,
  summary: 'The whole file is indented in one way.',
  why: 'Mixed indentation hides what belongs to what, and the first formatter that touches the file turns a small change into a large one.',
  fix: 'Format the whole file with one width of indentation.',
  published: { certified: 53, 'independent-publisher': 5 },
  given: 'json-file',
  *check(file) {
    const { tabs, spaces } = indentationOf(file.text);
    const odd = spaces.filter(({ width }) => width % 2 === 1);
    if (tabs.length > 0 && spaces.some(({ width }) => width >= 2)) {
      const [stray] = tabs.length > spaces.length ? spaces : tabs;
      const message = `Of the indented lines ${tabs.length} begin with a tab and ${spaces.length} with spaces.`;
      if (stray) yield { message, ...file.positionAt(stray.offset) };
    } else if (odd.length > tolerated && !spaces.every(({ width }) => width % 3 === 0)) {
      const [stray] = odd;
      const message = `${odd.length} of ${spaces.length} lines are indented with an odd number of spaces, this one first.`;
      if (stray) yield { message, ...file.positionAt(stray.offset) };
    }
  },
  valid: [
    folder('two spaces', { 'apiProperties.json': '{\n  "properties": {\n    "capabilities": []\n  }\n}\n' }),
    folder('three spaces', {
      'apiProperties.json': '{\n   "properties": {\n      "a": [\n         1,\n         2,\n         3\n      ]\n   }\n}\n',
    }),
    folder('tabs: another rule reports them', { 'apiProperties.json': '{\n\t"properties": {\n\t\t"capabilities": []\n\t}\n}\n' }),
    folder('a blank line with a tab', { 'apiProperties.json': '{\n  "properties": {\n\t\n    "capabilities": []\n  }\n}\n' }),
    folder('few slips', { 'apiProperties.json': '{\n   "properties": {\n    "capabilities": []\n   }\n}\n' }),
  ],
  invalid: [
    folder('a tab among spaces', { 'apiProperties.json': '{\n  "properties": {\n\t"capabilities": []\n  }\n}\n' }, [
      { file: 'apiProperties.json', line: 3 },
    ]),
    folder(
      'spaces among tabs',
      { 'apiProperties.json': '{\n\t"properties": {\n\t\t"a": 1,\n    "b": 2\n\t}\n}\n' },
      [{ file: 'apiProperties.json', line: 4 }],
      { program: 'independent-publisher' },
    ),
    folder(
      'odd widths',
      { 'apiProperties.json': '{\n  "properties": {\n     "a": 1,\n     "b": 2,\n     "c": 3,\n     "d": 4\n  }\n}\n' },
      [{ file: 'apiProperties.json', line: 3 }],
    ),
  ],
});

interface IndentedLine {
  readonly offset: number;
  readonly width: number;
}

/** The lines that begin with a tab and those that begin with spaces; blank lines have no indentation. */
function indentationOf(text: string): { tabs: IndentedLine[]; spaces: IndentedLine[] } {
  const tabs: IndentedLine[] = [];
  const spaces: IndentedLine[] = [];
  for (const { index, 0: indentation } of text.matchAll(/^[ \t]+(?=[^ \t\r\n])/gm)) {
    (indentation.startsWith('\t') ? tabs : spaces).push({ offset: index, width: indentation.length });
  }
  return { tabs, spaces };
}
