import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { properties } from '../examples.ts';
import { quote } from '../quote.ts';
import { isRefusedColor } from './brand-color.ts';

export const brandColorAllowed = defineRule({
  id: 'brand-color-allowed',
  subject: 'properties',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'iconBrandColor is neither white nor #007ee5.',
  why: 'On white the icon has no edge, and #007ee5 is the default of the platform, which tells nobody whose connector it is.',
  fix: 'Use the real background colour of the icon.',
  published: { certified: 3, 'independent-publisher': 0 },
  given: 'properties',
  having: ['iconBrandColor'],
  check({ iconBrandColor }) {
    if (!isText(iconBrandColor) || !isRefusedColor(iconBrandColor)) return;
    return { message: `iconBrandColor is ${quote(iconBrandColor)}, which is white or the platform's own default.`, at: ['iconBrandColor'] };
  },
  valid: [
    properties('a colour of its own', { iconBrandColor: '#1f6feb' }),
    properties('a custom connector', { iconBrandColor: '#007ee5' }, { program: 'custom' }),
  ],
  invalid: [
    properties('white', { iconBrandColor: '#FFFFFF' }, { at: ['iconBrandColor'] }),
    properties('short white', { iconBrandColor: '#fff' }, { at: ['iconBrandColor'], program: 'independent-publisher' }),
    properties('the default', { iconBrandColor: '#007EE5' }, { at: ['iconBrandColor'] }),
  ],
});
