import { arrayOr, isArray, isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { inputSchema, parameter } from '../examples.ts';
import { quote } from '../quote.ts';
import { valueKey } from './value-key.ts';

export const enumValuesInEnum = defineRule({
  id: 'enum-values-in-enum',
  subject: 'extension',
  codes: ['InvalidEnumValuesExtensionValue'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Every value of x-ms-enum-values is one of the enum beside it.',
  why: 'Makers pick an entry of the list and send a value that the service does not take.',
  fix: 'Add the value to enum, or remove the entry.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: ['parameter', 'header', 'items', 'schema'],
  having: ['x-ms-enum-values'],
  *check({ enum: allowed, 'x-ms-enum-values': named }) {
    if (!isArray(allowed)) {
      yield { message: 'x-ms-enum-values stands without an enum.', at: ['x-ms-enum-values'], fix: 'Add an enum with the same values.' };
      return;
    }
    const keys = new Set(allowed.map(valueKey));
    for (const [index, item] of arrayOr(named).entries()) {
      if (!isObject(item) || item['value'] === undefined || keys.has(valueKey(item['value']))) continue;
      yield { message: `The value ${quote(item['value'])} of x-ms-enum-values is not in enum.`, at: ['x-ms-enum-values', index, 'value'] };
    }
  },
  valid: [
    parameter('all of them', { enum: ['new', 'old'], 'x-ms-enum-values': [{ value: 'new', displayName: 'New' }] }),
    inputSchema('malformed', { enum: [1], 'x-ms-enum-values': [{ displayName: 'New' }, 'new', null] }),
  ],
  invalid: [
    parameter('no enum', { 'x-ms-enum-values': [{ value: 'new' }, { value: 'old' }] }, { at: ['x-ms-enum-values'] }),
    inputSchema('another letter case', { enum: ['new'], 'x-ms-enum-values': [{ value: 'New' }] }, { at: ['x-ms-enum-values', 0, 'value'] }),
    inputSchema(
      'a text for a number',
      { enum: [1, 2], 'x-ms-enum-values': [{ value: 1 }, { value: '2' }] },
      { at: ['x-ms-enum-values', 1, 'value'] },
    ),
  ],
});
