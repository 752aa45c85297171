import { plainPath } from '../../src/connector/versions.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { paths, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { getThing } from './example-operations.ts';
import { asNextRevision } from './revisions.ts';

export const changePathTemplate = defineRule({
  id: 'change-path-template',
  subject: 'change',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'An operation keeps its path; the names of its variables may change.',
  why: 'Actions that were saved with the old path call an address that may no longer answer, or answers something else.',
  fix: 'Restore the path, or add a new operation as next revision.',
  sources: ['pull request 3648 of the public repository'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'operation-versions',
  *check(operation) {
    const { before, after } = operation;
    if (before === undefined || after === undefined || before.isInternal || plainPath(before.path) === plainPath(after.path)) return;
    yield {
      message: `The path of ${operationName(after)} was ${quote(before.path)} and is now ${quote(after.path)}.`,
      old: before.path,
      new: after.path,
      fix: `Restore the path, or ${asNextRevision(operation)}`,
    };
  },
  valid: [
    update(paths('another name of the variable', { '/things/{id}': undefined, '/things/{thing}': { get: getThing() } })),
    update(
      paths('a hidden operation moved', { '/sync': undefined, '/v2/sync': { get: { operationId: 'Sync' } } }),
      paths('a hidden operation', { '/sync': { get: { operationId: 'Sync', 'x-ms-visibility': 'internal' } } }),
    ),
  ],
  invalid: [
    update(paths('moved', { '/things/{id}': undefined, '/v2/things/{id}': { get: getThing() } }, { at: ['/v2/things/{id}', 'get'] })),
    update(paths('one slash more', { '/things/{id}': undefined, '/things/{id}/': { get: getThing() } }, { at: ['/things/{id}/', 'get'] })),
  ],
});
