import { defineRule, publicPrograms } from '../define.ts';
import { bodyParameter, inputSchema, parameter, update } from '../examples.ts';
import { fieldName } from './field-names.ts';
import { isHidden } from './hidden-fields.ts';

export const changeParameterHidden = defineRule({
  id: 'change-parameter-hidden',
  subject: 'change',
  codes: ['InputFieldVisibilityChangedToInternal'],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'An input that makers see stays visible.',
  why: 'Makers can no longer see or change what their flow sends there.',
  fix: 'Keep the input visible.',
  sources: ['Policy code InputFieldVisibilityChangedToInternal'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    const { before, after } = field;
    if (before === undefined || after === undefined || isHidden(before) || !after.isInternal) return;
    yield {
      message: `${fieldName(field, operation)} was visible and is now internal.`,
      old: before.members['x-ms-visibility'],
      new: after.members['x-ms-visibility'],
      at: ['x-ms-visibility'],
    };
  },
  valid: [
    update(parameter('advanced is visible', { 'x-ms-visibility': 'advanced' })),
    update(parameter('shown', { 'x-ms-visibility': undefined }), parameter('hidden before', { 'x-ms-visibility': 'internal' })),
    update(
      inputSchema('its body was hidden before', { 'x-ms-visibility': 'internal' }),
      bodyParameter('', { 'x-ms-visibility': 'internal' }),
    ),
  ],
  invalid: [
    update(parameter('a parameter', { 'x-ms-visibility': 'internal' }, { at: ['x-ms-visibility'] })),
    update(inputSchema('a field of the body', { 'x-ms-visibility': 'Internal' }, { at: ['x-ms-visibility'] })),
    update(bodyParameter('the body', { 'x-ms-visibility': 'internal' }, { at: ['x-ms-visibility'] })),
  ],
});
