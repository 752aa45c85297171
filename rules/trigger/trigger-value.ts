import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';

export const triggerValue = defineRule({
  id: 'trigger-value',
  subject: 'trigger',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'x-ms-trigger is "single" or "batch".',
  why: 'The value tells the platform whether an answer is one event or a list of them; by any other it cannot start a flow.',
  fix: 'Set x-ms-trigger to "single" when an answer is one object, or to "batch" when it is a list.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  having: ['x-ms-trigger'],
  check({ 'x-ms-trigger': value }, operation) {
    if (value === 'single' || value === 'batch') return;
    return {
      message: `${operationName(operation)} has the x-ms-trigger ${quote(value)}, which is neither "single" nor "batch".`,
      at: ['x-ms-trigger'],
    };
  },
  valid: [operation('single', { 'x-ms-trigger': 'single' }), operation('batch', { 'x-ms-trigger': 'batch' })],
  invalid: [
    operation('capitals', { 'x-ms-trigger': 'Batch' }, { at: ['x-ms-trigger'] }),
    operation('true', { 'x-ms-trigger': true }, { at: ['x-ms-trigger'] }),
    operation('the kind in place of the value', { 'x-ms-trigger': 'polling' }, { at: ['x-ms-trigger'] }),
  ],
});
