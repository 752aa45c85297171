import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { saysTheSame } from '../wording.ts';

export const operationDescriptionDistinct = defineRule({
  id: 'operation-description-distinct',
  subject: 'operation',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The description of an operation says more than its summary.',
  why: 'Makers who open the description already know the summary; the same words again leave them guessing.',
  fix: 'Say in the description what the summary has no room for: what comes back, in what order, under which conditions.',
  published: { certified: 145, 'independent-publisher': 36 },
  given: 'operation',
  having: ['description'],
  check({ summary, description }, operation) {
    if (operation.isInternal || !isText(summary) || !isText(description) || !saysTheSame(summary, description)) return;
    return { message: `The description of ${operationName(operation)} only repeats its summary.`, at: ['description'] };
  },
  valid: [
    operation('one word more', { summary: 'List things', description: 'List new things.' }),
    operation('signs alone', { summary: '…', description: '...' }),
    operation('internal', { summary: 'List things', description: 'List things', 'x-ms-visibility': 'internal' }),
    operation('custom', { summary: 'List things', description: 'List things' }, { program: 'custom' }),
  ],
  invalid: [
    operation('the same', { summary: 'List things', description: 'List things' }, { at: ['description'] }),
    operation(
      'but for letter case, blanks and full stop',
      { summary: 'List things', description: 'list  Things.' },
      { at: ['description'] },
    ),
  ],
});
