import { defineRule, publicPrograms } from '../define.ts';
import { inputSchema, parameter, update } from '../examples.ts';
import { enumOf, listed, valuesBeyond } from './enum-values.ts';
import { fieldName } from './field-names.ts';
import { isHiddenField } from './hidden-fields.ts';

export const changeEnumWidened = defineRule({
  id: 'change-enum-widened',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An input offers no more values than it did.',
  why: 'Makers can choose what the service did not know before.',
  fix: 'Confirm that the service takes the new values.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    const { before, after } = field;
    const [old, now] = [before && enumOf(before), after && enumOf(after)];
    if (old === undefined || after === undefined || isHiddenField(field)) return;
    const added = now && valuesBeyond(now, old);
    if (added?.length === 0) return;
    yield {
      message: `${fieldName(field, operation)} ${added ? `now offers ${listed(added)} too` : 'no longer limits what is entered to fixed values'}.`,
      old: added ? undefined : old,
      new: added,
      at: ['enum'],
    };
  },
  valid: [
    update(parameter('a value less', { enum: ['red'] }), parameter('', { enum: ['red', 'green'] })),
    update(parameter('a list where none was', { enum: ['red'] })),
    update(parameter('hidden', { 'x-ms-visibility': 'internal' }), parameter('', { enum: ['red'], 'x-ms-visibility': 'internal' })),
  ],
  invalid: [
    update(parameter('a value more', { enum: ['red', 'green'] }, { at: ['enum'] }), parameter('', { enum: ['green'] })),
    update(inputSchema('free now', {}), inputSchema('', { enum: ['red'] })),
  ],
});
