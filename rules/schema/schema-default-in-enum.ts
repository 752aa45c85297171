import { equalJson } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { inputSchema, parameter } from '../examples.ts';
import { quote } from '../quote.ts';
import { nameOf, typedKinds } from './typed-node.ts';

export const schemaDefaultInEnum = defineRule({
  id: 'schema-default-in-enum',
  subject: 'schema',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'The default of an enum is one of its values.',
  why: 'The list of choices cannot show such a default, yet the API gets a value that it does not know.',
  fix: 'Take one of the listed values as default, or add the value to the enum.',
  published: { certified: 2, 'independent-publisher': 0 },
  given: typedKinds,
  having: ['enum'],
  check({ default: value, enum: values }, node) {
    if (value === undefined || !Array.isArray(values) || values.some((allowed) => equalJson(allowed, value))) return;
    return { message: `${nameOf(node)} has the default ${quote(value)}, which is not in its enum.`, at: ['default'] };
  },
  valid: [
    parameter('one of the values', { enum: ['asc', 'desc'], default: 'asc' }),
    parameter('no default', { enum: ['asc', 'desc'] }),
    inputSchema('an object', { type: 'object', enum: [{ a: 1, b: 2 }], default: { b: 2, a: 1 } }),
  ],
  invalid: [
    parameter('in another letter case', { enum: ['asc', 'desc'], default: 'ASC' }, { at: ['default'] }),
    inputSchema('of another type', { type: 'integer', enum: [1, 2], default: '1' }, { at: ['default'] }),
    parameter(
      'items of a parameter',
      { type: 'array', items: { type: 'string', enum: ['a'], default: 'b' } },
      { at: ['items', 'default'] },
    ),
  ],
});
