import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { quote } from '../quote.ts';

export const operationSummaryReservedWords = defineRule({
  id: 'operation-summary-reserved-words',
  subject: 'operation',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A summary does not hold the words "API" or "connector".',
  why: 'Makers know that they use a connector, and need not know that there is an API behind it; the words take the place of better ones.',
  fix: 'Leave the word out of the summary.',
  published: { certified: 20, 'independent-publisher': 6 },
  given: 'operation',
  having: ['summary'],
  check({ summary }, { isInternal }) {
    if (isInternal || typeof summary !== 'string') return;
    const word = /\b(?:api|connector)\b/i.exec(summary)?.[0];
    if (word !== undefined) return { message: `The summary ${quote(summary)} contains the word ${quote(word)}.`, at: ['summary'] };
  },
  valid: [
    operation('within another word', { summary: 'List capital things' }),
    operation('internal', { summary: 'Get API things', 'x-ms-visibility': 'internal' }),
    operation('custom', { summary: 'Get API things' }, { program: 'custom' }),
  ],
  invalid: [
    operation('API', { summary: 'Get the api version' }, { at: ['summary'] }),
    operation('connector', { summary: 'List things of the Connector' }, { at: ['summary'] }),
  ],
});
