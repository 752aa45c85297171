import { defineRule, publicPrograms } from '../define.ts';
import { inputSchema, parameter, schema, update } from '../examples.ts';
import { isHiddenField } from './hidden-fields.ts';
import { changesAmong } from './members.ts';
import { becomesNeeded } from './requirements.ts';
import { tellMember } from './tell-member.ts';

export const changeInputDefault = defineRule({
  id: 'change-input-default',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An input keeps its default.',
  why: 'Requests without a value of their own send another one, or none.',
  fix: 'Confirm that the service does the same with the new default.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    if (isHiddenField(field) || becomesNeeded(field)) return;
    for (const change of changesAmong(field, ['default'])) yield tellMember(field, operation, change);
  },
  valid: [
    update(parameter('hidden', { default: 'new', 'x-ms-visibility': 'internal' }), parameter('', { 'x-ms-visibility': 'internal' })),
    update(parameter('no flow can do without', { required: true }), parameter('', { required: true, default: 'old' })),
    update(schema('an output', { default: 'new' })),
  ],
  invalid: [
    update(parameter('one where none was', { default: 'new' }, { at: ['default'] })),
    update(parameter('another one', { default: 'old' }, { at: ['default'] }), parameter('', { default: 'new' })),
    update(parameter('none any more', {}), parameter('', { default: 'new' })),
    update(inputSchema('a field of the body', { default: 'new' }, { at: ['default'] }), inputSchema('', { default: 'old' })),
  ],
});
