import { equalJson } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { isKept } from './kept-operations.ts';

export const changeOperationVisibility = defineRule({
  id: 'change-operation-visibility',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An operation keeps its visibility.',
  why: 'Makers find the operation elsewhere in the list, or see for the first time what was hidden.',
  fix: 'Confirm that makers shall see the operation there.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'operation-versions',
  *check(operation) {
    if (!isKept(operation)) return;
    const { before, after } = operation;
    const [old, now] = [before.value['x-ms-visibility'], after.value['x-ms-visibility']];
    if (equalJson(old, now) || (after.isInternal && !before.isInternal)) return;
    yield {
      message: `The visibility of ${operationName(after)} was ${quote(old ?? 'none')} and is now ${quote(now ?? 'none')}.`,
      old,
      new: now,
      at: ['x-ms-visibility'],
    };
  },
  valid: [
    update(operation('hidden is told as such', { 'x-ms-visibility': 'internal' })),
    update(operation('the same', { 'x-ms-visibility': 'advanced' }), operation('', { 'x-ms-visibility': 'advanced' })),
  ],
  invalid: [
    update(operation('advanced', { 'x-ms-visibility': 'advanced' }, { at: ['x-ms-visibility'] })),
    update(operation('shown', {}, { at: [] }), operation('', { 'x-ms-visibility': 'internal' })),
  ],
});
