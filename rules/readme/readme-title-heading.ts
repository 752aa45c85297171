import { defineRule, publicPrograms } from '../define.ts';
import { readme } from '../examples.ts';

export const readmeTitleHeading = defineRule({
  id: 'readme-title-heading',
  subject: 'readme',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The readme begins with a heading of level one.',
  why: 'The heading is the title of the page that is made from the readme; without it the page has no name.',
  fix: 'Begin with "# " and the name of the connector.',
  published: { certified: 208, 'independent-publisher': 14 },
  given: 'readme',
  check({ headings, lines }) {
    const first = lines.find(({ text }) => text.trim() !== '');
    const [heading] = headings;
    if (heading !== undefined && heading.line === first?.line && heading.level === 1 && heading.text !== '') return;
    return { message: 'The readme does not begin with a heading of level one.', line: 1 };
  },
  valid: [
    readme('after blank lines', '\n\n# Northwind Things\n'),
    readme('after a byte order mark', '\ufeff# Northwind Things\n'),
    readme('underlined', 'Northwind Things\n================\n'),
  ],
  invalid: [
    readme('level two', '## Northwind Things\n', 1),
    readme('a sentence before it', 'Northwind Things keeps a list.\n\n# Northwind Things\n', 1),
    readme('no blank', '#Northwind Things\n', 1),
    readme('no text', '#\n\nNorthwind Things\n', 1),
    readme('in code', '```\n# Northwind Things\n```\n', 1, { program: 'independent-publisher' }),
    readme('nothing', '', 1),
  ],
});
