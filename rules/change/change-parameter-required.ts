import { defineRule, publicPrograms } from '../define.ts';
import { bodySchema, operation, parameter, update } from '../examples.ts';
import { fieldName } from './field-names.ts';
import { needsValue } from './requirements.ts';
import { asNextRevision } from './revisions.ts';

export const changeParameterRequired = defineRule({
  id: 'change-parameter-required',
  subject: 'change',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'An optional input stays optional, or has a default.',
  why: 'Flows that leave the input empty fail at their next run.',
  fix: 'Keep the input optional.',
  sources: ['pull request 3516 of the public repository'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    const { before, after } = field;
    if (before === undefined || after === undefined || before.isRequired || !needsValue(after)) return;
    yield {
      message: `${fieldName(field, operation)} was optional and is now required, without a default.`,
      old: false,
      new: true,
      place: field.site,
      fix: `Keep the input optional; or ${asNextRevision(operation)}`,
    };
  },
  valid: [
    update(parameter('with a default', { required: true, default: 'new' })),
    update(parameter('optional now', { required: false }), parameter('required before', { required: true })),
    update(bodySchema('the same list in another branch', { required: undefined, allOf: [{ required: ['name'] }] })),
  ],
  invalid: [
    update(parameter('a parameter', { required: true })),
    update(bodySchema('a field of the body', {}, { at: ['properties', 'name'] }), bodySchema('', { required: [] })),
    update(
      operation(
        'a shared parameter is told where it is used',
        { parameters: [{ $ref: '#/parameters/filter' }] },
        { document: { parameters: { filter: { name: 'filter', in: 'query', type: 'string', required: true } } } },
      ),
    ),
  ],
});
