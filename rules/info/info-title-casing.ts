import { defineRule, publicPrograms } from '../define.ts';
import { info } from '../examples.ts';
import { quote } from '../quote.ts';

/** Characters up to which capitals may be an abbreviation. */
const abbreviation = 8;

export const infoTitleCasing = defineRule({
  id: 'info-title-casing',
  subject: 'info',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A title of several words is not written in capitals only.',
  why: 'In a list of names in title case one in capitals reads as shouting and is slower to recognise.',
  fix: 'Write info.title in title case.',
  published: { certified: 0, 'independent-publisher': 1 },
  given: 'info',
  having: ['title'],
  check({ title }) {
    if (typeof title !== 'string' || title.length <= abbreviation || !title.includes(' ')) return;
    const isUpperCase = title === title.toUpperCase() && title !== title.toLowerCase();
    if (isUpperCase) return { message: `The title ${quote(title)} is written in capitals only.`, at: ['title'] };
  },
  valid: [
    info('short', { title: 'NWT ERP' }),
    info('one word', { title: 'NORTHWIND' }),
    info('no letters at all', { title: '365 365 365' }),
    info('mixed', { title: 'NORTHWIND Things' }),
  ],
  invalid: [info('capitals', { title: 'NORTHWIND THINGS' }, { at: ['title'] })],
});
