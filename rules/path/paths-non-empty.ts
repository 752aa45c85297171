import { defineRule, everyProgram } from '../define.ts';
import { document } from '../examples.ts';

export const pathsNonEmpty = defineRule({
  id: 'paths-non-empty',
  subject: 'path',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The definition has at least one operation.',
  why: 'A connector without operations gives makers nothing to put into an app or flow.',
  fix: 'Write the operations of the connector under paths.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'document',
  check({ paths }, { operations }) {
    if (operations.length > 0) return;
    return { message: paths === undefined ? 'The definition has no paths.' : 'paths holds no operation.', at: ['paths'] };
  },
  valid: [document('one operation', { paths: { '/things': { get: { responses: {} } } } })],
  invalid: [
    document('absent', { paths: undefined }, { at: [] }),
    document('empty', { paths: {} }, { at: ['paths'] }),
    document('a list', { paths: [{ get: { responses: {} } }] }, { at: ['paths'] }),
    document('a path without operation', { paths: { '/things': { parameters: [] } } }, { at: ['paths'] }),
    document('an extension is no path', { paths: { 'x-things': { get: { responses: {} } } } }, { at: ['paths'] }),
  ],
});
