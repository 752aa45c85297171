import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { annotationOf } from './annotation.ts';

export const annotationReplacementDeprecatedOnly = defineRule({
  id: 'annotation-replacement-deprecated-only',
  subject: 'versioning',
  codes: ['ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'Only a deprecated operation names its replacement.',
  why: 'Makers are told to move to another operation while this one still looks current.',
  fix: 'Set "deprecated": true on the operation, or delete the replacement.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  having: ['x-ms-api-annotation'],
  check(value, operation) {
    if (operation.isDeprecated || annotationOf(value)['replacement'] === undefined) return;
    return {
      message: `${operationName(operation)} names a replacement, but is not deprecated.`,
      at: ['x-ms-api-annotation', 'replacement'],
    };
  },
  valid: [
    operation('deprecated', {
      deprecated: true,
      'x-ms-api-annotation': { replacement: { api: 'shared_things', operationId: 'ListThings_V2' } },
    }),
    operation('no replacement', { 'x-ms-api-annotation': { family: 'ListThings', revision: 1 } }),
  ],
  invalid: [
    operation(
      'not deprecated',
      { 'x-ms-api-annotation': { replacement: { api: 'shared_things', operationId: 'ListThings_V2' } } },
      { at: ['x-ms-api-annotation', 'replacement'] },
    ),
    operation(
      'a text is not true',
      { deprecated: 'true', 'x-ms-api-annotation': { replacement: {} } },
      { at: ['x-ms-api-annotation', 'replacement'] },
    ),
  ],
});
