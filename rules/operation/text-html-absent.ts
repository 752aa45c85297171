import { defineRule, publicPrograms } from '../define.ts';
import { info, operation, parameter, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { isPeculiar } from './peculiar-text.ts';

const tag = /<\/?(?:p|br|b|i|a|ul|ol|li|code|pre|strong|em|div|span)(?:\s+[\w-]+\s*=[^<>]*|\s*\/?)>/i;

export const textHtmlAbsent = defineRule({
  id: 'text-html-absent',
  subject: 'operation',
  codes: [],
  severity: 'info',
  heuristic: true,
  programs: publicPrograms,
  summary: 'Texts hold no HTML.',
  why: 'The designer shows texts as they are: makers read the tags.',
  fix: 'Write plain text.',
  published: { certified: 15, 'independent-publisher': 4 },
  given: 'text',
  when: isPeculiar,
  check(value, { kind }) {
    const found = value.includes('<') ? tag.exec(value)?.[0] : undefined;
    if (found !== undefined) return { message: `The ${kind} ${quote(value)} contains ${quote(found)}.` };
  },
  valid: [
    info('signs of comparison', { description: 'Keeps things where a<b and b>a.' }),
    parameter('a placeholder', { description: 'Write <id> or <a-z>.' }),
    info('custom', { description: 'Keeps <b>things</b>.' }, { program: 'custom' }),
  ],
  invalid: [
    operation('a paragraph', { description: '<p>Lists things.</p>' }, { at: ['description'] }),
    schema('a line break', { description: 'Name<br/>of the thing.' }, { at: ['description'] }),
    parameter('a link', { description: 'See <A href="https://www.northwindtraders.com">here</A>.' }, { at: ['description'] }),
    parameter('only its end', { 'x-ms-summary': 'Filter</span >' }, { at: ['x-ms-summary'] }),
  ],
});
