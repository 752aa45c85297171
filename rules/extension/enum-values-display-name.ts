import { arrayOr, isBlank, objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { inputSchema, parameter } from '../examples.ts';
import { quote } from '../quote.ts';

export const enumValuesDisplayName = defineRule({
  id: 'enum-values-display-name',
  subject: 'extension',
  codes: ['MissingEnumValuesDisplayName'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Every entry of x-ms-enum-values has a displayName.',
  why: 'The display name is all that makers see of an entry: without it the list has an empty line.',
  fix: 'Add a displayName to the entry.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: ['parameter', 'header', 'items', 'schema'],
  having: ['x-ms-enum-values'],
  *check(node) {
    for (const [index, item] of arrayOr(node['x-ms-enum-values']).entries()) {
      if (isBlank(objectOr(item)['displayName'])) {
        yield { message: `Entry ${quote(item)} has no displayName.`, at: ['x-ms-enum-values', index] };
      }
    }
  },
  valid: [
    parameter('named', { 'x-ms-enum-values': [{ value: '', displayName: 'None' }] }),
    parameter('not a list', { 'x-ms-enum-values': {} }),
  ],
  invalid: [
    parameter('absent', { 'x-ms-enum-values': [{ value: 'new', displayName: 'New' }, { value: 'old' }] }, { at: ['x-ms-enum-values', 1] }),
    inputSchema(
      'blank or not a text',
      {
        'x-ms-enum-values': [
          { value: 1, displayName: ' ' },
          { value: 2, displayName: 2 },
        ],
      },
      {
        at: [
          ['x-ms-enum-values', 0],
          ['x-ms-enum-values', 1],
        ],
      },
    ),
    inputSchema('a value alone', { 'x-ms-enum-values': ['new'] }, { at: ['x-ms-enum-values', 0] }),
  ],
});
