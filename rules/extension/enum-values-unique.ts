import { arrayOr, isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { inputSchema, parameter } from '../examples.ts';
import { quote } from '../quote.ts';
import { valueKey } from './value-key.ts';

export const enumValuesUnique = defineRule({
  id: 'enum-values-unique',
  subject: 'extension',
  codes: ['DuplicateEnumValuesInExtension'],
  severity: 'error',
  programs: everyProgram,
  summary: 'x-ms-enum-values gives each value one display name.',
  why: 'Makers pick from a list in which two entries do the same.',
  fix: 'Keep one entry for each value.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: ['parameter', 'header', 'items', 'schema'],
  having: ['x-ms-enum-values'],
  *check(node) {
    const known = new Set<string>();
    for (const [index, item] of arrayOr(node['x-ms-enum-values']).entries()) {
      if (!isObject(item) || item['value'] === undefined) continue;
      const key = valueKey(item['value']);
      if (known.has(key)) {
        yield { message: `x-ms-enum-values has the value ${quote(item['value'])} more than once.`, at: ['x-ms-enum-values', index] };
      }
      known.add(key);
    }
  },
  valid: [
    parameter('a text and a number', {
      'x-ms-enum-values': [
        { value: '1', displayName: 'One' },
        { value: 1, displayName: 'First' },
      ],
    }),
    parameter('malformed', { 'x-ms-enum-values': [null, {}, {}, 'new'] }),
  ],
  invalid: [
    parameter(
      'the same text',
      {
        'x-ms-enum-values': [
          { value: 'new', displayName: 'New' },
          { value: 'new', displayName: 'Fresh' },
        ],
      },
      { at: ['x-ms-enum-values', 1] },
    ),
    inputSchema(
      'equal objects',
      { 'x-ms-enum-values': [{ value: { a: 1, b: [2] } }, { value: null }, { value: { b: [2], a: 1 } }] },
      { at: ['x-ms-enum-values', 2] },
    ),
  ],
});
