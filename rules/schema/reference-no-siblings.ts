import { defineRule, everyProgram } from '../define.ts';
import { operation, responseSchema } from '../examples.ts';
import { quote } from '../quote.ts';
import { referenceOf } from './reference-form.ts';

export const referenceNoSiblings = defineRule({
  id: 'reference-no-siblings',
  subject: 'schema',
  codes: ['AdditionalPropertyNotAllowedAdjacentToRef'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'An object with a $ref has no other member.',
  why: 'Everything beside a $ref is ignored: the title or description that was written there is never shown.',
  fix: 'Move the other members to the entry that is referred to, or wrap the $ref in allOf.',
  published: { certified: 22, 'independent-publisher': 2 },
  sources: ['OpenAPI 2.0'],
  given: 'reference',
  check(node) {
    const others = Object.keys(node).filter((name) => name !== '$ref');
    if (others.length > 0)
      return { message: `What stands beside the reference to ${quote(referenceOf(node))} is ignored: ${quote(others.join(', '))}.` };
  },
  valid: [
    responseSchema('alone', { items: { $ref: '#/definitions/Thing' } }),
    responseSchema('wrapped in allOf', { items: { description: 'A thing.', allOf: [{ $ref: '#/definitions/Thing' }] } }),
    responseSchema('a property that is called $ref', {
      type: 'object',
      items: undefined,
      properties: { $ref: { type: 'string' }, id: { type: 'string' } },
    }),
  ],
  invalid: [
    responseSchema('a description', { items: { $ref: '#/definitions/Thing', description: 'A thing.' } }, { at: ['items'] }),
    responseSchema('an extension', { items: { $ref: '#/definitions/Thing', 'x-ms-summary': 'Thing' } }, { at: ['items'] }),
    operation('a parameter', { parameters: [{ $ref: '#/parameters/Filter', required: true }] }, { at: ['parameters', 0] }),
  ],
});
