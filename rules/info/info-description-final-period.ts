import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { info } from '../examples.ts';
import { quote } from '../quote.ts';
import { fullStop } from '../repairs.ts';

export const infoDescriptionFinalPeriod = defineRule({
  id: 'info-description-final-period',
  subject: 'info',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The description ends like a sentence: in a full stop, a question mark or an exclamation mark.',
  why: 'Without it a reader cannot tell whether the text ended or was cut off.',
  fix: 'End info.description with a full stop.',
  published: { certified: 67, 'independent-publisher': 44 },
  given: 'info',
  having: ['description'],
  check({ description }) {
    if (!isText(description) || /[.!?]["'”’»)\]]?$/.test(description.trimEnd())) return;
    return {
      message: `The description ends in ${quote(description.trimEnd().slice(-20))}, without a final mark.`,
      at: ['description'],
      repair: fullStop(description),
    };
  },
  valid: [
    info('a full stop', { description: 'Keeps the things of a warehouse.' }),
    info('a bracket after it', { description: 'Keeps the things of a warehouse (and tells where they are.)' }),
    info('white space after it', { description: 'Keeps the things of a warehouse!\n' }),
  ],
  invalid: [info('no mark', { description: 'Keeps the things of a warehouse' }, { at: ['description'] })],
});
