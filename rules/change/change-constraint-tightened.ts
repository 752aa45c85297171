import { defineRule, publicPrograms } from '../define.ts';
import { inputSchema, parameter, schema, update } from '../examples.ts';
import { isTighter } from './constraints.ts';
import { constraintMembers } from './field-members.ts';
import { isHiddenField } from './hidden-fields.ts';
import { changesAmong } from './members.ts';
import { tellMember } from './tell-member.ts';

export const changeConstraintTightened = defineRule({
  id: 'change-constraint-tightened',
  subject: 'change',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'An input takes every value that it took.',
  why: 'Values that flows send may now be refused.',
  fix: 'Restore the limit.',
  sources: ['Implement versioning operations, Microsoft Learn'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    if (isHiddenField(field)) return;
    for (const change of changesAmong(field, constraintMembers).filter(isTighter)) yield tellMember(field, operation, change);
  },
  valid: [
    update(parameter('hidden', { maxLength: 5, 'x-ms-visibility': 'internal' }), parameter('', { 'x-ms-visibility': 'internal' })),
    update(parameter('looser', { maxLength: 9 }), parameter('', { maxLength: 5 })),
    update(parameter('no limit any more', {}), parameter('', { pattern: '^[a-z]+$' })),
    update(schema('an output', { maxLength: 5 })),
  ],
  invalid: [
    update(parameter('a limit where none was', { maxLength: 5 }, { at: ['maxLength'] })),
    update(inputSchema('a lower limit', { minLength: 3 }, { at: ['minLength'] }), inputSchema('', { minLength: 1 })),
    update(parameter('another pattern', { pattern: '^[a-y]+$' }, { at: ['pattern'] }), parameter('', { pattern: '^[a-z]+$' })),
    update(parameter('no value twice', { uniqueItems: true }, { at: ['uniqueItems'] }), parameter('', { uniqueItems: false })),
  ],
});
