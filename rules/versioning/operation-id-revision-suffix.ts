import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { namedFamily } from './annotation.ts';
import { revisionOf } from './operation-families.ts';

export const operationIdRevisionSuffix = defineRule({
  id: 'operation-id-revision-suffix',
  subject: 'versioning',
  codes: ['OperationIdShouldEndWithRevision'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'The operationId of the second and of each later revision ends in its number: _V2.',
  why: 'Flows show the operationId where they are edited as code; without the number nobody sees which revision a flow uses.',
  fix: 'Give a new revision an id with that ending; never rename an operation that is published.',
  published: { certified: 9, 'independent-publisher': 0 },
  given: 'operation',
  having: ['x-ms-api-annotation'],
  check(value, operation) {
    const revision = revisionOf(operation);
    const { id } = operation;
    if (id === undefined || revision === undefined || revision < 2 || namedFamily(value) === undefined) return;
    if (id.toLowerCase().endsWith(`v${revision}`)) return;
    return {
      message: `${operationName(operation)} is revision ${revision}, but its id does not end in _V${revision}.`,
      at: ['operationId'],
    };
  },
  valid: [
    operation('with underscore', { operationId: 'ListThings_V2', 'x-ms-api-annotation': { family: 'ListThings', revision: 2 } }),
    operation('without, in lower case', { operationId: 'ListThingsv12', 'x-ms-api-annotation': { family: 'ListThings', revision: 12 } }),
    operation('the first revision', { 'x-ms-api-annotation': { family: 'ListThings', revision: 1 } }),
    operation('no family', { 'x-ms-api-annotation': { revision: 2 } }),
  ],
  invalid: [
    operation(
      'no ending',
      { operationId: 'ListAllThings', 'x-ms-api-annotation': { family: 'ListThings', revision: 2 } },
      { at: ['operationId'] },
    ),
    operation(
      'another number',
      { operationId: 'ListThings_V2', 'x-ms-api-annotation': { family: 'ListThings', revision: 3 } },
      { at: ['operationId'] },
    ),
  ],
});
