import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { quote } from '../quote.ts';

export const operationMethodLowercase = defineRule({
  id: 'operation-method-lowercase',
  subject: 'path',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The method of an operation is written in lower case.',
  why: 'The platform does not take another letter case for a method: the operation is missing from the connector.',
  fix: 'Write the method in lower case.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'operation',
  check(_operation, { path, method, methodKey }) {
    if (methodKey === method) return;
    return {
      message: `Method ${quote(methodKey)} of path ${quote(path)} is not in lower case.`,
      fix: `Rename the member to ${quote(method)}.`,
      repair: { kind: 'rename', name: method },
    };
  },
  valid: [paths('lower case', { '/parts': { delete: { responses: {} } } })],
  invalid: [
    paths('upper case', { '/parts': { GET: { responses: {} } } }, { at: ['/parts', 'GET'] }),
    paths('mixed', { '/parts': { Post: { responses: {} } } }, { at: ['/parts', 'Post'] }),
  ],
});
