import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { quote } from '../quote.ts';

export const parameterSummaryCharacters = defineRule({
  id: 'parameter-summary-characters',
  subject: 'parameter',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The x-ms-summary of a parameter has only ASCII letters, digits, blanks and round brackets.',
  why: 'The certification guide asks for it: other signs make a label look like code.',
  fix: 'Remove the other signs, or say it in words.',
  published: { certified: 121, 'independent-publisher': 47 },
  given: 'parameter',
  having: ['x-ms-summary'],
  check({ 'x-ms-summary': summary }, parameter) {
    if (parameter.isInternal || !isText(summary)) return;
    const [sign] = summary.match(/[^A-Za-z0-9 ()]/u) ?? [];
    if (sign === undefined) return;
    return { message: `${parameterName(parameter)} has ${quote(sign)} in its x-ms-summary ${quote(summary)}.`, at: ['x-ms-summary'] };
  },
  valid: [
    parameter('round brackets', { 'x-ms-summary': 'Size (1 to 100)' }),
    parameter('internal', { 'x-ms-summary': '$filter', 'x-ms-visibility': 'internal', required: true, default: 'all' }),
  ],
  invalid: [
    parameter('hyphen', { 'x-ms-summary': 'E-Mail' }, { at: ['x-ms-summary'] }),
    parameter('slash', { 'x-ms-summary': 'City/Town' }, { at: ['x-ms-summary'] }),
    parameter('beyond ASCII', { 'x-ms-summary': 'Größe' }, { at: ['x-ms-summary'] }),
  ],
});
