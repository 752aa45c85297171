import { defineRule, publicPrograms } from '../define.ts';
import { info } from '../examples.ts';

/** Characters of a title, in UTF-16 code units. */
const longest = 30;

export const infoTitleLength = defineRule({
  id: 'info-title-length',
  subject: 'info',
  codes: ['FieldLengthExceeded', '5000.2.2.1'],
  severity: 'error',
  programs: publicPrograms,
  summary: `The title has at most ${longest} characters.`,
  why: 'Longer titles are cut off where makers choose a connector.',
  fix: `Shorten info.title to ${longest} characters or less: the product's name alone is best.`,
  published: { certified: 1, 'independent-publisher': 0 },
  given: 'info',
  having: ['title'],
  check({ title }) {
    if (typeof title !== 'string' || title.length <= longest) return;
    return { message: `The title has ${title.length} characters; at most ${longest} are allowed.`, at: ['title'] };
  },
  valid: [info('30 characters', { title: 'x'.repeat(longest) })],
  invalid: [info('31 characters', { title: 'x'.repeat(longest + 1) }, { at: ['title'] })],
});
