import type { Operation } from '../../src/connector/definition.ts';
import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { shapeOf } from '../path-template.ts';
import { routeName } from '../route-name.ts';

export const pathTemplateUnique = defineRule({
  id: 'path-template-unique',
  subject: 'path',
  codes: ['DuplicateOperationPath'],
  severity: 'error',
  programs: everyProgram,
  summary: 'No two operations have the same method and paths that differ only in the names of their variables.',
  why: 'The gateway cannot tell calls of the two apart: one operation answers for both, and makers get results of the other.',
  fix: 'Make a fixed segment of one path different, or merge the two operations.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'document',
  *check(_document, { operations }) {
    const known = new Map<string, Operation>();
    for (const operation of operations) {
      const key = `${operation.method} ${shapeOf(operation.path)}`;
      const first = known.get(key);
      if (first === undefined) known.set(key, operation);
      else yield { message: `${routeName(operation)} takes the same requests as ${routeName(first)}.`, place: operation.place };
    }
  },
  valid: [
    paths('another method', { '/things/{name}': { delete: { responses: {} } } }),
    paths('another fixed segment', { '/parts/{id}': { get: { responses: {} } } }),
    paths('a fixed segment beside a variable', { '/things/newest': { get: { responses: {} } } }),
  ],
  invalid: [
    paths('another name', { '/things/{name}': { get: { responses: {} } } }, { at: ['/things/{name}', 'get'] }),
    paths('another name and letter case', { '/Things/{Name}': { GET: { responses: {} } } }, { at: ['/Things/{Name}', 'GET'] }),
    paths('another query', { '/things/{id}?part={part}': { get: { responses: {} } } }, { at: ['/things/{id}?part={part}', 'get'] }),
    paths(
      'part of a segment',
      { '/files/{a}.{b}': { get: {} }, '/files/{name}.{kind}': { get: {} } },
      { at: ['/files/{name}.{kind}', 'get'] },
    ),
  ],
});
