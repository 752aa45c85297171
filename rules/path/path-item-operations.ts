import { defineRule, publicPrograms } from '../define.ts';
import { paths } from '../examples.ts';
import { quote } from '../quote.ts';

export const pathItemOperations = defineRule({
  id: 'path-item-operations',
  subject: 'path',
  codes: ['5000.2.4.5'],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'Every path has at least one operation.',
  why: 'Nobody can call a path without an operation; reviewers take it for something left behind and ask about it.',
  fix: 'Delete the path, or give it its operation.',
  published: { certified: 23, 'independent-publisher': 13 },
  given: 'path-item',
  check(pathItem, { path, operations }) {
    // What a $ref stands for is unknown here; that it must not be there is said by path-ref-absent.
    if (operations.length > 0 || pathItem['$ref'] !== undefined) return;
    const members = Object.keys(pathItem);
    if (members.length === 1 && members[0] === 'x-ms-notification-content') return;
    return {
      message: `Path ${quote(path)} has no operation.`,
      repair: members.every((name) => name === 'parameters') ? { kind: 'remove' } : undefined,
    };
  },
  valid: [
    paths('a method in another letter case is an operation', { '/things': { GET: { responses: {} } } }),
    paths('only the content of a notification', { '/hooks': { 'x-ms-notification-content': { schema: { type: 'object' } } } }),
    paths('custom', { '/parts': {} }, { program: 'custom' }),
  ],
  invalid: [
    paths('empty', { '/parts': {} }, { at: ['/parts'] }),
    paths('only parameters', { '/parts': { parameters: [] } }, { at: ['/parts'] }),
    paths('a method that is no object', { '/parts': { get: null } }, { at: ['/parts'] }),
    paths(
      'a notification and nothing that uses it',
      { '/parts': { 'x-ms-notification-content': {}, 'x-ms-summary': 'Parts' } },
      { at: ['/parts'] },
    ),
  ],
});
