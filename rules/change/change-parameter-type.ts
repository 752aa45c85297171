import { defineRule, publicPrograms } from '../define.ts';
import { inputSchema, parameter, unchanged, update } from '../examples.ts';
import { nameInput } from './field-names.ts';
import { typeOf } from './field-types.ts';

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
  *check({ before, after, label }, operation) {
    if (before === undefined || after === undefined) return;
    const [old, now] = [typeOf(before.value), typeOf(after.value)];
    const isSame = old === now || old === 'any' || now === 'any';
    if (isSame || (old === 'integer' && now === 'number')) return;
    yield {
      message: `${nameInput(label, operation)} was of type ${old} and is now of type ${now}.`,
      old,
      new: now,
      at: ['type'],
    };
  },
  valid: [
    update(parameter('integer becomes number', { type: 'number' }), parameter('integer', { type: 'integer' })),
    update(inputSchema('another text', { description: 'Another text about the name.' })),
    update(unchanged(), parameter('a type where none was', { type: undefined })),
  ],
  invalid: [
    update(parameter('a parameter', { type: 'integer' }, { at: ['type'] })),
    update(inputSchema('a field of the body', { type: 'integer' }, { at: ['type'] })),
  ],
});
