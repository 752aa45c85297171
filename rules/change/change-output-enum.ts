import { defineRule, publicPrograms } from '../define.ts';
import { parameter, schema, update } from '../examples.ts';
import { enumOf, listed, valuesBeyond } from './enum-values.ts';
import { fieldName } from './field-names.ts';
import { isHiddenField } from './hidden-fields.ts';

export const changeOutputEnum = defineRule({
  id: 'change-output-enum',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An output lists the same values.',
  why: 'Flows that look for one of the values meet another, or never see it again.',
  fix: 'Confirm which values the service answers with.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'output-versions',
  *check(field, operation) {
    const { before, after } = field;
    if (before === undefined || after === undefined || isHiddenField(field)) return;
    const [old, now] = [enumOf(before), enumOf(after)];
    const gone = valuesBeyond(old ?? [], now ?? []);
    const added = valuesBeyond(now ?? [], old ?? []);
    if (gone.length === 0 && added.length === 0) return;
    const parts = [
      ...(gone.length > 0 ? [`no longer lists ${listed(gone)}`] : []),
      ...(added.length > 0 ? [`now lists ${listed(added)}`] : []),
    ];
    yield {
      message: `${fieldName(field, operation)} ${parts.join(' and ')}.`,
      old: gone.length > 0 ? gone : undefined,
      new: added.length > 0 ? added : undefined,
      at: ['enum'],
    };
  },
  valid: [
    update(parameter('an input', { enum: ['red'] })),
    update(schema('another order', { enum: ['red', 'green'] }), schema('', { enum: ['green', 'red'] })),
  ],
  invalid: [
    update(schema('a list where none was', { enum: ['red'] }, { at: ['enum'] })),
    update(schema('others', { enum: ['red', 'blue'] }, { at: ['enum'] }), schema('', { enum: ['red', 'green'] })),
    update(schema('none any more', {}), schema('', { enum: ['red'] })),
  ],
});
