import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, parameter, pathParameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';

export const parameterAllowEmptyValue = defineRule({
  id: 'parameter-allow-empty-value',
  subject: 'parameter',
  codes: ['AllowEmptyValueOnlyValidForQueryFormData'],
  severity: 'error',
  programs: everyProgram,
  summary: 'allowEmptyValue stands only on query and formData parameters.',
  why: 'An empty header or path segment is not a value: what the definition promises cannot be sent.',
  fix: 'Delete allowEmptyValue.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'parameter',
  having: ['allowEmptyValue'],
  check(_, parameter) {
    if (parameter.in === 'query' || parameter.in === 'formData') return;
    return {
      message: `${parameterName(parameter)} has allowEmptyValue, but is in neither query nor formData.`,
      at: ['allowEmptyValue'],
      repair: { kind: 'remove' },
    };
  },
  valid: [parameter('query', { allowEmptyValue: true }), parameter('form', { in: 'formData', allowEmptyValue: true })],
  invalid: [
    parameter('header', { in: 'header', allowEmptyValue: true }, { at: ['allowEmptyValue'] }),
    pathParameter('path, even when it is false', { allowEmptyValue: false }, { at: ['allowEmptyValue'] }),
    bodyParameter('body', { allowEmptyValue: true }, { at: ['allowEmptyValue'] }),
  ],
});
