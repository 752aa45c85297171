import { isText } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { properties } from '../examples.ts';
import { quote } from '../quote.ts';
import { isColor } from './brand-color.ts';

export const brandColorFormat = defineRule({
  id: 'brand-color-format',
  subject: 'properties',
  codes: ['5000.2.1.1'],
  severity: 'error',
  programs: everyProgram,
  summary: 'iconBrandColor is a number sign and six hexadecimal digits.',
  why: 'The platform cannot read any other notation, and the icon stands on no colour at all.',
  fix: 'Write the colour as # and six hexadecimal digits, without blanks: "#1f6feb".',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'properties',
  having: ['iconBrandColor'],
  check({ iconBrandColor }) {
    if (!isText(iconBrandColor) || isColor(iconBrandColor)) return;
    return { message: `iconBrandColor is ${quote(iconBrandColor)}, not # and six hexadecimal digits.`, at: ['iconBrandColor'] };
  },
  valid: [properties('upper case', { iconBrandColor: '#1F6FEB' }), properties('blank has a rule of its own', { iconBrandColor: ' ' })],
  invalid: [
    properties('no number sign', { iconBrandColor: '1f6feb' }, { at: ['iconBrandColor'] }),
    properties('three digits', { iconBrandColor: '#16b' }, { at: ['iconBrandColor'], program: 'custom' }),
    properties('a name', { iconBrandColor: 'blue' }, { at: ['iconBrandColor'] }),
    properties('a blank after it', { iconBrandColor: '#1f6feb ' }, { at: ['iconBrandColor'] }),
    properties('a line break after it', { iconBrandColor: '#1f6feb\n' }, { at: ['iconBrandColor'] }),
  ],
});
