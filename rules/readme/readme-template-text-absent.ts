import { defineRule, publicPrograms } from '../define.ts';
import { readme } from '../examples.ts';
import { quote } from '../quote.ts';
import { proseWith } from './prose.ts';

/** What the templates of the readme say where the publisher has to write. */
const templateTexts = [
  /^#{1,6}[ \t]+(?:operation [12]|question 1)[ \t]*$/i,
  /description of operation/i,
  /^(?:Required|Optional)\. /,
  /publisher['’]s name/i,
  /^(?:#{1,6}[ \t]+)?connector name[ \t]*$/i,
  /lorem ipsum dolor/i,
  /\bTODO\b/,
  /\{\s?(?:name|description)\s?\}/i,
];

/** All of them in one pass, letter case left aside: nearly every readme has none. */
const anyTemplateText = new RegExp(templateTexts.map(({ source }) => source).join('|'), 'im');

export const readmeTemplateTextAbsent = defineRule({
  id: 'readme-template-text-absent',
  subject: 'readme',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  heuristic: true,
  summary: 'No text of the template is left in the readme.',
  why: 'Readers find instructions for the publisher where they look for help.',
  fix: 'Replace the text of the template by your own, or delete the section.',
  published: { certified: 23, 'independent-publisher': 4 },
  given: 'readme',
  *check(readme) {
    for (const { text, line } of proseWith(anyTemplateText, readme)) {
      if (templateTexts.some((template) => template.test(text)))
        yield { message: `The line ${quote(text.trim())} is left from the template.`, line };
    }
  },
  valid: [
    readme('words of its own', '# Northwind Things\n\n## Operations\n\nRequired fields are marked. Add a todo list with {id}.\n'),
    readme('operations with names', '# Northwind Things\n\n### Operation 1: list things\n'),
    readme('a path, and a service that speaks of it', '# Northwind Things\n\n### GET `/things/{name}`\n\nIt makes lorem ipsum texts.\n'),
  ],
  invalid: [
    readme('headings', '# Connector name\n\n### Operation 1\n\n### Question 1\n', [1, 3, 5]),
    readme('instructions', "## Publisher: Publisher's Name\n\nRequired. Say what makers need.\nOptional. Add more.\n", [1, 3, 4]),
    readme('fillers', 'Lorem ipsum dolor.\nTODO: write this.\nThe {name} of {Description}.\nDescription of operation\n', [1, 2, 3, 4], {
      program: 'independent-publisher',
    }),
  ],
});
