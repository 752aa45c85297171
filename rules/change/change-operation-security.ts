import { equalJson } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document, operation, paths, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { isKept } from './kept-operations.ts';
import { wasAndIs } from './members.ts';

export const changeOperationSecurity = defineRule({
  id: 'change-operation-security',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An operation asks for the same credentials.',
  why: 'Calls of the operation carry other credentials, or none.',
  fix: 'Confirm that the service protects the operation as before.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'security-definitions' },
  given: 'operation-versions',
  *check(operation) {
    if (!isKept(operation)) return;
    const { before, after } = operation;
    // What both take from the document is told once, as a change of the document.
    if (!('security' in before.value) && !('security' in after.value)) return;
    const [old, now] = [before, after].map(({ value, definition }) => value['security'] ?? definition.value['security']);
    if (equalJson(old, now)) return;
    yield {
      message: `The security of ${operationName(after)} ${wasAndIs(old, now)}.`,
      old,
      new: now,
      at: ['security'],
    };
  },
  valid: [
    update(operation('as the document says', { security: [{ api_key: [] }] })),
    update(document('of the whole document', { security: [] })),
  ],
  invalid: [
    update(operation('open to everybody', { security: [] }, { at: ['security'] })),
    update(
      paths(
        'a hidden operation',
        { '/sync': { get: { operationId: 'Sync', 'x-ms-visibility': 'internal', security: [] } } },
        { at: ['/sync', 'get', 'security'] },
      ),
      paths('', { '/sync': { get: { operationId: 'Sync', 'x-ms-visibility': 'internal' } } }),
    ),
  ],
});
