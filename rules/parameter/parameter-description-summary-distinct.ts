import { defineRule, publicPrograms } from '../define.ts';
import { parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { saysTheSame } from '../wording.ts';

export const parameterDescriptionSummaryDistinct = defineRule({
  id: 'parameter-description-summary-distinct',
  subject: 'parameter',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The description of a parameter says more than its x-ms-summary.',
  why: 'The two stand side by side in the designer: makers read the same words twice and learn nothing from the second.',
  fix: 'Say in the description what the label cannot: which value is meant, and in which form.',
  published: { certified: 137, 'independent-publisher': 55 },
  given: 'parameter',
  having: ['x-ms-summary'],
  check({ description, 'x-ms-summary': summary }, parameter) {
    if (parameter.isInternal || typeof description !== 'string' || typeof summary !== 'string') return;
    if (!saysTheSame(description, summary)) return;
    const message = `${parameterName(parameter)} has a description that repeats its x-ms-summary: ${quote(description)}.`;
    return { message, at: ['description'] };
  },
  valid: [
    parameter('a sentence', { 'x-ms-summary': 'Page Size', description: 'The page size: from 1 to 100.' }),
    parameter('internal', { 'x-ms-summary': 'Page', description: 'Page.', 'x-ms-visibility': 'internal', required: true, default: '1' }),
  ],
  invalid: [
    parameter('the same', { 'x-ms-summary': 'Page Size', description: 'Page Size' }, { at: ['description'] }),
    parameter('other capitals and a full stop', { 'x-ms-summary': 'Page Size', description: 'Page size.' }, { at: ['description'] }),
  ],
});
