import { defineRule, publicPrograms } from '../define.ts';
import { inputSchema, parameter, update } from '../examples.ts';
import { isTighter } from './constraints.ts';
import { constraintMembers } from './field-members.ts';
import { isHiddenField } from './hidden-fields.ts';
import { changesAmong } from './members.ts';
import { tellMember } from './tell-member.ts';

export const changeConstraintLoosened = defineRule({
  id: 'change-constraint-loosened',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An input takes no more than it took.',
  why: 'Makers may send what the service refused before.',
  fix: 'Confirm that the service takes the new values.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    if (isHiddenField(field)) return;
    for (const change of changesAmong(field, constraintMembers).filter((change) => !isTighter(change)))
      yield tellMember(field, operation, change);
  },
  valid: [
    update(parameter('hidden', { maxLength: 5, 'x-ms-visibility': 'internal' }), parameter('', { 'x-ms-visibility': 'internal' })),
    update(parameter('tighter', { maxLength: 5 })),
  ],
  invalid: [
    update(parameter('a higher limit', { maxLength: 9 }, { at: ['maxLength'] }), parameter('', { maxLength: 5 })),
    update(inputSchema('none any more', {}), inputSchema('', { pattern: '^[a-z]+$' })),
    update(
      parameter('the limit itself is allowed', { exclusiveMaximum: false }, { at: ['exclusiveMaximum'] }),
      parameter('', { exclusiveMaximum: true }),
    ),
  ],
});
