import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { quote } from '../quote.ts';

export const pathQueryAbsent = defineRule({
  id: 'path-query-absent',
  subject: 'path',
  codes: ['OperationPathMayNotContainQueryOrFragment'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A path holds neither "?" nor "#".',
  why: 'Requests are routed by the path alone: what follows one of these signs is never compared, so the operation may not be found.',
  fix: 'Declare what follows "?" as query parameters; write a literal "?" as %3F and a literal "#" as %23.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'path-item',
  check(_pathItem, { path }) {
    const sign = /[?#]/.exec(path)?.[0];
    if (sign !== undefined) return { message: `Path ${quote(path)} contains "${sign}".` };
  },
  valid: [paths('percent-encoded', { '/parts%3Fnew': { get: { responses: {} } } })],
  invalid: [
    paths('a query', { '/parts?kind=new': { get: { responses: {} } } }, { at: ['/parts?kind=new'] }),
    paths('a fragment', { '/parts#new': { get: { responses: {} } } }, { at: ['/parts#new'] }),
  ],
});
