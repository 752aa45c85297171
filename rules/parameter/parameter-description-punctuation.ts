import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { fullStop } from '../repairs.ts';
import { endsLikeSentence } from '../wording.ts';

export const parameterDescriptionPunctuation = defineRule({
  id: 'parameter-description-punctuation',
  subject: 'parameter',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The description of a parameter ends like a sentence.',
  why: 'The certification guide asks for full sentences; beside those of other connectors a loose end looks unfinished.',
  fix: 'End the description with a full stop.',
  published: { certified: 325, 'independent-publisher': 120 },
  given: 'parameter',
  having: ['description'],
  check({ description, name, 'x-ms-summary': summary }, parameter) {
    if (parameter.isInternal || !isText(description) || endsLikeSentence(description)) return;
    return {
      message: `${parameterName(parameter)} has a description without a full stop at its end.`,
      at: ['description'],
      repair: fullStop(description, name, summary),
    };
  },
  valid: [
    parameter('a question', { description: 'How many things at most? ' }),
    parameter('a remark at the end', { description: 'How many things at most (default: 10)' }),
    parameter('internal', { description: 'the page', 'x-ms-visibility': 'internal', required: true, default: '1' }),
  ],
  invalid: [
    parameter('no full stop', { description: 'Words that the name must contain' }, { at: ['description'] }),
    parameter('a colon', { description: 'One of these words:' }, { at: ['description'] }),
  ],
});
