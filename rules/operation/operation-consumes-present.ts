import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { isFormField, sendableIn } from './form-media-types.ts';

const field = { name: 'kind', in: 'formData', type: 'string' };

export const operationConsumesPresent = defineRule({
  id: 'operation-consumes-present',
  subject: 'operation',
  codes: ['ConsumesMissing'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'An operation with form fields states in consumes how the form is sent.',
  why: 'Without a media type the platform sends JSON, and the service finds no form in it.',
  fix: 'Add "consumes": ["multipart/form-data"] to the operation, or "application/x-www-form-urlencoded" when the service wants that.',
  published: { certified: 2, 'independent-publisher': 0 },
  given: 'operation',
  check(_operation, operation) {
    if (sendableIn(operation.consumes) !== undefined || !operation.parameters.some(isFormField)) return;
    return { message: `Operation ${operationName(operation)} has form fields and no media type in consumes.` };
  },
  valid: [
    paths('its own', { '/parts': { post: { consumes: ['multipart/form-data'], parameters: [field] } } }),
    paths('that of the document', { '/parts': { post: { parameters: [field] } } }),
    paths(
      'a body is sent as JSON',
      { '/parts': { post: { parameters: [{ name: 'body', in: 'body', schema: { type: 'object' } }] } } },
      { document: { consumes: undefined } },
    ),
  ],
  invalid: [
    paths('none at all', { '/parts': { post: { parameters: [field] } } }, { at: ['/parts', 'post'], document: { consumes: undefined } }),
    paths(
      'an empty list hides that of the document',
      { '/parts': { post: { consumes: [], parameters: [field] } } },
      { at: ['/parts', 'post'] },
    ),
  ],
});
