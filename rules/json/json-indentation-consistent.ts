import { defineRule, publicPrograms, type StrayIndentation } from '../define.ts';
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
  // Nothing is uneven in nearly all files. Only where a text is no JSON, lines may begin within strings, which were not counted.
  when: ({ indentation, syntaxProblems }) => indentation.tabbedLines > 0 || indentation.oddLines > tolerated || syntaxProblems.length > 0,
  *check(file) {
    const { tabs, spaces, odd, isWide, isInThrees } = indentationOf(file.text);
    const isUneven = odd.count > tolerated && !isInThrees;
    // Steps of three make every second line odd: such a file wants a formatter, not a few blanks.
    const areStrays = odd.count * 4 <= spaces.count;
    if (tabs.count > 0 && isWide) {
      const isTabbed = tabs.count > spaces.count;
      const message = `Of the indented lines ${tabs.count} begin with a tab and ${spaces.count} with spaces.`;
      const stray: StrayIndentation[] = isTabbed ? ['spaces'] : isUneven && areStrays ? ['tabs', 'odd'] : ['tabs'];
      yield { message, ...file.positionAt((isTabbed ? spaces : tabs).first), repair: { kind: 'indent-alike', stray } };
    } else if (isUneven) {
      const message = `${odd.count} of ${spaces.count} lines are indented with an odd number of spaces, this one first.`;
      yield { message, ...file.positionAt(odd.first), repair: areStrays ? { kind: 'indent-alike', stray: ['odd'] } : undefined };
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
      'a few odd widths among many even ones',
      {
        'apiProperties.json': `{\n  "properties": {\n${evenLines(20)}     "a": 1,\n     "b": 2,\n   "c": 3,\n    "d": [\n     4\n    ]\n  }\n}\n`,
      },
      [{ file: 'apiProperties.json', line: 23 }],
    ),
    folder(
      'odd widths',
      { 'apiProperties.json': '{\n  "properties": {\n     "a": 1,\n     "b": 2,\n     "c": 3,\n     "d": 4\n  }\n}\n' },
      [{ file: 'apiProperties.json', line: 3 }],
    ),
  ],
});

/** The lines that begin with a tab and those that begin with spaces; blank lines have no indentation. */
function indentationOf(text: string) {
  const tabs = { count: 0, first: 0 };
  const spaces = { count: 0, first: 0 };
  const odd = { count: 0, first: 0 };
  let isWide = false;
  let isInThrees = true;
  const note = (lines: { count: number; first: number }, start: number): void => {
    if (lines.count === 0) lines.first = start;
    lines.count += 1;
  };
  // Character by character: a match object for each of two million lines would cost more than all other rules about the text.
  for (let start = 0; start < text.length; ) {
    let end = start;
    while (text[end] === ' ' || text[end] === '\t') end += 1;
    const width = end - start;
    const isBlankLine = end === text.length || text[end] === '\n' || text[end] === '\r';
    if (width > 0 && !isBlankLine) {
      note(text[start] === '\t' ? tabs : spaces, start);
      if (text[start] === ' ') {
        if (width % 2 === 1) note(odd, start);
        isWide ||= width >= 2;
        isInThrees &&= width % 3 === 0;
      }
    }
    const lineEnd = text.indexOf('\n', end);
    start = lineEnd === -1 ? text.length : lineEnd + 1;
  }
  return { tabs, spaces, odd, isWide, isInThrees };
}

function evenLines(count: number): string {
  return Array.from({ length: count }, (_, index) => `    "even${index}": ${index},\n`).join('');
}
