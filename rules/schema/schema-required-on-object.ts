import { defineRule, everyProgram } from '../define.ts';
import { bodySchema, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { schemaName } from './typed-node.ts';

export const schemaRequiredOnObject = defineRule({
  id: 'schema-required-on-object',
  subject: 'schema',
  codes: ['RequiredPropertyNotOnObject'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A list of required properties belongs to an object.',
  why: 'Beside another type the list has no effect: what was meant to be required stays optional.',
  fix: 'Delete required, or move it to the object whose properties it names.',
  published: { certified: 5, 'independent-publisher': 0 },
  given: 'schema',
  having: ['required'],
  check({ type, required, items }, schema) {
    if (!Array.isArray(required) || type === undefined || type === 'object') return;
    const fix = type === 'array' && items !== undefined ? 'Move required into the items, or delete it.' : undefined;
    return { message: `${schemaName(schema)} has type ${quote(type)} and a required list.`, at: ['required'], ...(fix && { fix }) };
  },
  valid: [
    bodySchema('an object', {}),
    bodySchema('no type', { type: undefined }),
    schema('not a list: schema-required-non-empty', { required: true }),
  ],
  invalid: [
    bodySchema(
      'an array',
      { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } }, properties: undefined },
      { at: ['required'] },
    ),
    schema('a text', { required: ['name'] }, { at: ['required'] }),
  ],
});
