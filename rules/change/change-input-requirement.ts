import { defineRule, publicPrograms } from '../define.ts';
import { bodySchema, parameter, update } from '../examples.ts';
import { fieldName } from './field-names.ts';
import { isHiddenField } from './hidden-fields.ts';
import { becomesNeeded } from './requirements.ts';

export const changeInputRequirement = defineRule({
  id: 'change-input-requirement',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An input is as optional as it was.',
  why: 'Makers may leave empty what they had to fill in, or find a default where there was nothing.',
  fix: 'Confirm that the service takes requests without the input.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    const { before, after } = field;
    if (before === undefined || after === undefined || isHiddenField(field) || before.isRequired === after.isRequired) return;
    if (becomesNeeded(field)) return;
    yield {
      message: after.isRequired
        ? `${fieldName(field, operation)} was optional and is now required, with a default.`
        : `${fieldName(field, operation)} was required and is now optional.`,
      old: before.isRequired,
      new: after.isRequired,
      place: field.site,
    };
  },
  valid: [
    update(parameter('required, without a default', { required: true })),
    update(
      parameter('hidden', { 'x-ms-visibility': 'internal' }),
      parameter('', { 'x-ms-visibility': 'internal', required: true, default: 'new' }),
    ),
  ],
  invalid: [
    update(parameter('optional', {}), parameter('', { required: true })),
    update(parameter('required, with a default', { required: true, default: 'new' })),
    update(bodySchema('a field of the body', { required: [] }, { at: ['properties', 'name'] })),
  ],
});
