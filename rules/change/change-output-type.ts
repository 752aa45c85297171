import { defineRule, publicPrograms } from '../define.ts';
import { responseSchema, schema, update } from '../examples.ts';
import { fieldName } from './field-names.ts';
import { changedTypes } from './field-types.ts';
import { isHiddenField } from './hidden-fields.ts';
import { asNextRevision } from './revisions.ts';

export const changeOutputType = defineRule({
  id: 'change-output-type',
  subject: 'change',
  codes: ['OutputFieldTypeChanged'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'Everything that an operation answers with keeps its type.',
  why: 'Flows go on with the value as what it was: their expressions fail on another type.',
  fix: 'Restore the type, or add a new operation.',
  sources: ['Policy code OutputFieldTypeChanged', 'pull requests 3910 and 4168 of the public repository'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'output-versions',
  *check(field, operation) {
    const types = changedTypes(field);
    if (types === undefined || isHiddenField(field)) return;
    yield {
      message: `${fieldName(field, operation)} was of type ${types.old} and is now of type ${types.now}.`,
      old: types.old,
      new: types.now,
      at: ['type'],
      fix: `Restore the type, or ${asNextRevision(operation)}`,
    };
  },
  valid: [
    update(responseSchema('the type goes without saying', { type: undefined })),
    update(schema('a type where none was', { type: 'integer' }), schema('', { type: undefined })),
    update(schema('hidden', { type: 'integer', 'x-ms-visibility': 'internal' }), schema('', { 'x-ms-visibility': 'internal' })),
  ],
  invalid: [
    update(schema('a property', { type: 'integer' }, { at: ['type'] })),
    update(schema('a whole number may have a fraction now', { type: 'number' }, { at: ['type'] }), schema('', { type: 'integer' })),
    update(responseSchema('one thing, not a list', { type: 'object', items: undefined }, { at: ['type'] })),
  ],
});
