import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { quote } from '../quote.ts';

/** The platform's own limit is not published; the longest published id has 77 characters. */
const longest = 80;

export const operationIdLength = defineRule({
  id: 'operation-id-length',
  subject: 'operation',
  codes: ['OperationIdTooLong'],
  severity: 'warning',
  programs: everyProgram,
  summary: `An operationId has at most ${longest} characters.`,
  why: 'The certification refuses ids that are too long, and makers who write formulas have to read them.',
  fix: `Shorten the id of a new operation to ${longest} characters or less.`,
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  having: ['operationId'],
  check(_operation, { id }) {
    if (id === undefined || id.length <= longest) return;
    return { message: `operationId ${quote(id)} has ${id.length} characters.`, at: ['operationId'] };
  },
  valid: [operation(`${longest} characters`, { operationId: 'X'.repeat(longest) })],
  invalid: [operation(`${longest + 1} characters`, { operationId: 'X'.repeat(longest + 1) }, { at: ['operationId'] })],
});
