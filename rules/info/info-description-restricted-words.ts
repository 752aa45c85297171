import { defineRule, publicPrograms } from '../define.ts';
import { info } from '../examples.ts';
import { listOf, wordsIn } from './restricted-words.ts';

const restricted = /power\s?apps|power\s?automate|logic\s?apps/gi;

export const infoDescriptionRestrictedWords = defineRule({
  id: 'info-description-restricted-words',
  subject: 'info',
  codes: ['5000.2.3.5'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'The description names neither Power Apps, nor Power Automate, nor Logic Apps.',
  why: 'A connector is offered in all three; a description that names one of them is wrong in the other two.',
  fix: 'Describe what the service does, without the product it is used from.',
  published: { certified: 5, 'independent-publisher': 0 },
  sources: ['Certification policy 5000.2.3.5'],
  given: 'info',
  having: ['description'],
  check({ description }) {
    const words = wordsIn(description, restricted);
    if (words.length > 0) return { message: `The description names ${listOf(words)}.`, at: ['description'] };
  },
  valid: [
    info('automates without the name', { description: 'Automates the work of a warehouse and powers its apps.' }),
    info('custom', { description: 'Lists things of a warehouse in Power Apps.' }, { program: 'custom' }),
  ],
  invalid: [
    info('one', { description: 'Use the things of your warehouse in Power Automate.' }, { at: ['description'] }),
    info(
      'without the blank',
      { description: 'Use the things of your warehouse in LogicApps and PowerApps.' },
      { at: ['description'], program: 'independent-publisher' },
    ),
  ],
});
