import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms, type Repair } from '../define.ts';
import { info } from '../examples.ts';
import { quote } from '../quote.ts';

export const infoTitleEnd = defineRule({
  id: 'info-title-end',
  subject: 'info',
  codes: ['ValueMustEndWithAlphanumeric', '5000.2.2.3'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'The title ends in an ASCII letter, a digit or a closing round bracket, and has no white space around it.',
  why: 'A stray mark or blank shows in every list of connectors and spoils sorting and searching by name.',
  fix: 'Remove what stands before or after the name in info.title.',
  published: { certified: 0, 'independent-publisher': 1 },
  sources: ['Certification policy 5000.2.2.3'],
  given: 'info',
  having: ['title'],
  check({ title }) {
    if (!isText(title)) return;
    const at = ['title'];
    if (/^\s|[\r\n]|\s$/.test(title))
      return { message: `The title ${quote(title)} has white space around it or a line break in it.`, at, repair: withoutEnd(title) };
    else if (!/[A-Za-z0-9)]$/.test(title))
      return { message: `The title ends in ${quote(lastCharacter(title))}.`, at, repair: withoutEnd(title) };
  },
  valid: [
    info('a digit', { title: 'Northwind 365' }),
    info('a closing bracket', { title: 'Northwind (Europe)' }),
    info('a mark inside', { title: 'Northwind & Sons, Ltd. UK' }),
    info('custom', { title: 'Northwind!' }, { program: 'custom' }),
  ],
  invalid: [
    info('a full stop', { title: 'Northwind.' }, { at: ['title'] }),
    info('a trademark sign', { title: 'Northwind™' }, { at: ['title'] }),
    info('a blank at the end', { title: 'Northwind ' }, { at: ['title'] }),
    info('a blank before', { title: ' Northwind' }, { at: ['title'], program: 'independent-publisher' }),
    info('a line break', { title: 'Northwind\nThings' }, { at: ['title'] }),
  ],
});

/** White space around the title and a full stop behind it mean nothing; any other sign may belong to a name. */
function withoutEnd(title: string): Repair | undefined {
  const bare = title.trim().replace(/\.$/, '');
  return /^[^\r\n]*[A-Za-z0-9)]$/.test(bare) ? { kind: 'replace', value: bare } : undefined;
}

function lastCharacter(text: string): string {
  return [...text.slice(-2)].at(-1) ?? '';
}
