import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';

const longest = 1000;

export const operationDescriptionLength = defineRule({
  id: 'operation-description-length',
  subject: 'operation',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The description of an operation has at most 1,000 characters.',
  why: 'The designer shows the description in a small box; nobody reads a page in it.',
  fix: 'Shorten the description to 1,000 characters or less, and move the details to the documentation of the service.',
  published: { certified: 1, 'independent-publisher': 2 },
  given: 'operation',
  having: ['description'],
  check({ description }, operation) {
    if (typeof description !== 'string' || description.length <= longest) return;
    return { message: `The description of ${operationName(operation)} has ${description.length} characters.`, at: ['description'] };
  },
  valid: [
    operation('1,000 characters', { description: 'x'.repeat(longest) }),
    operation('custom', { description: 'x'.repeat(longest + 1) }, { program: 'custom' }),
  ],
  invalid: [
    operation('1,001 characters', { description: 'x'.repeat(longest + 1) }, { at: ['description'] }),
    operation('internal', { description: 'x'.repeat(longest + 1), 'x-ms-visibility': 'internal' }, { at: ['description'] }),
  ],
});
