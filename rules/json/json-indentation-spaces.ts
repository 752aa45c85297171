import { defineRule, publicPrograms } from '../define.ts';
import { folder } from '../examples.ts';

export const jsonIndentationSpaces = defineRule({
  id: 'json-indentation-spaces',
  subject: 'json',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'Lines are indented with spaces, not with tabs.',
  why: 'A tab is as wide as each viewer makes it: in the review of a change the nesting can no longer be read.',
  fix: 'Format the file again with four spaces for each level.',
  published: { certified: 53, 'independent-publisher': 4 },
  given: 'json-file',
  check(file) {
    const found = file.text.includes('\t') ? /^ *\t/m.exec(file.text) : null;
    if (found)
      return { message: 'A line is indented with a tab.', ...file.positionAt(found.index), repair: { kind: 'expand-tabs', width: 4 } };
  },
  valid: [
    folder('spaces', { 'apiProperties.json': '{\n    "properties": {}\n}\n' }),
    folder('a tab elsewhere', { 'apiProperties.json': '{\n    "properties":\t{}\n}\n' }),
    folder('custom', { 'apiProperties.json': '{\n\t"properties": {}\n}\n' }, [], { program: 'custom' }),
  ],
  invalid: [
    folder('tabs', { 'apiProperties.json': '{\n\t"properties": {\n\t\t"capabilities": []\n\t}\n}\n' }, [
      { file: 'apiProperties.json', line: 2 },
    ]),
    folder(
      'a tab after spaces',
      { 'apiProperties.json': '{\n  "properties": {\n  \t"capabilities": []\n  }\n}\n' },
      [{ file: 'apiProperties.json', line: 3 }],
      {
        program: 'independent-publisher',
      },
    ),
  ],
});
