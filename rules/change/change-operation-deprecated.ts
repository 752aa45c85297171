import { defineRule, publicPrograms } from '../define.ts';
import { operation, paths, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { revisionOf } from '../versioning/operation-families.ts';
import { getThing } from './example-operations.ts';
import { isKeptVisible } from './kept-operations.ts';
import { isSuccessor } from './revisions.ts';

export const changeOperationDeprecated = defineRule({
  id: 'change-operation-deprecated',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'No operation is deprecated anew, and none comes back.',
  why: 'Makers of flows that use the operation have to move to another one; the platform asks for 30 days of notice.',
  fix: 'Tell those who use the operation what to use instead, and by when.',
  sources: ['Deprecate an operation, Microsoft Learn'],
  change: { isBreaking: false, updateClass: 'major' },
  given: 'operation-versions',
  *check(operation) {
    if (!isKeptVisible(operation) || operation.before.isDeprecated === operation.after.isDeprecated) return;
    const { before, after } = operation;
    const successor = after.definition.operations.find((other) => !other.isDeprecated && isSuccessor(other, after));
    const instead = successor === undefined ? '' : `; revision ${revisionOf(successor)}, ${operationName(successor)}, takes its place`;
    yield {
      message: `Operation ${operationName(after)} is ${after.isDeprecated ? `now deprecated${instead}` : 'no longer deprecated'}.`,
      old: before.isDeprecated,
      new: after.isDeprecated,
      at: ['deprecated'],
    };
  },
  valid: [
    update(operation('it was not before', { deprecated: false })),
    update(operation('hidden', { deprecated: true }), operation('', { 'x-ms-visibility': 'internal' })),
  ],
  invalid: [
    update(operation('deprecated', { deprecated: true }, { at: ['deprecated'] })),
    update(operation('not any more', { deprecated: false }, { at: ['deprecated'] }), operation('', { deprecated: true })),
    update(
      paths(
        'with the next revision beside it',
        {
          '/things/{id}': { get: getThing({ deprecated: true }) },
          '/v2/things/{id}': { get: getThing({ operationId: 'GetThing_V2', 'x-ms-api-annotation': { family: 'GetThing', revision: 2 } }) },
        },
        { at: ['/things/{id}', 'get', 'deprecated'] },
      ),
    ),
  ],
});
