import { defineRule, publicPrograms } from '../define.ts';
import { parameter, pathParameter, update } from '../examples.ts';
import { encodingMembers } from './field-members.ts';
import { isHiddenField } from './hidden-fields.ts';
import { changesAmong } from './members.ts';
import { tellMember } from './tell-member.ts';

export const changeInputEncoding = defineRule({
  id: 'change-input-encoding',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An input is written into the request as before.',
  why: 'The service receives the same value in another form.',
  fix: 'Confirm that the service reads the new form.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    if (isHiddenField(field)) return;
    for (const change of changesAmong(field, encodingMembers)) yield tellMember(field, operation, change);
  },
  valid: [
    update(
      parameter('hidden', { 'x-ms-url-encoding': 'double', 'x-ms-visibility': 'internal' }),
      parameter('', { 'x-ms-visibility': 'internal' }),
    ),
  ],
  invalid: [
    update(
      parameter('how a list is written', { collectionFormat: 'multi' }, { at: ['collectionFormat'] }),
      parameter('', { collectionFormat: 'csv' }),
    ),
    update(pathParameter('how a path is encoded', { 'x-ms-url-encoding': 'double' }, { at: ['x-ms-url-encoding'] })),
  ],
});
