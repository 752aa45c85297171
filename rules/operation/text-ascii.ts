import { defineRule, publicPrograms } from '../define.ts';
import { info, operation, responseSchema, schema } from '../examples.ts';
import { hasInvisibleCharacter } from '../invisible-characters.ts';
import { quote } from '../quote.ts';
import { isBeyondAscii } from '../wording.ts';
import { codePointOf, foreignLetter } from './foreign-script.ts';
import { isPeculiar } from './peculiar-text.ts';

export const textAscii = defineRule({
  id: 'text-ascii',
  subject: 'operation',
  codes: [],
  severity: 'warning',
  heuristic: true,
  programs: publicPrograms,
  summary: 'Texts are written in ASCII.',
  why: 'Typographic quotes, dashes and symbols come out of word processors; where encodings are mixed up, makers read garbled letters.',
  fix: 'Write the ASCII form: straight quotes, a hyphen, three dots.',
  published: { certified: 48, 'independent-publisher': 33 },
  given: 'text',
  when: isPeculiar,
  check(value, text) {
    if (!isBeyondAscii(value) || hasInvisibleCharacter(value) || foreignLetter(text) !== undefined) return;
    const character = /\P{ASCII}/u.exec(value)?.[0] ?? '';
    return { message: `The ${text.kind} ${quote(value)} contains ${quote(character)} (${codePointOf(character)}).` };
  },
  valid: [
    info('straight quotes', { description: `Keeps "things" and tells where each one is - even the warehouse's own...` }),
    info('another script has a rule of its own', { description: 'Складской учёт – быстро.' }),
    operation('so have characters that nobody sees', { description: 'Lists\u00a0the things – newest first.' }),
    info('custom', { description: 'Keeps things – and tells where they are.' }, { program: 'custom' }),
  ],
  invalid: [
    info('a dash', { description: 'Keeps things – and tells where they are.' }, { at: ['description'] }),
    operation('an apostrophe', { summary: 'List a warehouse’s things' }, { at: ['summary'] }),
    schema('an accent', { title: 'Façade' }, { at: ['title'] }),
    schema('another script where text-english does not look', { description: '倉庫の物の名前。' }, { at: ['description'] }),
    responseSchema('a picture', { description: 'Things 📦.' }, { at: ['description'] }),
  ],
});
