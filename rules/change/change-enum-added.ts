import { defineRule, publicPrograms } from '../define.ts';
import { inputSchema, parameter, schema, update } from '../examples.ts';
import { enumOf, listed } from './enum-values.ts';
import { fieldName } from './field-names.ts';
import { isHiddenField } from './hidden-fields.ts';

export const changeEnumAdded = defineRule({
  id: 'change-enum-added',
  subject: 'change',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'An input that takes any value does not become a list of fixed ones.',
  why: 'Flows in which a maker entered something else send what is no longer allowed.',
  fix: 'Leave the input free, or offer the values by x-ms-dynamic-values.',
  sources: ['pull request 619 of the public repository'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    const { before, after } = field;
    const now = after && enumOf(after);
    if (before === undefined || now === undefined || enumOf(before) !== undefined || isHiddenField(field)) return;
    yield {
      message: `${fieldName(field, operation)} took any value and now takes only ${listed(now)}.`,
      new: now,
      at: ['enum'],
    };
  },
  valid: [
    update(parameter('it had one', { enum: ['red', 'green'] }), parameter('', { enum: ['red'] })),
    update(schema('an output', { enum: ['red', 'green'] })),
    update(parameter('hidden', { enum: ['red'], 'x-ms-visibility': 'internal' }), parameter('', { 'x-ms-visibility': 'internal' })),
  ],
  invalid: [
    update(parameter('a parameter', { enum: ['red', 'green'] }, { at: ['enum'] })),
    update(inputSchema('a field of the body', { enum: [] }, { at: ['enum'] })),
  ],
});
