import { defineRule, publicPrograms, type Repair } from '../define.ts';
import { document, info, operation, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { isPeculiar } from './peculiar-text.ts';

export const textSingleLine = defineRule({
  id: 'text-single-line',
  subject: 'operation',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A text is one line.',
  why: 'The designer and the reference show texts in one line: a line break glues two words together, or shows as a sign.',
  fix: 'Write the text in one line.',
  published: { certified: 59, 'independent-publisher': 15 },
  given: 'text',
  when: isPeculiar,
  check(value, { kind }) {
    if (/[\n\r]/.test(value)) return { message: `The ${kind} ${quote(value)} has a line break.`, repair: inOneLine(value) };
  },
  valid: [
    info('the two characters \\ and n are no line break', { description: 'Keeps things.\\nTells where they are.' }),
    info('custom', { description: 'Keeps things.\nTells where they are.' }, { program: 'custom' }),
  ],
  invalid: [
    info('a line feed', { description: 'Keeps things.\nTells where they are.' }, { at: ['description'] }),
    operation('at the end', { description: 'Lists things.\r\n' }, { at: ['description'] }),
    schema('a property of a response', { description: 'Name\nof the thing.' }, { at: ['description'] }),
    document('a tag', { tags: [{ name: 'Things', description: 'All about\nthings.' }] }, { at: ['tags', 0, 'description'] }),
  ],
});

/** One line, where a blank can take the place of every break: a list or a heading would become nonsense. */
function inOneLine(value: string): Repair | undefined {
  const lines = value
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim());
  const follows = (line: string, index: number): boolean => {
    const before = lines[index - 1];
    return before === undefined || (/^\p{L}/u.test(line) && (/[.!?,;]$/.test(before) || /^\p{Ll}/u.test(line)));
  };
  return value.trim() !== '' && lines.every(follows) ? { kind: 'replace', value: lines.join(' ') } : undefined;
}
