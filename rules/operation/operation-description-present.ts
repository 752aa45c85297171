import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { isEmptyText } from '../empty-text.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';

export const operationDescriptionPresent = defineRule({
  id: 'operation-description-present',
  subject: 'operation',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'Every operation a maker sees has a description.',
  why: 'The description tells makers in the designer and in the reference what the action does before they try it.',
  fix: 'Add a description: a full sentence that says what the operation does.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  check({ description }, operation) {
    // An empty text is for required-value-non-empty to report.
    if (isBlank(description) && !isEmptyText(description) && !operation.isInternal)
      return { message: `Operation ${operationName(operation)} has no description.` };
  },
  valid: [
    operation('internal', { description: undefined, 'x-ms-visibility': 'internal' }),
    operation('empty: another rule reports it', { description: '\n' }),
    operation('custom', { description: undefined }, { program: 'custom' }),
  ],
  invalid: [
    operation('absent', { description: undefined }),
    operation('not a text', { description: ['Lists things.'] }),
    operation('absent from a deprecated operation', { description: undefined, deprecated: true }),
  ],
});
