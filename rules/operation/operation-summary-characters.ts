import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { quote } from '../quote.ts';
import { refusedInSummary } from './summary-characters.ts';

export const operationSummaryCharacters = defineRule({
  id: 'operation-summary-characters',
  subject: 'operation',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A summary is written with ASCII letters, digits, blanks and round brackets.',
  why: 'The summary becomes the name of a step in a flow, and signs in that name are in the way of formulas that refer to the step.',
  fix: 'Write the summary with letters, digits and brackets.',
  published: { certified: 123, 'independent-publisher': 41 },
  given: 'operation',
  having: ['summary'],
  check({ summary }) {
    if (typeof summary !== 'string' || /^[A-Za-z0-9 ()]*$/.test(summary)) return;
    // The last character and the refused signs are errors of their own.
    const rest = Array.from(summary).slice(0, -1).join('').replace(refusedInSummary, '');
    const character = /[^A-Za-z0-9 ()]/u.exec(rest)?.[0];
    if (character !== undefined) return { message: `The summary ${quote(summary)} contains ${quote(character)}.`, at: ['summary'] };
  },
  valid: [
    operation('brackets', { summary: 'List 10 things (preview)' }),
    operation('a refused sign has a rule of its own', { summary: 'List things/parts' }),
    operation('so has the last character', { summary: 'List things.' }),
    operation('custom', { summary: "List a warehouse's things" }, { program: 'custom' }),
  ],
  invalid: [
    operation('a hyphen', { summary: 'List in-house things' }, { at: ['summary'] }),
    operation('an apostrophe', { summary: "List a warehouse's things" }, { at: ['summary'] }),
    operation('internal', { summary: 'List things: newest first', 'x-ms-visibility': 'internal' }, { at: ['summary'] }),
  ],
});
