import { defineRule, publicPrograms } from '../define.ts';
import { parameter, schema, update } from '../examples.ts';
import { isHiddenField } from './hidden-fields.ts';
import { changesAmong } from './members.ts';
import { tellMember } from './tell-member.ts';

export const changeFieldFormat = defineRule({
  id: 'change-field-format',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A field keeps its format.',
  why: 'The designer treats the value another way: as a date, a file or a number of another size.',
  fix: 'Confirm that existing values still fit.',
  change: { isBreaking: false, updateClass: 'major' },
  given: ['input-versions', 'output-versions'],
  *check(field, operation) {
    if (isHiddenField(field)) return;
    for (const change of changesAmong(field, ['format'])) yield tellMember(field, operation, change);
  },
  valid: [
    update(parameter('hidden', { format: 'date-time', 'x-ms-visibility': 'internal' }), parameter('', { 'x-ms-visibility': 'internal' })),
  ],
  invalid: [
    update(parameter('an input', { format: 'date-time' }, { at: ['format'] })),
    update(schema('an output', { format: 'date' }, { at: ['format'] }), schema('', { format: 'date-time' })),
    update(schema('none any more', {}), schema('', { format: 'uuid' })),
  ],
});
