import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { quote } from '../quote.ts';

export const operationSummarySentenceCase = defineRule({
  id: 'operation-summary-sentence-case',
  subject: 'operation',
  codes: [],
  severity: 'info',
  heuristic: true,
  programs: publicPrograms,
  summary: 'A summary is in sentence case.',
  why: 'Actions of all connectors stand in one list; those written in another way are harder to read there.',
  fix: 'Capitalize the first word and proper names only.',
  published: { certified: 191, 'independent-publisher': 69 },
  given: 'operation',
  having: ['summary'],
  check({ summary }, { isInternal }) {
    if (isInternal || !isText(summary)) return;
    if (/^\P{L}*\p{Ll}/u.test(summary)) return { message: `The summary ${quote(summary)} begins with a small letter.`, at: ['summary'] };
    else if (isTitleCase(summary)) return { message: `The summary ${quote(summary)} capitalizes its words.`, at: ['summary'] };
  },
  valid: [
    operation('a name', { summary: 'List things of Northwind Traders' }),
    operation('abbreviations are no capitalized words', { summary: 'Get PDF URL' }),
    operation('two words', { summary: 'List Things' }),
    operation('internal', { summary: 'list things', 'x-ms-visibility': 'internal' }),
    operation('custom', { summary: 'List All Things' }, { program: 'custom' }),
  ],
  invalid: [
    operation('a small letter first', { summary: 'list things' }, { at: ['summary'] }),
    operation('a digit before the small letter', { summary: '10 newest things' }, { at: ['summary'] }),
    operation('three words', { summary: 'List All Things' }, { at: ['summary'] }),
    operation('all but one of the later words', { summary: 'List All Things of Somebody' }, { at: ['summary'] }),
  ],
});

/** All later words but one are capitalized, and at least two: a name or two within a phrase do not count. */
function isTitleCase(summary: string): boolean {
  if (!/\s[A-Z][a-z]/.test(summary)) return false;
  const words = summary.trim().split(/\s+/);
  const capitalized = words.slice(1).filter((word) => /^[A-Z][a-z]/.test(word)).length;
  return words.length >= 3 && capitalized >= Math.max(2, words.length - 2);
}
