import { equalJson } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { isKeptVisible } from './kept-operations.ts';
import { wasAndIs } from './members.ts';

const member = 'x-ms-api-annotation';

export const changeOperationAnnotation = defineRule({
  id: 'change-operation-annotation',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An operation keeps its family, revision, status and replacement.',
  why: 'The designer offers the newest revision of a family: another one comes first, or two are offered.',
  fix: 'Confirm family and revision; a revision that was published keeps its number.',
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
      operation('the same in another order', { [member]: { family: 'ListThings', revision: 1 } }),
      operation('', { [member]: { family: 'ListThings', revision: 1 } }),
    ),
    update(operation('hidden', { [member]: { family: 'ListThings', revision: 1 } }), operation('', { 'x-ms-visibility': 'internal' })),
  ],
  invalid: [
    update(operation('there now', { [member]: { family: 'ListThings', revision: 1 } }, { at: [member] })),
    update(
      operation('another one', { [member]: { family: 'ListThings', revision: 2 } }, { at: [member] }),
      operation('', { [member]: { family: 'ListThings', revision: 1 } }),
    ),
    update(operation('gone', {}), operation('', { [member]: { family: 'ListThings', revision: 1 } })),
  ],
});
