import { defineRule, publicPrograms } from '../define.ts';
import { bodyParameter, parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { saysTheSame } from '../wording.ts';

export const parameterDescriptionDistinct = defineRule({
  id: 'parameter-description-distinct',
  subject: 'parameter',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  heuristic: true,
  summary: 'The description of a parameter says more than its name.',
  why: 'A description that repeats the name leaves makers to guess what to enter.',
  fix: 'Explain what the value means and which form it has.',
  published: { certified: 92, 'independent-publisher': 32 },
  given: 'parameter',
  having: ['description'],
  check({ description }, parameter) {
    if (parameter.isInternal || typeof description !== 'string' || !saysTheSame(description, parameter.name)) return;
    return { message: `${parameterName(parameter)} has a description that repeats its name: ${quote(description)}.`, at: ['description'] };
  },
  valid: [
    parameter('a sentence', { description: 'The filter that names must pass.' }),
    parameter('internal', { description: 'filter', 'x-ms-visibility': 'internal', required: true, default: 'all' }),
    parameter('signs have no words to repeat', { name: '$', description: '?' }),
  ],
  invalid: [
    parameter('the name', { description: 'filter' }, { at: ['description'] }),
    parameter('the name, dressed up', { name: 'page-size', description: 'Page size.' }, { at: ['description'] }),
    bodyParameter('of a body', { description: 'Body' }, { at: ['description'] }),
  ],
});
