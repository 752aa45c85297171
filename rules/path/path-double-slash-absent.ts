import { defineRule, everyProgram } from '../define.ts';
import { document, paths } from '../examples.ts';
import { quote } from '../quote.ts';

export const pathDoubleSlashAbsent = defineRule({
  id: 'path-double-slash-absent',
  subject: 'path',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'A path holds no two slashes in a row.',
  why: 'Some servers and proxies merge the slashes and others do not, so the same call works in one place and fails in another.',
  fix: 'Remove the extra slash.',
  published: { certified: 4, 'independent-publisher': 0 },
  given: 'path-item',
  check(_pathItem, { path }) {
    if (path.includes('//')) return { message: `Path ${quote(path)} contains "//".` };
  },
  valid: [
    paths('a slash at the end', { '/parts/': { get: { responses: {} } } }),
    document('a base path that is the root', { basePath: '/' }),
    document('a base path that ends in a slash has a rule of its own', { basePath: '/v1/' }),
  ],
  invalid: [
    paths('at the beginning', { '//parts': { get: { responses: {} } } }, { at: ['//parts'] }),
    paths('in the middle', { '/parts//newest': { get: { responses: {} } } }, { at: ['/parts//newest'] }),
  ],
});
