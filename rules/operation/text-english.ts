import { defineRule, publicPrograms } from '../define.ts';
import { info, operation, parameter, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { isBeyondAscii } from '../wording.ts';
import { codePointOf, foreignLetter } from './foreign-script.ts';
import { isPeculiar } from './peculiar-text.ts';

export const textEnglish = defineRule({
  id: 'text-english',
  subject: 'operation',
  codes: ['ValueMustBeInEnglish', '5000.2.3.1'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'The texts of connector, operations and parameters are in English: their letters are Latin.',
  why: 'The store is in English everywhere: most makers and reviewers cannot read another script.',
  fix: 'Write the text in English.',
  published: { certified: 1, 'independent-publisher': 0 },
  given: 'text',
  when: isPeculiar,
  check(value, text) {
    const letter = isBeyondAscii(value) ? foreignLetter(text) : undefined;
    if (letter !== undefined) {
      return {
        message: `The ${text.kind} ${quote(value)} has letters that are not Latin, such as ${quote(letter)} (${codePointOf(letter)}).`,
      };
    }
  },
  valid: [
    info('an accent', { description: 'Runs the café of the warehouse – at 5 °C and 3 µm.' }),
    operation('internal', { description: '倉庫の物の一覧。', 'x-ms-visibility': 'internal' }),
    schema('a property of a response', { description: '倉庫の物の名前。' }),
    info('custom', { title: 'Склад' }, { program: 'custom' }),
  ],
  invalid: [
    info('title', { title: 'Склад' }, { at: ['title'] }),
    info('description', { description: '倉庫の物を管理します。' }, { at: ['description'] }),
    operation('summary', { summary: 'List things (倉庫)' }, { at: ['summary'] }),
    parameter('label', { 'x-ms-summary': 'Φίλτρο' }, { at: ['x-ms-summary'] }),
  ],
});
