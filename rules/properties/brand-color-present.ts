import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { properties } from '../examples.ts';

export const brandColorPresent = defineRule({
  id: 'brand-color-present',
  subject: 'properties',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'iconBrandColor says the colour behind the icon.',
  why: 'The platform demands it: without a colour the connector cannot be created.',
  fix: 'Set iconBrandColor to the background colour of the icon, such as "#1f6feb".',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'properties',
  check({ iconBrandColor }) {
    if (iconBrandColor === undefined) return { message: 'properties has no iconBrandColor.' };
    else if (isBlank(iconBrandColor)) return { message: 'iconBrandColor is not a text or holds nothing but blanks.' };
  },
  valid: [properties('a wrong colour has a rule of its own', { iconBrandColor: 'blue' })],
  invalid: [
    properties('absent', { iconBrandColor: undefined }),
    properties('empty', { iconBrandColor: '' }, { program: 'custom' }),
    properties('not a text', { iconBrandColor: 2059243 }),
  ],
});
