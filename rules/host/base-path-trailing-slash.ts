import { defineRule, everyProgram } from '../define.ts';
import { document } from '../examples.ts';
import { quote } from '../quote.ts';

export const basePathTrailingSlash = defineRule({
  id: 'base-path-trailing-slash',
  subject: 'host',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'basePath does not end in a slash.',
  why: 'Every path begins with one, so that the address of a call has two in a row; not all services forgive that.',
  fix: 'Remove the final slash of basePath, after checking that no path relies on it.',
  published: { certified: 40, 'independent-publisher': 81 },
  sources: ['OpenAPI 2.0: Paths Object'],
  given: 'document',
  having: ['basePath'],
  check({ basePath }) {
    if (typeof basePath !== 'string' || basePath.length < 2 || !basePath.endsWith('/')) return;
    return { message: `basePath is ${quote(basePath)}, with a slash at its end.`, at: ['basePath'] };
  },
  valid: [document('only a slash', { basePath: '/' }), document('slashes inside', { basePath: '/api/v1' })],
  invalid: [document('a final slash', { basePath: '/v1/' }, { at: ['basePath'], program: 'custom' })],
});
