import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { isEmptyText } from '../empty-text.ts';
import { bodyParameter, operation, parameter, paths } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { isShownField } from './shown-field.ts';

export const parameterDescriptionPresent = defineRule({
  id: 'parameter-description-present',
  subject: 'parameter',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'Every parameter a maker sees has a description.',
  why: 'The description is the hint in the empty field; without it makers must guess which value is meant and in which form.',
  fix: 'Add a description: a sentence that says which value is meant.',
  published: { certified: 1, 'independent-publisher': 3 },
  given: 'parameter',
  check({ description }, parameter) {
    // An empty text is for required-value-non-empty to report.
    if (!isShownField(parameter) || isText(description) || isEmptyText(description)) return;
    return { message: `${parameterName(parameter)} has ${description === undefined ? 'no description' : 'a description without text'}.` };
  },
  valid: [
    parameter('described', { description: 'Words that the name must contain.' }),
    parameter('empty: another rule reports it', { description: '' }),
    parameter('internal', { description: undefined, 'x-ms-visibility': 'internal', required: true, default: 'all' }),
    bodyParameter('a body is described by its schema', {}),
    operation('of an internal operation', { 'x-ms-visibility': 'internal', parameters: [{ name: 'filter', in: 'query', type: 'string' }] }),
  ],
  invalid: [
    parameter('undescribed', { description: undefined }),
    parameter('null', { description: null }),
    paths(
      'of a path, seen in one of its two operations',
      {
        '/boxes/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, type: 'string', 'x-ms-summary': 'Box' }],
          get: { operationId: 'GetBox', 'x-ms-visibility': 'internal', responses: { '204': { description: 'The box is there.' } } },
          delete: { operationId: 'DeleteBox', responses: { '204': { description: 'The box is gone.' } } },
        },
      },
      { at: ['/boxes/{id}', 'parameters', 0] },
    ),
  ],
});
