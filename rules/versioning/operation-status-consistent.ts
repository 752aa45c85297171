import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { annotationOf } from './annotation.ts';

export const operationStatusConsistent = defineRule({
  id: 'operation-status-consistent',
  subject: 'versioning',
  codes: ['OperationStatusAheadOfConnector'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'No operation is released, with status Production, while the connector is a preview.',
  why: 'Makers trust an operation that is marked as released, though the connector may still change under them.',
  fix: 'Set the status of the operation to Preview, or that of the connector to Production.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  having: ['x-ms-api-annotation'],
  check(value, operation) {
    const connector = annotationOf(objectOr(operation.definition.value['info']));
    if (connector['status'] !== 'Preview' || annotationOf(value)['status'] !== 'Production') return;
    return {
      message: `${operationName(operation)} has the status Production in a connector with the status Preview.`,
      at: ['x-ms-api-annotation', 'status'],
    };
  },
  valid: [
    operation(
      'both previews',
      { 'x-ms-api-annotation': { status: 'Preview' } },
      { document: { info: { 'x-ms-api-annotation': { status: 'Preview' } } } },
    ),
    operation(
      'both released',
      { 'x-ms-api-annotation': { status: 'Production' } },
      { document: { info: { 'x-ms-api-annotation': { status: 'Production' } } } },
    ),
    operation('the connector does not say', { 'x-ms-api-annotation': { status: 'Production' } }),
  ],
  invalid: [
    operation(
      'ahead',
      { 'x-ms-api-annotation': { status: 'Production', family: 'ListThings', revision: 1 } },
      {
        at: ['x-ms-api-annotation', 'status'],
        document: { info: { 'x-ms-api-annotation': { status: 'Preview' } } },
      },
    ),
  ],
});
