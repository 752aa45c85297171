import { defineRule, publicPrograms } from '../define.ts';
import { info } from '../examples.ts';
import { listOf, wordsIn } from './restricted-words.ts';

const products = /power\s?platform|microsoft\s?flow|power\s?virtual\s?agents|power\s?bi|copilot\s?studio|power\s?pages/gi;

export const infoDescriptionProductNames = defineRule({
  id: 'info-description-product-names',
  subject: 'info',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The description names no other product of the Power Platform.',
  why: 'The same words are shown in every product that has connectors, and such names have changed more than once.',
  fix: 'Describe what the service does, without the product it is used from.',
  published: { certified: 10, 'independent-publisher': 5 },
  given: 'info',
  having: ['description'],
  check({ description }) {
    const words = wordsIn(description, products);
    if (words.length > 0) return { message: `The description names ${listOf(words)}.`, at: ['description'] };
  },
  valid: [info('another product of Microsoft', { description: 'Keeps things of a warehouse and reports them to Excel.' })],
  invalid: [
    info('the platform', { description: 'Brings the things of your warehouse to the Power Platform.' }, { at: ['description'] }),
    info(
      'an old name',
      { description: 'Brings the things of your warehouse to Microsoft Flow.' },
      { at: ['description'], program: 'independent-publisher' },
    ),
  ],
});
