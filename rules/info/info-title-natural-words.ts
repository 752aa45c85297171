import { defineRule, publicPrograms } from '../define.ts';
import { info } from '../examples.ts';
import { quote } from '../quote.ts';

const identifier = /\w\.\w+\.\w|_/;

export const infoTitleNaturalWords = defineRule({
  id: 'info-title-natural-words',
  subject: 'info',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  heuristic: true,
  summary: 'The title is made of ordinary words, not of parts of an identifier.',
  why: 'Makers search for the name they know from the product; a name with underscores or chains of dots is not what they type.',
  fix: 'Write info.title as people write the name of the product.',
  published: { certified: 0, 'independent-publisher': 1 },
  given: 'info',
  having: ['title'],
  check({ title }) {
    if (typeof title === 'string' && identifier.test(title))
      return { message: `The title ${quote(title)} looks like an identifier.`, at: ['title'] };
  },
  valid: [info('one dot', { title: 'Tailspin.ai' }), info('an abbreviation', { title: 'U.S. Things' })],
  invalid: [
    info('underscores', { title: 'northwind_things' }, { at: ['title'] }),
    info('a chain of dots', { title: 'com.northwind.things' }, { at: ['title'] }),
  ],
});
