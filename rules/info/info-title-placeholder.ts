import { defineRule, publicPrograms } from '../define.ts';
import { info } from '../examples.ts';
import { quote } from '../quote.ts';

const placeholders = new Set(['default title', 'title', 'connector name', 'my connector', 'untitled', 'todo', 'sample']);

export const infoTitlePlaceholder = defineRule({
  id: 'info-title-placeholder',
  subject: 'info',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: "The title is the product's own, not the one a template came with.",
  why: 'Makers would meet the words of the template in the gallery and not find the product.',
  fix: "Set info.title to the product's name.",
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'info',
  having: ['title'],
  check({ title }) {
    if (typeof title !== 'string' || !placeholders.has(title.trim().toLowerCase())) return;
    return { message: `The title is still a placeholder: ${quote(title)}.`, at: ['title'] };
  },
  valid: [info('a placeholder within a name', { title: 'Sample Library' })],
  invalid: [
    info('of the wizard', { title: 'Default title' }, { at: ['title'] }),
    info('in other letters', { title: ' TODO ' }, { at: ['title'], program: 'independent-publisher' }),
  ],
});
