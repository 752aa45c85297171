import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { annotationOf, namedFamily } from './annotation.ts';

export const operationRevisionPresent = defineRule({
  id: 'operation-revision-present',
  subject: 'versioning',
  codes: ['OperationRevisionEmpty'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'An operation that names its family has a revision: 1, 2, 3 and so on.',
  why: 'Without the number an operation counts as the first revision, and makers may get an old one in place of the new.',
  fix: 'Add "revision" with the number to x-ms-api-annotation.',
  published: { certified: 1, 'independent-publisher': 1 },
  given: 'operation',
  having: ['x-ms-api-annotation'],
  check(value, operation) {
    const { revision } = annotationOf(value);
    if (namedFamily(value) === undefined || (typeof revision === 'number' && Number.isInteger(revision) && revision >= 1)) return;
    const fault = revision === undefined ? 'no revision' : `the revision ${quote(revision)}`;
    return { message: `${operationName(operation)} names its family, but has ${fault}.`, at: ['x-ms-api-annotation'] };
  },
  valid: [
    operation('a number', { 'x-ms-api-annotation': { family: 'ListThings', revision: 1 } }),
    operation('no family', { 'x-ms-api-annotation': { status: 'Preview' } }),
  ],
  invalid: [
    operation('absent', { 'x-ms-api-annotation': { status: 'Preview', family: 'ListThings' } }, { at: ['x-ms-api-annotation'] }),
    operation('a text', { 'x-ms-api-annotation': { family: 'ListThings', revision: '2' } }, { at: ['x-ms-api-annotation'] }),
    operation('zero', { 'x-ms-api-annotation': { family: 'ListThings', revision: 0 } }, { at: ['x-ms-api-annotation'] }),
    operation('a fraction', { 'x-ms-api-annotation': { family: 'ListThings', revision: 1.5 } }, { at: ['x-ms-api-annotation'] }),
  ],
});
