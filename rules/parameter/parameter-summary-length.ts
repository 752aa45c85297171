import { defineRule, publicPrograms } from '../define.ts';
import { parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';

/** Characters of an x-ms-summary, in UTF-16 code units. */
const longest = 80;

export const parameterSummaryLength = defineRule({
  id: 'parameter-summary-length',
  subject: 'parameter',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: `The x-ms-summary of a parameter has at most ${longest} characters.`,
  why: 'It is the label of a narrow field: makers see only the beginning of a longer one.',
  fix: `Shorten x-ms-summary to ${longest} characters or less, and move the explanation into the description.`,
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'parameter',
  having: ['x-ms-summary'],
  check({ 'x-ms-summary': summary }, parameter) {
    if (typeof summary !== 'string' || summary.length <= longest) return;
    const message = `${parameterName(parameter)} has an x-ms-summary of ${summary.length} characters; at most ${longest} are allowed.`;
    return { message, at: ['x-ms-summary'] };
  },
  valid: [parameter('80 characters', { 'x-ms-summary': 'x'.repeat(longest) })],
  invalid: [
    parameter('81 characters', { 'x-ms-summary': 'x'.repeat(longest + 1) }, { at: ['x-ms-summary'] }),
    parameter('internal too', { 'x-ms-summary': 'x'.repeat(longest + 1), 'x-ms-visibility': 'internal' }, { at: ['x-ms-summary'] }),
  ],
});
