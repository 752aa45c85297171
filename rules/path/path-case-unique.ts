import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { quote } from '../quote.ts';

export const pathCaseUnique = defineRule({
  id: 'path-case-unique',
  subject: 'path',
  codes: ['PathRedefined'],
  severity: 'error',
  programs: everyProgram,
  summary: 'No two paths differ in letter case alone.',
  why: 'Requests are routed without regard to letter case: of two such paths only one is ever reached.',
  fix: 'Merge the two paths, or rename one.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'document',
  *check(_document, { pathItems }) {
    const known = new Map<string, string>();
    for (const { path, place } of pathItems) {
      const key = path.toLowerCase();
      const first = known.get(key);
      if (first === undefined) known.set(key, path);
      else yield { message: `Path ${quote(path)} is ${quote(first)} in other letter case.`, place };
    }
  },
  valid: [paths('another path', { '/Thing': { get: { responses: {} } } })],
  invalid: [
    paths('another letter case', { '/Things': { post: { responses: {} } } }, { at: ['/Things'] }),
    paths('in the variable', { '/things/{ID}': { delete: { responses: {} } } }, { at: ['/things/{ID}'] }),
    paths(
      'three times',
      { '/Things': { post: { responses: {} } }, '/THINGS': { put: { responses: {} } } },
      { at: [['/Things'], ['/THINGS']] },
    ),
  ],
});
