import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { replaceVariables } from '../path-template.ts';
import { quote } from '../quote.ts';

export const pathSpaceAbsent = defineRule({
  id: 'path-space-absent',
  subject: 'path',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'A path holds no white space outside of its variables.',
  why: 'A blank is not allowed in an address; whether it is encoded on the way to the service is left to chance.',
  fix: 'Remove the white space, or write a blank that belongs there as %20.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'path-item',
  check(_pathItem, { path }) {
    if (/\s/.test(path) && /\s/.test(replaceVariables(path, ''))) return { message: `Path ${quote(path)} contains white space.` };
  },
  valid: [
    paths('in a variable', { '/parts/{part number}': { get: { responses: {} } } }),
    paths('percent-encoded', { '/parts/spare%20parts': { get: { responses: {} } } }),
  ],
  invalid: [
    paths('at the end', { '/parts ': { get: { responses: {} } } }, { at: ['/parts '] }),
    paths('a line feed', { '/parts\n': { get: { responses: {} } } }, { at: ['/parts\n'] }),
    paths('in the middle', { '/spare parts/{id}': { get: { responses: {} } } }, { at: ['/spare parts/{id}'] }),
  ],
});
