import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';

export const jsonBomAbsent = defineRule({
  id: 'json-bom-absent',
  subject: 'json',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'The file does not begin with a byte order mark.',
  why: 'UTF-8 needs none, and tools that follow the letter of the JSON standard stop at it.',
  fix: 'Save the file as UTF-8 without a byte order mark.',
  published: { certified: 3, 'independent-publisher': 0 },
  sources: ['RFC 8259, section 8.1'],
  given: 'json-file',
  check({ hasByteOrderMark }) {
    if (hasByteOrderMark) return { message: 'The file begins with a byte order mark.', line: 1, repair: { kind: 'drop-byte-order-mark' } };
  },
  valid: [folder('no mark', { 'apiProperties.json': '{"properties": {}}' })],
  invalid: [
    folder('a mark', { 'apiProperties.json': '\ufeff{"properties": {}}' }, [{ file: 'apiProperties.json', line: 1 }], {
      program: 'custom',
    }),
  ],
});
