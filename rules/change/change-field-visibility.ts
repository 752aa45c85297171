import { defineRule, publicPrograms } from '../define.ts';
import { parameter, schema, update } from '../examples.ts';
import { quote } from '../quote.ts';
import { fieldName } from './field-names.ts';
import { isHidden, isHiddenField } from './hidden-fields.ts';
import { changesAmong } from './members.ts';

export const changeFieldVisibility = defineRule({
  id: 'change-field-visibility',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A field keeps its visibility.',
  why: 'Makers find the field elsewhere, see for the first time what was hidden, or no longer find it.',
  fix: 'Confirm that makers shall see the field there.',
  change: { isBreaking: false, updateClass: 'major' },
  given: ['input-versions', 'output-versions'],
  *check(field, operation) {
    const { before, after, direction } = field;
    if (before === undefined || after === undefined) return;
    const [change] = changesAmong(field, ['x-ms-visibility']);
    if (isHiddenField(field) || (change === undefined && before.isInternal === after.isInternal)) return;
    if (direction === 'input' && !isHidden(before) && after.isInternal) return;
    yield {
      message: `The visibility of ${fieldName(field, operation).replace(/^./, (letter) => letter.toLowerCase())} was ${quote(change?.old ?? 'none')} and is now ${quote(change?.now ?? 'none')}.`,
      old: change?.old,
      new: change?.now,
      at: ['x-ms-visibility'],
    };
  },
  valid: [
    update(parameter('a hidden input is told as such', { 'x-ms-visibility': 'internal' })),
    update(schema('the same', { 'x-ms-visibility': 'advanced' }), schema('', { 'x-ms-visibility': 'advanced' })),
  ],
  invalid: [
    update(parameter('advanced', { 'x-ms-visibility': 'advanced' }, { at: ['x-ms-visibility'] })),
    update(parameter('shown', {}), parameter('', { 'x-ms-visibility': 'internal' })),
    update(schema('a hidden output', { 'x-ms-visibility': 'internal' }, { at: ['x-ms-visibility'] })),
  ],
});
