import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { quote } from '../quote.ts';

export const pathRefAbsent = defineRule({
  id: 'path-ref-absent',
  subject: 'path',
  codes: ['PathItemRefNotSuppored'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A path is written out, not referred to.',
  why: 'The platform does not follow a $ref in the place of a path, so the operations behind it do not exist for makers.',
  fix: 'Write the operations of the path in its place.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'path-item',
  having: ['$ref'],
  check({ $ref: reference }, { path }) {
    return { message: `Path ${quote(path)} refers to ${quote(reference)}.`, at: ['$ref'] };
  },
  valid: [paths('references inside of operations', { '/parts': { get: { responses: { '200': { $ref: '#/responses/Part' } } } } })],
  invalid: [paths('a reference', { '/parts': { $ref: '#/paths/~1things' } }, { at: ['/parts', '$ref'] })],
});
