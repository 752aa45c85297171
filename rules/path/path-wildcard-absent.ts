import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { quote } from '../quote.ts';

export const pathWildcardAbsent = defineRule({
  id: 'path-wildcard-absent',
  subject: 'path',
  codes: ['OperationPathContainsUnsupportedCharacters'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A path holds no "*".',
  why: 'The gateway reads an asterisk as a wildcard: the operation would take calls that are meant for others.',
  fix: 'Put a path parameter in the place of the asterisk.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'path-item',
  check(_pathItem, { path }) {
    if (path.includes('*')) return { message: `Path ${quote(path)} contains "*".` };
  },
  valid: [paths('a parameter', { '/files/{name}': { get: { responses: {} } } })],
  invalid: [
    paths('a segment', { '/files/*': { get: { responses: {} } } }, { at: ['/files/*'] }),
    paths('in a variable', { '/files/{*name}': { get: { responses: {} } } }, { at: ['/files/{*name}'] }),
  ],
});
