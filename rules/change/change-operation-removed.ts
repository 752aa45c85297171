import { defineRule, publicPrograms } from '../define.ts';
import { operation, paths, unchanged, update } from '../examples.ts';

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
  *check({ name, before, after, counterpart }) {
    if (before === undefined || after !== undefined || before.isInternal) return;
    const route = `${before.method.toUpperCase()} ${before.path}`;
    if (counterpart?.id === undefined) {
      yield { message: `Operation ${name} (${route}) is gone.`, old: name };
      return;
    }
    yield {
      message: `Operation ${name} (${route}) is now called ${counterpart.id}; flows know it by the old name.`,
      old: name,
      new: counterpart.id,
      place: counterpart.place,
      at: ['operationId'],
      fix: `Restore the operationId ${name}.`,
    };
  },
  valid: [
    update(operation('the operation is deprecated, not gone', { deprecated: true })),
    update(unchanged(), paths('a hidden operation is gone', { '/sync': { get: { operationId: 'Sync', 'x-ms-visibility': 'internal' } } })),
  ],
  invalid: [
    update(operation('renamed', { operationId: 'ListAllThings' }, { at: ['operationId'] })),
    update(paths('gone together with its path', { '/things/{id}': undefined })),
  ],
});
