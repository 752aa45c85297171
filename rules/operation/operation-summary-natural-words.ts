import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { quote } from '../quote.ts';
import { codeNameIn } from './summary-code-name.ts';

export const operationSummaryNaturalWords = defineRule({
  id: 'operation-summary-natural-words',
  subject: 'operation',
  codes: [],
  severity: 'warning',
  heuristic: true,
  programs: publicPrograms,
  summary: 'A summary is made of words, not an identifier.',
  why: 'Makers pick an action by its summary, and a name out of the code tells them little.',
  fix: 'Write a short phrase that says what the operation does.',
  published: { certified: 46, 'independent-publisher': 9 },
  given: 'operation',
  having: ['summary'],
  check({ summary }, { id }) {
    const codeName = isText(summary) ? codeNameIn(summary, id) : undefined;
    if (codeName !== undefined) return { message: `The summary ${quote(summary)} is ${codeName}.`, at: ['summary'] };
  },
  valid: [
    operation('one word', { summary: 'Search' }),
    operation('a name within a phrase', { summary: 'List YouTube videos' }),
    operation('custom', { summary: 'ListThings' }, { program: 'custom' }),
  ],
  invalid: [
    operation('the operationId', { operationId: 'Search', summary: 'Search' }, { at: ['summary'] }),
    operation('camelCase', { summary: 'searchThings' }, { at: ['summary'] }),
    operation('snake_case', { summary: 'list_things' }, { at: ['summary'] }),
    operation('internal', { summary: 'list_things', 'x-ms-visibility': 'internal' }, { at: ['summary'] }),
  ],
});
