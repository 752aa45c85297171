import { isArray } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document, operation } from '../examples.ts';

export const schemesNonEmpty = defineRule({
  id: 'schemes-non-empty',
  subject: 'host',
  codes: ['SchemesArrayEmpty'],
  severity: 'error',
  programs: everyProgram,
  summary: 'schemes, where it is written, has an item.',
  why: 'An empty list says that there is no way to reach the service.',
  fix: 'Write "schemes": ["https"].',
  published: { certified: 0, 'independent-publisher': 0 },
  given: ['document', 'operation'],
  having: ['schemes'],
  check({ schemes }) {
    if (isArray(schemes) && schemes.length === 0)
      return { message: 'schemes is an empty list.', at: ['schemes'], repair: { kind: 'replace', value: ['https'] } };
  },
  valid: [document('one', { schemes: ['https'] }), document('absent', { schemes: undefined })],
  invalid: [
    document('of the definition', { schemes: [] }, { at: ['schemes'] }),
    operation('of an operation', { schemes: [] }, { at: ['schemes'], program: 'custom' }),
  ],
});
