import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { quote } from '../quote.ts';

/** Characters of a summary, in UTF-16 code units. */
const longest = 80;
/** What the platform itself can still hold; a custom connector is not held to more. */
const longestOfCustom = 119;

export const operationSummaryLength = defineRule({
  id: 'operation-summary-length',
  subject: 'operation',
  codes: ['OperationSummaryTooLong'],
  severity: 'error',
  programs: everyProgram,
  summary: `A summary has at most ${longest} characters, in a custom connector ${longestOfCustom}.`,
  why: 'Makers pick an action by its summary; a longer one is cut off in the list, and then actions look alike.',
  fix: `Shorten the summary to ${longest} characters or less, and say the rest in the description.`,
  published: { certified: 0, 'independent-publisher': 1 },
  given: 'operation',
  having: ['summary'],
  check({ summary }, _operation, { program }) {
    const most = program === 'custom' ? longestOfCustom : longest;
    if (typeof summary !== 'string' || summary.length <= most) return;
    return { message: `The summary ${quote(summary)} has ${summary.length} characters; at most ${most} are allowed.`, at: ['summary'] };
  },
  valid: [
    operation(`${longest} characters`, { summary: 'x'.repeat(longest) }),
    operation(`${longestOfCustom} characters, custom`, { summary: 'x'.repeat(longestOfCustom) }, { program: 'custom' }),
  ],
  invalid: [
    operation(`${longest + 1} characters`, { summary: 'x'.repeat(longest + 1) }, { at: ['summary'] }),
    operation('internal', { summary: 'x'.repeat(longest + 1), 'x-ms-visibility': 'internal' }, { at: ['summary'] }),
    operation('custom', { summary: 'x'.repeat(longestOfCustom + 1) }, { program: 'custom', at: ['summary'] }),
  ],
});
