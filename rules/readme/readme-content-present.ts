import { defineRule, publicPrograms } from '../define.ts';
import { readme } from '../examples.ts';

/** Less is a heading at most. */
const fewest = 40;

export const readmeContentPresent = defineRule({
  id: 'readme-content-present',
  subject: 'readme',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: `The readme has at least ${fewest} characters, blanks around them not counted.`,
  why: 'An empty readme becomes an empty page: makers learn neither what the connector does nor how to connect.',
  fix: 'Fill in the template of the readme.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'readme',
  check({ text }) {
    const { length } = text.trim();
    if (length < fewest) return { message: `The readme has ${length} characters; at least ${fewest} are needed.`, line: 1 };
  },
  valid: [readme(`${fewest} characters`, `\n${'x'.repeat(fewest)}\n`)],
  invalid: [
    readme('a heading', '# Northwind Things\n', 1),
    readme('nothing', '', 1),
    readme('one character too few', ` ${'x'.repeat(fewest - 1)} \n\n`, 1, { program: 'independent-publisher' }),
  ],
});
