import type { JsonObject } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { bodyParameter, type Example, operation, parameter, schema, update } from '../examples.ts';
import { isRequiredAddition } from './additions.ts';
import { isCallback } from './callbacks.ts';
import { changesOf } from './field-changes.ts';
import { fieldName } from './field-names.ts';
import { isHiddenField } from './hidden-fields.ts';
import { becomesNeeded } from './requirements.ts';
import { tellMember } from './tell-member.ts';

const filter = { name: 'filter', in: 'query', type: 'string', 'x-ms-summary': 'Filter', description: 'Words that the name must contain.' };

export const changeHiddenField = defineRule({
  id: 'change-hidden-field',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'Fields that makers do not see stay the same.',
  why: 'What a hidden input sends by default decides what the service does.',
  fix: 'Confirm that existing flows get the same from the service.',
  change: { isBreaking: false, updateClass: 'major' },
  given: ['input-versions', 'output-versions'],
  *check(field, operation) {
    const { before, after, direction } = field;
    if (!isHiddenField(field) || isRequiredAddition(field)) return;
    const only = before ?? after;
    if (before === undefined || after === undefined) {
      if (only !== undefined && isCallback(only)) return;
      const change = before ? { old: field.label } : { new: field.label };
      yield { message: `${fieldName(field, operation)}, which is hidden, is ${before ? 'gone' : 'new'}.`, ...change };
      return;
    }
    const isNeededNow = direction === 'input' && becomesNeeded(field);
    for (const change of changesOf(field)) {
      if (isNeededNow && (change.name === 'required' || change.name === 'default')) continue;
      yield tellMember(field, operation, change, ', which is hidden,');
    }
  },
  valid: [
    update(parameter('visible', { default: 'new' })),
    update(parameter('a text', { 'x-ms-visibility': 'internal', description: 'Words.' }), hidden()),
    update(
      parameter('required, and its default is gone', { 'x-ms-visibility': 'internal', required: true }),
      parameter('', { 'x-ms-visibility': 'internal', required: true, default: 'old' }),
    ),
    update(parameter('required without a default', { 'x-ms-visibility': 'internal', required: true }), hidden()),
  ],
  invalid: [
    update(parameter('a default', { 'x-ms-visibility': 'internal', default: 'new' }, { at: ['default'] }), hidden()),
    update(operation('gone', { parameters: [] }, { at: [] }), hidden()),
    update(
      operation(
        'new',
        { parameters: [filter, { name: 'hall', in: 'query', type: 'string', 'x-ms-visibility': 'internal' }] },
        { at: ['parameters', 1] },
      ),
    ),
    update(
      schema('an output', { 'x-ms-visibility': 'internal', type: 'integer' }, { at: ['type'] }),
      schema('', { 'x-ms-visibility': 'internal' }),
    ),
    update(
      bodyParameter('part of something hidden', body({ type: 'integer' }), { at: ['schema', 'properties', 'id', 'type'] }),
      bodyParameter('', body({ type: 'string' })),
    ),
  ],
});

function body(id: JsonObject): JsonObject {
  return { 'x-ms-visibility': 'internal', schema: { properties: { id } } };
}

function hidden(): Example {
  return parameter('', { 'x-ms-visibility': 'internal' });
}
