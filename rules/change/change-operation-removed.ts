import { defineRule, publicPrograms } from '../define.ts';
import { operation, paths, unchanged, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { routeName } from '../route-name.ts';
import { getThing, listThings } from './example-operations.ts';
import { isSuccessor } from './revisions.ts';

export const changeOperationRemoved = defineRule({
  id: 'change-operation-removed',
  subject: 'change',
  codes: ['OperationDeleted'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'Every operation of the version before is still there, under its operationId.',
  why: 'Flows name an operation by its operationId: one that is gone or renamed fails in every flow that was built with it.',
  fix: 'Keep the operation and mark it as deprecated; offer the new one beside it.',
  sources: ['Policy code OperationDeleted', 'pull requests 3470, 4043 and 4168 of the public repository'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'operation-versions',
  *check({ before, after, counterpart }) {
    if (before === undefined || after !== undefined || before.isInternal) return;
    const name = operationName(before);
    // Without an id no flow could name it: that it got one is told as an operation that is new.
    if (before.id === undefined && counterpart !== undefined) return;
    if (counterpart?.id === undefined) {
      yield { message: `Operation ${name} (${routeName(before)}) is gone.`, old: before.id ?? name };
      return;
    }
    const newName = operationName(counterpart);
    yield {
      message: `Operation ${name} (${routeName(before)}) is now called ${newName}; flows know it by the old name.`,
      old: before.id,
      new: counterpart.id,
      place: counterpart.place,
      at: ['operationId'],
      fix: isSuccessor(counterpart, before)
        ? `Keep ${name}, deprecated, beside its next revision ${newName}.`
        : `Restore the operationId ${name}; if ${newName} is something new, keep ${name} beside it and deprecate it.`,
    };
  },
  valid: [
    update(operation('the operation is deprecated, not gone', { deprecated: true })),
    update(
      paths('one without an id got one', { '/things/{id}': { get: getThing() } }),
      paths('', { '/things/{id}': { get: getThing({ operationId: undefined }) } }),
    ),
    update(unchanged(), paths('a hidden operation is gone', { '/sync': { get: { operationId: 'Sync', 'x-ms-visibility': 'internal' } } })),
  ],
  invalid: [
    update(operation('renamed', { operationId: 'ListAllThings' }, { at: ['operationId'] })),
    update(
      paths(
        'the next revision stands in its place',
        { '/things': { get: listThings({ operationId: 'ListThings_V2', 'x-ms-api-annotation': { family: 'ListThings', revision: 2 } }) } },
        { at: ['/things', 'get', 'operationId'] },
      ),
      paths('', { '/things': { get: listThings() } }),
    ),
    update(
      paths(
        'another operation moved to its path',
        { '/things/{id}': undefined, '/things': { get: getThing() } },
        { at: ['/things', 'get'] },
      ),
      paths('', { '/things': { get: listThings() } }),
    ),
    update(paths('gone together with its path', { '/things/{id}': undefined })),
  ],
});
