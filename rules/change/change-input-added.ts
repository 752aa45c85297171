import { defineRule, publicPrograms } from '../define.ts';
import { bodySchema, operation, paths, update } from '../examples.ts';
import { webhook } from '../webhook-example.ts';
import { isRequiredAddition } from './additions.ts';
import { isCallback } from './callbacks.ts';
import { fieldName } from './field-names.ts';
import { isHiddenField } from './hidden-fields.ts';

const filter = { name: 'filter', in: 'query', type: 'string', 'x-ms-summary': 'Filter', description: 'Words that the name must contain.' };

export const changeInputAdded = defineRule({
  id: 'change-input-added',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'No input is new.',
  why: 'Makers can enter more; what existing flows send stays the same.',
  fix: 'Confirm that the input may be left empty.',
  sources: ['Implement versioning operations, Microsoft Learn'],
  change: { isBreaking: false, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    const { before, after, label } = field;
    if (before !== undefined || after === undefined || isHiddenField(field) || isRequiredAddition(field) || isCallback(after)) return;
    yield { message: `${fieldName(field, operation)} is new.`, new: label };
  },
  valid: [
    update(operation('required', { parameters: [filter, { name: 'hall', in: 'query', type: 'string', required: true }] })),
    update(operation('hidden', { parameters: [filter, { name: 'hall', in: 'query', type: 'string', 'x-ms-visibility': 'internal' }] })),
    update(paths('the platform fills it in', webhook()), paths('', webhook({ body: { properties: {}, required: [] } }))),
  ],
  invalid: [
    update(operation('a parameter', { parameters: [filter, { name: 'hall', in: 'query', type: 'string' }] }, { at: ['parameters', 1] })),
    update(
      operation(
        'required, with a default',
        { parameters: [filter, { name: 'hall', in: 'query', type: 'string', required: true, default: 'A' }] },
        { at: ['parameters', 1] },
      ),
    ),
    update(
      bodySchema('a field of the body', { properties: { name: {}, hall: {} } }, { at: ['properties', 'hall'] }),
      bodySchema('', { properties: { name: {} } }),
    ),
  ],
});
