import { defineRule, everyProgram } from '../define.ts';
import { parameter, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { nameOf, typedKinds } from './typed-node.ts';

export const schemaEnumNonEmpty = defineRule({
  id: 'schema-enum-non-empty',
  subject: 'schema',
  codes: ['EnumMustContainAtLeastOneElement'],
  severity: 'error',
  programs: everyProgram,
  summary: 'An enum lists at least one value.',
  why: 'An enum without values allows nothing: the field becomes a list from which nothing can be chosen.',
  fix: 'List the values, or delete the enum.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: typedKinds,
  having: ['enum'],
  check({ enum: values }, node) {
    if (!Array.isArray(values)) return { message: `${nameOf(node)} has ${quote(values)} as enum, not a list of values.`, at: ['enum'] };
    else if (values.length === 0)
      return { message: `${nameOf(node)} has an enum without values.`, at: ['enum'], repair: { kind: 'remove' } };
  },
  valid: [
    parameter('one value', { enum: ['all'] }),
    schema('null is a value', { enum: [null] }),
    schema('a property that is called enum', { type: 'object', properties: { enum: { type: 'string' } } }),
  ],
  invalid: [
    parameter('a parameter', { enum: [] }, { at: ['enum'] }),
    schema('a property', { enum: [] }, { at: ['enum'] }),
    parameter('items of a parameter', { type: 'array', items: { type: 'string', enum: [] } }, { at: ['items', 'enum'] }),
    schema('not a list', { enum: 'open,closed' }, { at: ['enum'] }),
  ],
});
