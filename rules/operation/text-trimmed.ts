import { defineRule, publicPrograms } from '../define.ts';
import { info, operation, parameter, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { replacement } from '../repairs.ts';
import { isPeculiar } from './peculiar-text.ts';

export const textTrimmed = defineRule({
  id: 'text-trimmed',
  subject: 'operation',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A text neither begins nor ends with white space.',
  why: 'White space around a text shifts labels, and makes two texts differ that look the same.',
  fix: 'Remove the white space around the text.',
  published: { certified: 64, 'independent-publisher': 30 },
  given: 'text',
  when: isPeculiar,
  check(value, { owner, kind }) {
    if (value === value.trim()) return;
    // A title is a name: both its ends have a rule of their own.
    if (owner === 'info' && kind === 'title') return;
    const isSummary = owner === 'operation' && kind === 'summary';
    // So has the end of a summary, and a summary that is nothing else is missing.
    if (isSummary && (value.trim() === '' || value === value.trimStart())) return;
    return {
      message: `The ${kind} ${quote(value)} has white space at its ${value === value.trimStart() ? 'end' : 'beginning'}.`,
      repair: replacement((isSummary ? value.trimStart() : value.trim()) || undefined),
    };
  },
  valid: [
    info('the title', { title: 'Northwind Things ' }),
    operation('the end of a summary has a rule of its own', { summary: 'List things ' }),
    operation('a blank summary is said by required-value-non-empty', { summary: ' ' }),
    parameter('custom', { 'x-ms-summary': 'Filter ' }, { program: 'custom' }),
  ],
  invalid: [
    info('a blank at the end', { description: 'Keeps things. ' }, { at: ['description'] }),
    parameter('a blank at the beginning', { 'x-ms-summary': ' Filter' }, { at: ['x-ms-summary'] }),
    operation('a blank at the beginning of a summary', { summary: ' List things' }, { at: ['summary'] }),
    operation('a line break at the end', { description: 'Lists things.\n' }, { at: ['description'] }),
    schema('nothing else', { description: ' ' }, { at: ['description'] }),
  ],
});
