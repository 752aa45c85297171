import { defineRule, everyProgram } from '../define.ts';
import { inputSchema, operation, parameter, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { replacement } from '../repairs.ts';

/** `none` says the same as no member at all. */
const accepted: readonly unknown[] = ['important', 'advanced', 'internal', 'none'];

export const visibilityValue = defineRule({
  id: 'visibility-value',
  subject: 'extension',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'x-ms-visibility is important, advanced or internal.',
  why: 'What is made of any other value is left to chance: a field that was to be hidden may show.',
  fix: 'Write "important", "advanced" or "internal", or delete the member.',
  published: { certified: 5, 'independent-publisher': 0 },
  given: ['operation', 'parameter', 'response', 'header', 'items', 'schema'],
  having: ['x-ms-visibility'],
  check({ 'x-ms-visibility': visibility }) {
    if (accepted.includes(visibility)) return;
    const lowerCase = typeof visibility === 'string' ? visibility.trim().toLowerCase() : undefined;
    return {
      message: `x-ms-visibility is ${quote(visibility)}.`,
      at: ['x-ms-visibility'],
      ...(accepted.includes(lowerCase) && { fix: `Write ${quote(lowerCase)}.` }),
      repair: lowerCase === '' ? { kind: 'remove' } : accepted.includes(lowerCase) ? replacement(lowerCase) : undefined,
    };
  },
  valid: [
    parameter('advanced', { 'x-ms-visibility': 'advanced' }),
    operation('none', { 'x-ms-visibility': 'none' }),
    schema('a property of that name', { type: 'object', properties: { 'x-ms-visibility': { type: 'string' } } }),
  ],
  invalid: [
    parameter('empty', { 'x-ms-visibility': '' }, { at: ['x-ms-visibility'] }),
    operation('another letter case', { 'x-ms-visibility': 'Internal' }, { at: ['x-ms-visibility'] }),
    inputSchema('another word', { 'x-ms-visibility': 'hidden' }, { at: ['x-ms-visibility'] }),
    schema('not a text', { 'x-ms-visibility': true }, { at: ['x-ms-visibility'] }),
  ],
});
