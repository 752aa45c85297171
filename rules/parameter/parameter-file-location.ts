import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';

export const parameterFileLocation = defineRule({
  id: 'parameter-file-location',
  subject: 'parameter',
  codes: ['FileParameterMustBeInFormData'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A parameter of type file is in formData.',
  why: 'Only a form carries a file: anywhere else its content cannot be sent.',
  fix: 'Set in to formData and let the operation consume multipart/form-data, or send the content as a body of format binary.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'parameter',
  having: ['type'],
  check({ type }, parameter) {
    if (type === 'file' && parameter.in !== 'formData') return { message: `${parameterName(parameter)} is a file, but not in formData.` };
  },
  valid: [
    parameter('in a form', { in: 'formData', type: 'file' }),
    bodyParameter('a binary body', { schema: { type: 'string', format: 'binary' } }),
  ],
  invalid: [parameter('in a query', { type: 'file' }), bodyParameter('as a body', { type: 'file' })],
});
