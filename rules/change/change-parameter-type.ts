import { defineRule, publicPrograms } from '../define.ts';
import { inputSchema, parameter, unchanged, update } from '../examples.ts';
import { fieldName } from './field-names.ts';
import { changedTypes } from './field-types.ts';
import { isHiddenField } from './hidden-fields.ts';
import { asNextRevision } from './revisions.ts';

export const changeParameterType = defineRule({
  id: 'change-parameter-type',
  subject: 'change',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'An input keeps its type; integer may become number.',
  why: 'Flows hold values of the old type: what they send is refused, or arrives as something else.',
  fix: 'Restore the type, or add a new operation.',
  change: { isBreaking: true, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    const types = changedTypes(field);
    if (types === undefined || isHiddenField(field) || (types.old === 'integer' && types.now === 'number')) return;
    yield {
      message: `${fieldName(field, operation)} was of type ${types.old} and is now of type ${types.now}.`,
      old: types.old,
      new: types.now,
      at: ['type'],
      fix: `Restore the type, or ${asNextRevision(operation)}`,
    };
  },
  valid: [
    update(parameter('integer becomes number', { type: 'number' }), parameter('integer', { type: 'integer' })),
    update(inputSchema('another text', { description: 'Another text about the name.' })),
    update(
      inputSchema('a type that was implied', { type: 'object', properties: {} }),
      inputSchema('', { type: undefined, properties: {} }),
    ),
    update(unchanged(), parameter('a type where none was', { type: undefined })),
    update(
      parameter('a hidden input', { type: 'integer', 'x-ms-visibility': 'internal' }),
      parameter('hidden', { 'x-ms-visibility': 'internal' }),
    ),
  ],
  invalid: [
    update(parameter('a parameter', { type: 'integer' }, { at: ['type'] })),
    update(inputSchema('a field of the body', { type: 'integer' }, { at: ['type'] })),
    update(
      parameter('an item', { type: 'array', items: { type: 'integer' } }, { at: ['items', 'type'] }),
      parameter('', { type: 'array', items: { type: 'string' } }),
    ),
  ],
});
