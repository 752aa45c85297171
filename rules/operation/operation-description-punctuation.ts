import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { fullStop } from '../repairs.ts';
import { endsLikeSentence } from '../wording.ts';

export const operationDescriptionPunctuation = defineRule({
  id: 'operation-description-punctuation',
  subject: 'operation',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The description of an operation ends as a sentence does.',
  why: 'A description without a full stop reads as if its end were missing.',
  fix: 'End the description with a full stop.',
  published: { certified: 322, 'independent-publisher': 105 },
  given: 'operation',
  having: ['description'],
  check({ description, summary }, operation) {
    if (operation.isInternal || !isText(description) || endsLikeSentence(description)) return;
    return {
      message: `The description of ${operationName(operation)} does not end in a full stop.`,
      at: ['description'],
      repair: fullStop(description, summary),
    };
  },
  valid: [
    operation('an exclamation mark', { description: 'Deletes all things at once!' }),
    operation('a closing bracket', { description: 'Lists things. (Newest first.)' }),
    operation('white space after it', { description: 'Lists things.\n' }),
    operation('internal', { description: 'Lists things', 'x-ms-visibility': 'internal' }),
    operation('custom', { description: 'Lists things' }, { program: 'custom' }),
  ],
  invalid: [
    operation('a letter', { description: 'Lists things' }, { at: ['description'] }),
    operation('a comma', { description: 'Lists things,' }, { at: ['description'] }),
  ],
});
