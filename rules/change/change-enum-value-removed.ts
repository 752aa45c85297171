import { defineRule, publicPrograms } from '../define.ts';
import { type Example, inputSchema, parameter, schema, update } from '../examples.ts';
import { enumOf, listed, valuesBeyond } from './enum-values.ts';
import { fieldName } from './field-names.ts';
import { isHiddenField } from './hidden-fields.ts';

export const changeEnumValueRemoved = defineRule({
  id: 'change-enum-value-removed',
  subject: 'change',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'An input still offers every value that it offered.',
  why: 'Flows in which a maker chose the value send what is no longer allowed.',
  fix: 'Keep the value.',
  sources: ['pull request 3287 of the public repository'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    const { before, after } = field;
    const [old, now] = [before && enumOf(before), after && enumOf(after)];
    if (old === undefined || now === undefined || isHiddenField(field)) return;
    const gone = valuesBeyond(old, now);
    if (gone.length === 0) return;
    yield {
      message: `${fieldName(field, operation)} no longer offers ${listed(gone)}.`,
      old: gone,
      at: ['enum'],
    };
  },
  valid: [
    update(parameter('another order and one more', { enum: ['pink', 'blue', 'green', 'red'] }), colours()),
    update(parameter('free now', {}), colours()),
    update(schema('an output', { enum: ['red'] }), schema('', { enum: ['red', 'green'] })),
    update(
      parameter('hidden', { enum: ['red'], 'x-ms-visibility': 'internal' }),
      parameter('', { enum: ['red', 'green'], 'x-ms-visibility': 'internal' }),
    ),
  ],
  invalid: [
    update(parameter('gone', { enum: ['red', 'green'] }, { at: ['enum'] }), colours()),
    update(parameter('in capitals', { enum: ['Red', 'green', 'blue'] }, { at: ['enum'] }), colours()),
    update(inputSchema('a number became a text', { enum: ['1', 2] }, { at: ['enum'] }), inputSchema('', { enum: [1, 2] })),
  ],
});

function colours(): Example {
  return parameter('', { enum: ['red', 'green', 'blue'] });
}
