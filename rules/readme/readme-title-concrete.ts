import { defineRule, publicPrograms } from '../define.ts';
import { readme } from '../examples.ts';
import { quote } from '../quote.ts';

const placeholders: ReadonlySet<string> = new Set(['title', 'connector name', 'readme', 'name of connector']);

export const readmeTitleConcrete = defineRule({
  id: 'readme-title-concrete',
  subject: 'readme',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  heuristic: true,
  summary: 'The first heading of the readme is the name of the connector.',
  why: 'The heading is the title of the published page: there it has to tell one connector from a thousand others.',
  fix: 'Write the name of the connector as heading.',
  published: { certified: 13, 'independent-publisher': 1 },
  given: 'readme',
  check({ headings }) {
    const [first] = headings;
    if (first === undefined || !placeholders.has(first.text.trim().toLowerCase())) return;
    return { message: `The first heading is ${quote(first.text)}, not the name of the connector.`, line: first.line };
  },
  valid: [
    readme('a name', '# Northwind Things\n\n## Title\n'),
    readme('a name with such a word', '# Northwind Readme\n'),
    readme('no heading', 'Readme\n'),
  ],
  invalid: [
    readme('of the template', '# Connector name\n', 1),
    readme('of the file', 'We keep lists.\n\n## README ##\n', 3, { program: 'independent-publisher' }),
    readme('underlined', 'Title\n=====\n', 1),
  ],
});
