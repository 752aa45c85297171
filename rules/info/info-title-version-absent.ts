import { defineRule, publicPrograms } from '../define.ts';
import { info } from '../examples.ts';
import { quote } from '../quote.ts';

const version = /\(?\bv\d+(?:\.\d+)*\)?$/i;

export const infoTitleVersionAbsent = defineRule({
  id: 'info-title-version-absent',
  subject: 'info',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  heuristic: true,
  summary: 'The title carries no version.',
  why: 'A title stays for years while versions pass; flows keep showing the old number after the service has moved on.',
  fix: 'Drop the version from info.title, unless two versions are published side by side.',
  published: { certified: 5, 'independent-publisher': 5 },
  given: 'info',
  having: ['title'],
  check({ title }) {
    const found = typeof title === 'string' ? version.exec(title)?.[0] : undefined;
    if (found !== undefined) return { message: `The title ends in a version: ${quote(found)}.`, at: ['title'] };
  },
  valid: [
    info('a plain number', { title: 'Northwind 365' }),
    info('a version before the end', { title: 'Northwind V2 Things' }),
    info('the end of a word', { title: 'Northwind TV2' }),
  ],
  invalid: [
    info('a short one', { title: 'Northwind V2' }, { at: ['title'] }),
    info('in brackets', { title: 'Northwind (v1.2.0)' }, { at: ['title'], program: 'independent-publisher' }),
  ],
});
