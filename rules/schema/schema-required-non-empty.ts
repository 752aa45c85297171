import { defineRule, everyProgram } from '../define.ts';
import { bodySchema, document } from '../examples.ts';
import { quote } from '../quote.ts';
import { schemaName } from './typed-node.ts';

export const schemaRequiredNonEmpty = defineRule({
  id: 'schema-required-non-empty',
  subject: 'schema',
  codes: ['RequiredPropertyArrayEmpty'],
  severity: 'error',
  programs: everyProgram,
  summary: 'The required member of a schema lists at least one name.',
  why: 'Swagger 2.0 forbids an empty list, and the platform refuses the definition.',
  fix: 'Delete the empty list, or name the properties that are required.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'schema',
  having: ['required'],
  check({ required }, schema) {
    if (!Array.isArray(required))
      return {
        message: `${schemaName(schema)} has ${quote(required)} as required, not a list of names.`,
        at: ['required'],
        repair: required === false ? { kind: 'remove' } : undefined,
      };
    else if (!required.some((name) => typeof name === 'string'))
      return {
        message: `${schemaName(schema)} has a required list without any name.`,
        at: ['required'],
        repair: required.length === 0 ? { kind: 'remove' } : undefined,
      };
  },
  valid: [
    bodySchema('one name', { required: ['name'] }),
    bodySchema('no list', { required: undefined }),
    bodySchema('a property that is called required', { required: undefined, properties: { required: { type: 'boolean' } } }),
  ],
  invalid: [
    bodySchema('empty', { required: [] }, { at: ['required'] }),
    bodySchema('no names', { required: [null, 1] }, { at: ['required'] }),
    document(
      'as of a parameter',
      { definitions: { Thing: { type: 'object', properties: { id: { type: 'string', required: true } } } } },
      { at: ['definitions', 'Thing', 'properties', 'id', 'required'] },
    ),
  ],
});
