import { isBlank, objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { annotationOf } from './annotation.ts';

const codeOf = {
  api: 'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
  operationId: 'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
} as const;

export const annotationReplacementComplete = defineRule({
  id: 'annotation-replacement-complete',
  subject: 'versioning',
  codes: Object.values(codeOf),
  severity: 'warning',
  programs: everyProgram,
  summary: 'A replacement names the connector (api) and the operation (operationId).',
  why: 'With only half of the name nobody can find what to use instead.',
  fix: 'Name the replacing connector in api and its operation in operationId.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  having: ['x-ms-api-annotation'],
  *check(value, operation) {
    const { replacement } = annotationOf(value);
    if (replacement === undefined) return;
    for (const [member, code] of Object.entries(codeOf)) {
      if (!isBlank(objectOr(replacement)[member])) continue;
      yield {
        message: `The replacement of ${operationName(operation)} has no ${member}.`,
        at: ['x-ms-api-annotation', 'replacement'],
        codes: [code],
      };
    }
  },
  valid: [
    operation('complete', {
      deprecated: true,
      'x-ms-api-annotation': { replacement: { api: 'shared_things', operationId: 'ListThings_V2' } },
    }),
    operation('no replacement', { deprecated: true, 'x-ms-api-annotation': { family: 'ListThings', revision: 1 } }),
  ],
  invalid: [
    operation(
      'no connector',
      { deprecated: true, 'x-ms-api-annotation': { replacement: { operationId: 'ListThings_V2' } } },
      { at: ['x-ms-api-annotation', 'replacement'] },
    ),
    operation(
      'an empty id',
      { deprecated: true, 'x-ms-api-annotation': { replacement: { api: 'shared_things', operationId: ' ' } } },
      { at: ['x-ms-api-annotation', 'replacement'] },
    ),
    operation(
      'the id alone, as a text',
      { deprecated: true, 'x-ms-api-annotation': { replacement: 'ListThings_V2' } },
      {
        at: [
          ['x-ms-api-annotation', 'replacement'],
          ['x-ms-api-annotation', 'replacement'],
        ],
      },
    ),
  ],
});
