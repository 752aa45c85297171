import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { replaceVariables } from '../path-template.ts';
import { quote } from '../quote.ts';

export const pathTemplateValid = defineRule({
  id: 'path-template-valid',
  subject: 'path',
  codes: ['OperationPathTemplateNotValid'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Every brace of a path belongs to a variable: {name}, inside one segment, not empty and not nested.',
  why: 'A brace that is not part of a variable leaves the designer unable to fill in the path, and the call fails.',
  fix: 'Close each variable inside its segment; write a literal brace as %7B or %7D.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'path-item',
  check(_pathItem, { path }) {
    const brace = /[{}]/.exec(replaceVariables(path, ''))?.[0];
    if (brace !== undefined) return { message: `Path ${quote(path)} has a "${brace}" that belongs to no variable.` };
  },
  valid: [
    paths('two variables in a segment', { '/parts/{kind}-{id}': { get: { responses: {} } } }),
    paths('percent-encoded braces', { '/parts/%7Bid%7D': { get: { responses: {} } } }),
  ],
  invalid: [
    paths('not closed', { '/parts/{id': { get: { responses: {} } } }, { at: ['/parts/{id'] }),
    paths('not opened', { '/parts/id}': { get: { responses: {} } } }, { at: ['/parts/id}'] }),
    paths('empty', { '/parts/{}': { get: { responses: {} } } }, { at: ['/parts/{}'] }),
    paths('nested', { '/parts/{{id}}': { get: { responses: {} } } }, { at: ['/parts/{{id}}'] }),
    paths('over two segments', { '/parts/{kind/id}': { get: { responses: {} } } }, { at: ['/parts/{kind/id}'] }),
  ],
});
