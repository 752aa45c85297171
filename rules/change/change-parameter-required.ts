import { defineRule, publicPrograms } from '../define.ts';
import { bodySchema, operation, parameter, update } from '../examples.ts';
import { fieldName } from './field-names.ts';
import { becomesNeeded } from './requirements.ts';
import { asNextRevision } from './revisions.ts';

export const changeParameterRequired = defineRule({
  id: 'change-parameter-required',
  subject: 'change',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'An input that flows could leave empty stays optional, or has a default.',
  why: 'Flows that leave the input empty fail at their next run.',
  fix: 'Keep the input optional.',
  sources: ['pull request 3516 of the public repository'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    if (!becomesNeeded(field)) return;
    const name = fieldName(field, operation);
    if (field.before?.isRequired) {
      yield {
        message: `${name} is required and has lost its default.`,
        old: field.before.members['default'],
        new: field.after?.members['default'],
        subject: `${field.label} default`,
        place: field.site,
        fix: `Keep the default or make the input optional; or ${asNextRevision(operation)}`,
      };
      return;
    }
    yield {
      message: `${name} was optional and is now required, without a default.`,
      old: false,
      new: true,
      place: field.site,
      fix: `Keep the input optional; or ${asNextRevision(operation)}`,
    };
  },
  valid: [
    update(parameter('with a default', { required: true, default: 'new' })),
    update(parameter('optional now', { required: false }), parameter('required before', { required: true })),
    update(parameter('needed before', { required: true }), parameter('', { required: true, default: null })),
    update(parameter('another default', { required: true, default: 'new' }), parameter('', { required: true, default: 'old' })),
    update(bodySchema('the same list in another branch', { required: undefined, allOf: [{ required: ['name'] }] })),
  ],
  invalid: [
    update(parameter('a parameter', { required: true })),
    update(bodySchema('a field of the body', {}, { at: ['properties', 'name'] }), bodySchema('', { required: [] })),
    update(parameter('its default is gone', { required: true }), parameter('', { required: true, default: 'all' })),
    update(
      parameter('it is shown, and its default is gone', { required: true }),
      parameter('', { required: true, default: 'all', 'x-ms-visibility': 'internal' }),
    ),
    update(
      parameter('hidden, and its default is gone', { required: true, 'x-ms-visibility': 'internal' }),
      parameter('', { required: true, default: 'all', 'x-ms-visibility': 'internal' }),
    ),
    update(
      operation(
        'a shared parameter is told where it is used',
        { parameters: [{ $ref: '#/parameters/filter' }] },
        { document: { parameters: { filter: { name: 'filter', in: 'query', type: 'string', required: true } } } },
      ),
    ),
  ],
});
