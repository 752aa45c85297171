import { defineRule, publicPrograms } from '../define.ts';
import { parameter, schema, update } from '../examples.ts';
import { dynamicMembers } from './field-members.ts';
import { isHiddenField } from './hidden-fields.ts';
import { changesAmong } from './members.ts';
import { tellMember } from './tell-member.ts';

export const changeDynamicField = defineRule({
  id: 'change-dynamic-field',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A field gets its choices or its schema from the same operation.',
  why: 'Makers are offered other choices or fields, and what they chose before may not be among them.',
  fix: 'Confirm that what makers chose before is still offered.',
  change: { isBreaking: false, updateClass: 'major' },
  given: ['input-versions', 'output-versions'],
  *check(field, operation) {
    if (isHiddenField(field)) return;
    for (const change of changesAmong(field, dynamicMembers)) yield tellMember(field, operation, change);
  },
  valid: [
    update(
      parameter('hidden', { 'x-ms-dynamic-values': { operationId: 'ListThings' }, 'x-ms-visibility': 'internal' }),
      parameter('', { 'x-ms-visibility': 'internal' }),
    ),
  ],
  invalid: [
    update(
      parameter('choices', { 'x-ms-dynamic-values': { operationId: 'ListThings', 'value-path': 'id' } }, { at: ['x-ms-dynamic-values'] }),
    ),
    update(
      schema('a schema', { 'x-ms-dynamic-schema': { operationId: 'GetThing' } }, { at: ['x-ms-dynamic-schema'] }),
      schema('', { 'x-ms-dynamic-schema': { operationId: 'ListThings' } }),
    ),
    update(parameter('none any more', {}), parameter('', { 'x-ms-dynamic-list': { operationId: 'ListThings' } })),
  ],
});
