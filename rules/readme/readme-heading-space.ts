import { defineRule, publicPrograms } from '../define.ts';
import { readme } from '../examples.ts';
import { quote } from '../quote.ts';
import { unspacedHeadings } from './sections.ts';

export const readmeHeadingSpace = defineRule({
  id: 'readme-heading-space',
  subject: 'readme',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'A blank follows the signs of a heading.',
  why: 'Without it the line is no heading but a line that begins with number signs, and the section disappears from the page.',
  fix: 'Put a blank after the last #.',
  published: { certified: 10, 'independent-publisher': 6 },
  given: 'readme',
  *check(readme) {
    for (const { text, line } of unspacedHeadings(readme)) {
      yield {
        message: `No blank follows the # of ${quote(text.trim())}.`,
        line,
        repair: { kind: 'line', text: text.replace(/^#+/, '$& ') },
      };
    }
  },
  valid: [
    readme('a blank', '# Northwind Things\n\n###### Six\n'),
    readme('seven signs are no heading', '#######Seven\n'),
    readme('code', '# Northwind Things\n\n```\n#!/bin/sh\n#comment\n```\n'),
    readme('not at the beginning', '# Northwind Things\n\nSee issue #12.\n'),
  ],
  invalid: [
    readme('none', '#Northwind Things\n\n##Prerequisites\n', [1, 3]),
    readme('six signs', '# Northwind Things\r\n\r\n######Six\r\n', 3, { program: 'independent-publisher' }),
  ],
});
