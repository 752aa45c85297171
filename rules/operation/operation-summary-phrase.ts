import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { quote } from '../quote.ts';
import { codeNameIn } from './summary-code-name.ts';

export const operationSummaryPhrase = defineRule({
  id: 'operation-summary-phrase',
  subject: 'operation',
  codes: [],
  severity: 'info',
  heuristic: true,
  programs: publicPrograms,
  summary: 'A summary has at least two words.',
  why: 'One word says what is done or to what, but not both; makers have to try the action to find out.',
  fix: 'Write a verb and an object, such as "Get an invoice".',
  published: { certified: 13, 'independent-publisher': 6 },
  given: 'operation',
  having: ['summary'],
  check({ summary }, { id, isInternal }) {
    if (isInternal || !isText(summary) || /\s/.test(summary.trim()) || codeNameIn(summary, id) !== undefined) return;
    return { message: `The summary ${quote(summary)} is a single word.`, at: ['summary'] };
  },
  valid: [
    operation('two words', { summary: 'Search things' }),
    operation('an identifier has a rule of its own', { summary: 'searchThings' }),
    operation('so has the operationId', { operationId: 'Search', summary: 'Search' }),
    operation('internal', { summary: 'Search', 'x-ms-visibility': 'internal' }),
    operation('custom', { summary: 'Search' }, { program: 'custom' }),
  ],
  invalid: [
    operation('one word', { summary: 'Search' }, { at: ['summary'] }),
    operation('one word and blanks', { summary: ' Search ' }, { at: ['summary'] }),
  ],
});
