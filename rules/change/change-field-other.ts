import { defineRule, publicPrograms } from '../define.ts';
import { bodySchema, parameter, responseSchema, schema, update } from '../examples.ts';
import { changesOf, isToldElsewhere } from './field-changes.ts';
import { isHiddenField } from './hidden-fields.ts';
import { tellMember } from './tell-member.ts';

export const changeFieldOther = defineRule({
  id: 'change-field-other',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'What else a field says about itself stays the same.',
  why: 'Nothing that changes in an input or output may go unsaid.',
  fix: 'Confirm the change.',
  change: { isBreaking: false, updateClass: 'major' },
  given: ['input-versions', 'output-versions'],
  *check(field, operation) {
    if (isHiddenField(field)) return;
    for (const change of changesOf(field)) {
      if (isToldElsewhere(change, field)) continue;
      yield tellMember(field, operation, change);
    }
  },
  valid: [
    update(parameter('what has a rule of its own', { format: 'date', maxLength: 5, enum: ['red'], description: 'Words.' })),
    update(responseSchema('the type goes without saying', { type: undefined })),
    update(parameter('hidden', { example: 'red', 'x-ms-visibility': 'internal' }), parameter('', { 'x-ms-visibility': 'internal' })),
  ],
  invalid: [
    update(parameter('an example', { example: 'red' }, { at: ['example'] })),
    update(parameter('whole numbers may have a fraction', { type: 'number' }, { at: ['type'] }), parameter('', { type: 'integer' })),
    update(parameter('any type', { type: undefined })),
    update(
      parameter('another order of the values', { enum: ['red', 'green'] }, { at: ['enum'] }),
      parameter('', { enum: ['green', 'red'] }),
    ),
    update(schema('a limit of an output', { maxLength: 5 }, { at: ['maxLength'] })),
    update(
      responseSchema(
        'an output that is always there',
        { items: { required: ['id'], properties: { id: {} } } },
        { at: ['items', 'properties', 'id'] },
      ),
      responseSchema('', { items: { properties: { id: {} } } }),
    ),
    update(bodySchema('a name required that is nowhere', { required: ['name', 'hall'] }, { at: ['required'] })),
  ],
});
