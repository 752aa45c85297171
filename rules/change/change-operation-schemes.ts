import { equalJson } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document, operation, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { isKept } from './kept-operations.ts';
import { wasAndIs } from './members.ts';

export const changeOperationSchemes = defineRule({
  id: 'change-operation-schemes',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An operation is called by the same schemes.',
  why: 'What makers enter travels encrypted or in the clear by this alone.',
  fix: 'Confirm the schemes; use https.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'schemes' },
  given: 'operation-versions',
  *check(operation) {
    if (!isKept(operation)) return;
    const { before, after } = operation;
    // What both take from the document is told once, as a change of the document.
    if (!('schemes' in before.value) && !('schemes' in after.value)) return;
    const [old, now] = [before, after].map(({ value, definition }) => value['schemes'] ?? definition.value['schemes']);
    if (equalJson(old, now)) return;
    yield {
      message: `schemes of ${operationName(after)} ${wasAndIs(old, now)}.`,
      old,
      new: now,
      at: ['schemes'],
    };
  },
  valid: [
    update(operation('as the document says', { schemes: ['https'] })),
    update(document('of the whole document', { schemes: ['http'] })),
  ],
  invalid: [
    update(operation('in the clear', { schemes: ['http'] }, { at: ['schemes'] })),
    update(operation('none of its own any more', {}), operation('', { schemes: ['https', 'wss'] })),
  ],
});
