import { defineRule, publicPrograms } from '../define.ts';
import { response, responseSchema, schema, update } from '../examples.ts';
import { fieldName } from './field-names.ts';
import { isHiddenField } from './hidden-fields.ts';

export const changeOutputAdded = defineRule({
  id: 'change-output-added',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'No output is new.',
  why: 'Makers can go on with more; existing flows do not notice.',
  fix: 'Confirm that the service answers with it.',
  sources: ['Implement versioning operations, Microsoft Learn'],
  change: { isBreaking: false, updateClass: 'major' },
  given: 'output-versions',
  *check(field, operation) {
    const { before, after, label } = field;
    if (before !== undefined || after === undefined || isHiddenField(field)) return;
    yield { message: `${fieldName(field, operation)} is new.`, new: label };
  },
  valid: [
    update(schema('the same with another text', { description: 'Its name.' })),
    update(
      responseSchema('hidden', { items: { properties: { trace: { type: 'string', 'x-ms-visibility': 'internal' } } } }),
      responseSchema('', { items: { properties: {} } }),
    ),
  ],
  invalid: [
    update(
      responseSchema('a property', { items: { properties: { hall: { type: 'string' } } } }, { at: ['items', 'properties', 'hall'] }),
      responseSchema('', { items: { properties: {} } }),
    ),
    update(response('a schema where none was', {}, { at: ['schema'] }), response('', { schema: undefined })),
  ],
});
