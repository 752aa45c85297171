import { isArray } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { properties } from '../examples.ts';
import { quote } from '../quote.ts';

export const capabilitiesArray = defineRule({
  id: 'capabilities-array',
  subject: 'properties',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'capabilities is an array of texts; it may be empty.',
  why: 'The tools that create a connector expect the array and stop without it.',
  fix: 'Add "capabilities": [] or list what the connector can do.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'properties',
  check({ capabilities }) {
    if (capabilities === undefined) return { message: 'properties has no capabilities.' };
    else if (!isArray(capabilities) || capabilities.some((item) => typeof item !== 'string')) {
      return { message: `capabilities is ${quote(capabilities)}, not an array of texts.`, at: ['capabilities'] };
    }
  },
  valid: [properties('empty', { capabilities: [] }), properties('an unknown one has a rule of its own', { capabilities: ['Actions'] })],
  invalid: [
    properties('absent', { capabilities: undefined }),
    properties('one text', { capabilities: 'actions' }, { at: ['capabilities'] }),
    properties('an item that is no text', { capabilities: ['actions', null] }, { at: ['capabilities'], program: 'custom' }),
  ],
});
