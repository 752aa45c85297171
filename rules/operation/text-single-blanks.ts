import { defineRule, publicPrograms } from '../define.ts';
import { info, operation, parameter } from '../examples.ts';
import { quote } from '../quote.ts';
import { replacement } from '../repairs.ts';
import { isPeculiar } from './peculiar-text.ts';

export const textSingleBlanks = defineRule({
  id: 'text-single-blanks',
  subject: 'operation',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The words of a description or summary are one blank apart.',
  why: 'Several blanks show as a gap in one place and as one blank in another, and look like a word left out.',
  fix: 'Write one blank between words.',
  published: { certified: 51, 'independent-publisher': 19 },
  given: 'text',
  when: isPeculiar,
  check(value, { owner, kind }) {
    const isConcerned =
      (owner === 'info' && kind === 'description') || (owner === 'operation' && (kind === 'summary' || kind === 'description'));
    if (isConcerned && /\S {2,}\S/.test(value))
      return {
        message: `The ${kind} ${quote(value)} has several blanks in a row.`,
        repair: replacement(value.replace(/(\S) {2,}(?=\S)/g, '$1 ')),
      };
  },
  valid: [
    operation('blanks at the end are said by other rules', { description: 'Lists things.  ' }),
    operation('an indented line', { description: 'Lists things.\n  Newest first.' }),
    parameter('a parameter', { description: 'Words that  the name must contain.' }),
    info('custom', { description: 'Keeps  things.' }, { program: 'custom' }),
  ],
  invalid: [
    info('description of the connector', { description: 'Keeps things.  Tells where they are.' }, { at: ['description'] }),
    operation('summary', { summary: 'List   things' }, { at: ['summary'] }),
    operation('internal', { description: 'Lists  things.', 'x-ms-visibility': 'internal' }, { at: ['description'] }),
  ],
});
