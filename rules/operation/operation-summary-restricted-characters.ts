import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { quote } from '../quote.ts';
import { refusedInSummary } from './summary-characters.ts';

export const operationSummaryRestrictedCharacters = defineRule({
  id: 'operation-summary-restricted-characters',
  subject: 'operation',
  codes: ['RestrictedCharactersInSummary'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'A summary holds none of these signs: / \\ < > * % & ?.',
  why: 'The certification refuses these signs: the summary becomes the name of a step, and a name cannot hold them.',
  fix: 'Rephrase the summary without the sign: "and" for "&", "or" for "/".',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  having: ['summary'],
  check({ summary }) {
    if (typeof summary !== 'string') return;
    const signs = new Set(summary.match(refusedInSummary));
    if (signs.size > 0) return { message: `The summary ${quote(summary)} contains ${[...signs].join(' ')}.`, at: ['summary'] };
  },
  valid: [
    operation('brackets and a comma', { summary: 'List things, newest first (preview)' }),
    operation('custom', { summary: 'List things & parts' }, { program: 'custom' }),
  ],
  invalid: [
    operation('a slash', { summary: 'List things/parts' }, { at: ['summary'] }),
    operation('two signs', { summary: 'Is there a thing & is it 100% new?' }, { at: ['summary'] }),
    operation('internal', { summary: 'List <things>', 'x-ms-visibility': 'internal' }, { at: ['summary'] }),
  ],
});
