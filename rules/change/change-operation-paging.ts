import { equalJson } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { isKeptVisible } from './kept-operations.ts';
import { wasAndIs } from './members.ts';

const member = 'x-ms-pageable';

export const changeOperationPaging = defineRule({
  id: 'change-operation-paging',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An operation is read page by page as before.',
  why: 'Flows get only the first page, or suddenly all of them.',
  fix: 'Confirm that the service answers page by page as x-ms-pageable says.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'operation-versions',
  *check(operation) {
    if (!isKeptVisible(operation)) return;
    const { before, after } = operation;
    const [old, now] = [before.value[member], after.value[member]];
    if (equalJson(old, now)) return;
    yield {
      message: `The ${member} of ${operationName(after)} ${wasAndIs(old, now)}.`,
      old,
      new: now,
      at: [member],
    };
  },
  valid: [
    update(
      operation('the same in another order', { [member]: { nextLinkName: 'next' } }),
      operation('', { [member]: { nextLinkName: 'next' } }),
    ),
    update(operation('hidden', { [member]: { nextLinkName: 'next' } }), operation('', { 'x-ms-visibility': 'internal' })),
  ],
  invalid: [
    update(operation('there now', { [member]: { nextLinkName: 'next' } }, { at: [member] })),
    update(
      operation('another one', { [member]: { nextLinkName: '@odata.nextLink' } }, { at: [member] }),
      operation('', { [member]: { nextLinkName: 'next' } }),
    ),
    update(operation('gone', {}), operation('', { [member]: { nextLinkName: 'next' } })),
  ],
});
