import { defineRule, publicPrograms } from '../define.ts';
import { bodySchema, document, operation, paths, update } from '../examples.ts';
import { webhook } from '../webhook-example.ts';
import { isRequiredAddition } from './additions.ts';
import { fieldName } from './field-names.ts';
import { asNextRevision } from './revisions.ts';

const filter = { name: 'filter', in: 'query', type: 'string', 'x-ms-summary': 'Filter', description: 'Words that the name must contain.' };
const tenant = { name: 'tenant', in: 'query', type: 'string', required: true };
const name = { type: 'string', title: 'Name', description: 'What people call the new thing.' };

export const changeRequiredParameterAdded = defineRule({
  id: 'change-required-parameter-added',
  subject: 'change',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'A new input is optional or has a default.',
  why: 'No existing flow has a value for it: each of them fails at its next run.',
  fix: 'Make the input optional, or give it an internal default.',
  sources: ['pull requests 2641, 3516 and 3656 of the public repository'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    if (!isRequiredAddition(field)) return;
    yield {
      message: `${fieldName(field, operation)} is new and required, and has no default.`,
      new: field.label,
      place: field.site,
      fix: `Make the input optional or give it an internal default; or ${asNextRevision(operation)}`,
    };
  },
  valid: [
    update(operation('optional', { parameters: [filter, { ...tenant, required: false }] })),
    update(operation('with a default', { parameters: [filter, { ...tenant, default: 'all', 'x-ms-visibility': 'internal' }] })),
    update(
      bodySchema('required in something optional', { properties: { name, place: { required: ['hall'], properties: { hall: {} } } } }),
      bodySchema('', { properties: { name, place: { properties: {} } } }),
    ),
    update(
      bodySchema('items alone', { required: ['name'], properties: { name: { type: 'array', items: {} } } }),
      bodySchema('', { required: ['name'], properties: { name: {} } }),
    ),
    update(paths('the platform fills it in', webhook()), paths('', webhook({ body: { properties: {}, required: [] } }))),
  ],
  invalid: [
    update(operation('a parameter', { parameters: [filter, tenant] }, { at: ['parameters', 1] })),
    update(operation('null is no default', { parameters: [filter, { ...tenant, default: null }] }, { at: ['parameters', 1] })),
    update(
      operation(
        'a parameter without a visible place for a value',
        { parameters: [{ ...tenant, 'x-ms-visibility': 'internal' }, filter] },
        { at: ['parameters', 0] },
      ),
    ),
    update(
      bodySchema(
        'a field of the body',
        { required: ['name', 'hall'], properties: { name, hall: { type: 'string' } } },
        { at: ['properties', 'hall'] },
      ),
    ),
    update(
      operation(
        'a shared parameter is told where it is used',
        { parameters: [filter, { $ref: '#/parameters/tenant' }] },
        { document: { parameters: { tenant } } },
      ),
    ),
    update(
      document(
        'a field of an item',
        {
          paths: {
            '/things': {
              post: {
                operationId: 'CreateThings',
                parameters: [
                  { name: 'body', in: 'body', required: true, schema: { type: 'array', items: { $ref: '#/definitions/Thing' } } },
                ],
              },
            },
          },
          definitions: { Thing: { type: 'object', required: ['hall'], properties: { hall: { type: 'string' } } } },
        },
        { at: ['paths', '/things', 'post'] },
      ),
      document('', {
        paths: {
          '/things': {
            post: {
              operationId: 'CreateThings',
              parameters: [{ name: 'body', in: 'body', required: true, schema: { type: 'array', items: {} } }],
            },
          },
        },
      }),
    ),
  ],
});
