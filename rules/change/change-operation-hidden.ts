import { defineRule, publicPrograms } from '../define.ts';
import { operation, unchanged, update } from '../examples.ts';
import { operationName } from '../name-of.ts';

export const changeOperationHidden = defineRule({
  id: 'change-operation-hidden',
  subject: 'change',
  codes: ['OperationHidden'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'An operation that makers see stays visible.',
  why: 'An app loses the function when its connector is refreshed, and nobody can build the flow again that uses it.',
  fix: 'Remove "x-ms-visibility": "internal"; to retire the operation, set "deprecated": true.',
  sources: ['Policy code OperationHidden', 'pull request 4215 of the public repository'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'operation-versions',
  *check({ before, after }) {
    if (before === undefined || after === undefined || before.isInternal || !after.isInternal) return;
    yield {
      message: `Operation ${operationName(after)} was visible and is now internal.`,
      old: before.value['x-ms-visibility'],
      new: after.value['x-ms-visibility'],
      at: ['x-ms-visibility'],
    };
  },
  valid: [
    update(operation('advanced is visible', { 'x-ms-visibility': 'advanced' })),
    update(operation('deprecated', { deprecated: true })),
    update(operation('it was hidden before', { 'x-ms-visibility': 'Internal' }), operation('hidden', { 'x-ms-visibility': 'internal' })),
    update(unchanged(), operation('hidden', { 'x-ms-visibility': 'internal' })),
  ],
  invalid: [
    update(operation('hidden', { 'x-ms-visibility': 'internal' }, { at: ['x-ms-visibility'] })),
    update(
      operation('important before', { 'x-ms-visibility': 'INTERNAL' }, { at: ['x-ms-visibility'] }),
      operation('important', { 'x-ms-visibility': 'important' }),
    ),
  ],
});
