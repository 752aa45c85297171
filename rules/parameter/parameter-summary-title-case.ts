import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { startsWithCapital } from '../wording.ts';

export const parameterSummaryTitleCase = defineRule({
  id: 'parameter-summary-title-case',
  subject: 'parameter',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  heuristic: true,
  summary: 'The x-ms-summary of a parameter starts with a capital letter or a digit.',
  why: 'Labels of all connectors stand side by side in a flow: one in lower case looks like a mistake.',
  fix: 'Write x-ms-summary in title case.',
  published: { certified: 57, 'independent-publisher': 20 },
  given: 'parameter',
  having: ['x-ms-summary'],
  check({ 'x-ms-summary': summary }, parameter) {
    if (parameter.isInternal || !isText(summary) || startsWithCapital(summary)) return;
    const message = `${parameterName(parameter)} has an x-ms-summary that does not start with a capital letter: ${quote(summary)}.`;
    return { message, at: ['x-ms-summary'] };
  },
  valid: [
    parameter('a capital', { 'x-ms-summary': 'Page Size' }),
    parameter('a digit', { 'x-ms-summary': '2nd Filter' }),
    parameter('another alphabet', { 'x-ms-summary': 'Östliche Länge' }),
    parameter('internal', { 'x-ms-summary': 'filter', 'x-ms-visibility': 'internal', required: true, default: 'all' }),
  ],
  invalid: [
    parameter('lower case', { 'x-ms-summary': 'page size' }, { at: ['x-ms-summary'] }),
    parameter('a sign', { 'x-ms-summary': '$Filter' }, { at: ['x-ms-summary'] }),
  ],
});
