import { defineRule, publicPrograms } from '../define.ts';
import { paths, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { getThing } from './example-operations.ts';
import { asNextRevision } from './revisions.ts';

export const changeMethod = defineRule({
  id: 'change-method',
  subject: 'change',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'An operation keeps its method.',
  why: 'Actions that were saved with the old method call what may no longer exist, or does something else.',
  fix: 'Restore the method, or add a new operation.',
  change: { isBreaking: true, updateClass: 'major' },
  given: 'operation-versions',
  *check(operation) {
    const { before, after } = operation;
    if (before === undefined || after === undefined || before.isInternal || before.method === after.method) return;
    const [old, now] = [before.method.toUpperCase(), after.method.toUpperCase()];
    yield {
      message: `The method of ${operationName(after)} was ${old} and is now ${now}.`,
      old,
      new: now,
      fix: `Restore the method, or ${asNextRevision(operation)}`,
    };
  },
  valid: [
    update(paths('the same in capitals', { '/things/{id}': { GET: getThing() } })),
    update(
      paths('a hidden operation', { '/sync': { post: { operationId: 'Sync' } } }),
      paths('hidden', { '/sync': { get: { operationId: 'Sync', 'x-ms-visibility': 'internal' } } }),
    ),
  ],
  invalid: [update(paths('another method', { '/things/{id}': { post: getThing() } }, { at: ['/things/{id}', 'post'] }))],
});
