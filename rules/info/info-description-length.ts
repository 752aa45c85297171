import { defineRule, publicPrograms } from '../define.ts';
import { info } from '../examples.ts';

/** Characters of a description, in UTF-16 code units, white space included. */
const shortest = 30;
const longest = 500;

export const infoDescriptionLength = defineRule({
  id: 'info-description-length',
  subject: 'info',
  codes: ['FieldLengthNotInRange', '5000.2.3.4'],
  severity: 'error',
  programs: publicPrograms,
  summary: `The description has between ${shortest} and ${longest} characters.`,
  why: 'Shorter ones do not tell makers what they get; longer ones are cut off where connectors are listed.',
  fix: `Bring info.description to between ${shortest} and ${longest} characters.`,
  published: { certified: 1, 'independent-publisher': 1 },
  sources: ['Certification policy 5000.2.3.4'],
  given: 'info',
  having: ['description'],
  check({ description }) {
    if (typeof description !== 'string' || (description.length >= shortest && description.length <= longest)) return;
    return {
      message: `The description has ${description.length} characters; between ${shortest} and ${longest} are allowed.`,
      at: ['description'],
    };
  },
  valid: [
    info('30 characters', { description: 'x'.repeat(shortest) }),
    info('500 characters', { description: 'x'.repeat(longest) }),
    info('custom', { description: 'Things.' }, { program: 'custom' }),
  ],
  invalid: [
    info('29 characters', { description: 'x'.repeat(shortest - 1) }, { at: ['description'] }),
    info('501 characters', { description: 'x'.repeat(longest + 1) }, { at: ['description'], program: 'independent-publisher' }),
  ],
});
