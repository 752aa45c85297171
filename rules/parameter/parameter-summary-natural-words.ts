import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { isCodeName } from '../wording.ts';

export const parameterSummaryNaturalWords = defineRule({
  id: 'parameter-summary-natural-words',
  subject: 'parameter',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  heuristic: true,
  summary: 'The x-ms-summary of a parameter is words, not a name out of the code.',
  why: 'Makers do not write code: a label such as page_size or pageSize has to be deciphered.',
  fix: 'Write ordinary words: "Page Size" instead of page_size or pageSize.',
  published: { certified: 37, 'independent-publisher': 13 },
  given: 'parameter',
  having: ['x-ms-summary'],
  check({ 'x-ms-summary': summary }, parameter) {
    if (parameter.isInternal || !isText(summary) || !isCodeName(summary)) return;
    const message = `${parameterName(parameter)} has an x-ms-summary that reads like code: ${quote(summary)}.`;
    return { message, at: ['x-ms-summary'] };
  },
  valid: [
    parameter('words', { 'x-ms-summary': 'Page Size' }),
    parameter('one word', { 'x-ms-summary': 'Filter' }),
    parameter('an abbreviation', { 'x-ms-summary': 'URL' }),
    parameter('a name among words', { 'x-ms-summary': 'The eTag' }),
    parameter('internal', { 'x-ms-summary': 'page_size', 'x-ms-visibility': 'internal', required: true, default: 'all' }),
  ],
  invalid: [
    parameter('underscore', { 'x-ms-summary': 'page_size' }, { at: ['x-ms-summary'] }),
    parameter('capital in the middle', { 'x-ms-summary': 'PageSize' }, { at: ['x-ms-summary'] }),
  ],
});
