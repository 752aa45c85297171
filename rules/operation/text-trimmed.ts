import { defineRule, publicPrograms } from '../define.ts';
import { info, operation, parameter, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { replacement } from '../repairs.ts';

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
  check(value, { owner, kind }) {
    if (value === value.trim()) return;
    // Titles and summaries are names: their ends have rules of their own.
    const hasRuleOfItsOwn = (owner === 'info' && kind === 'title') || (owner === 'operation' && kind === 'summary');
    if (!hasRuleOfItsOwn) {
      return {
        message: `The ${kind} ${quote(value)} has white space at its ${value === value.trimStart() ? 'end' : 'beginning'}.`,
        repair: replacement(value.trim() || undefined),
      };
    }
  },
  valid: [
    info('the title', { title: 'Northwind Things ' }),
    operation('the summary', { summary: ' List things' }),
    parameter('custom', { 'x-ms-summary': 'Filter ' }, { program: 'custom' }),
  ],
  invalid: [
    info('a blank at the end', { description: 'Keeps things. ' }, { at: ['description'] }),
    parameter('a blank at the beginning', { 'x-ms-summary': ' Filter' }, { at: ['x-ms-summary'] }),
    operation('a line break at the end', { description: 'Lists things.\n' }, { at: ['description'] }),
    schema('nothing else', { description: ' ' }, { at: ['description'] }),
  ],
});
