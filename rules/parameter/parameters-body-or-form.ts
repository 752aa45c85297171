import { defineRule, everyProgram } from '../define.ts';
import { createOperation, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';

export const parametersBodyOrForm = defineRule({
  id: 'parameters-body-or-form',
  subject: 'parameter',
  codes: ['ParameterListContainsFormDataAndBody'],
  severity: 'error',
  programs: everyProgram,
  summary: 'An operation has body or formData parameters, not both.',
  why: 'The fields of a form are the body of the request: with a second body beside them the request cannot be built.',
  fix: 'Send everything as form fields, or everything in one body.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'operation',
  check(_, operation) {
    if (operation.parameters.length < 2) return;
    const has = (location: string): boolean => operation.parameters.some(({ parameter }) => parameter.in === location);
    if (has('body') && has('formData')) return { message: `${operationName(operation)} has a body parameter and formData parameters.` };
  },
  valid: [
    createOperation('a form of two fields', {
      parameters: [
        { name: 'file', in: 'formData', type: 'file' },
        { name: 'note', in: 'formData', type: 'string' },
      ],
    }),
    createOperation('a body and a query', {
      parameters: [
        { name: 'body', in: 'body', schema: { type: 'string' } },
        { name: 'dry', in: 'query', type: 'boolean' },
      ],
    }),
  ],
  invalid: [
    createOperation('both', {
      parameters: [
        { name: 'body', in: 'body', schema: { type: 'string' } },
        { name: 'file', in: 'formData', type: 'file' },
      ],
    }),
    paths(
      'the form comes from the path',
      {
        '/boxes': {
          parameters: [{ name: 'note', in: 'formData', type: 'string' }],
          post: { operationId: 'CreateBox', parameters: [{ name: 'body', in: 'body', schema: { type: 'string' } }], responses: {} },
        },
      },
      { at: ['/boxes', 'post'] },
    ),
  ],
});
