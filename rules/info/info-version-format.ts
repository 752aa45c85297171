import { isText } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { info } from '../examples.ts';
import { quote } from '../quote.ts';

const numbers = /^\d+(?:\.\d+){1,3}$/;

export const infoVersionFormat = defineRule({
  id: 'info-version-format',
  subject: 'info',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'The version is two to four numbers with dots between them.',
  why: 'Only numbers can be compared: nobody can tell whether "latest" or "1.0-b" is the newer one.',
  fix: 'Write info.version as numbers separated by dots, such as "1.0.0".',
  published: { certified: 52, 'independent-publisher': 3 },
  given: 'info',
  having: ['version'],
  check({ version }) {
    if (isText(version) && !numbers.test(version)) return { message: `The version is ${quote(version)}.`, at: ['version'] };
  },
  valid: [
    info('two numbers', { version: '1.0' }),
    info('four numbers', { version: '2024.10.23.1' }),
    info('empty: another rule reports it', { version: '' }),
  ],
  invalid: [
    info('one number', { version: '1' }, { at: ['version'] }),
    info('with a letter', { version: 'v1.0' }, { at: ['version'], program: 'custom' }),
    info('with a label', { version: '1.0.0-beta' }, { at: ['version'] }),
  ],
});
