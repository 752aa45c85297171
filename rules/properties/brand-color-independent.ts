import { isText } from '../../src/connector/json-value.ts';
import { independentPublisherColor } from '../../src/connector/program.ts';
import { defineRule } from '../define.ts';
import { properties } from '../examples.ts';
import { quote } from '../quote.ts';
import { isColor, isIndependentColor, isRefusedColor } from './brand-color.ts';

export const brandColorIndependent = defineRule({
  id: 'brand-color-independent',
  subject: 'properties',
  codes: [],
  severity: 'error',
  programs: ['independent-publisher'],
  since: '2021-11',
  summary: `The connector of an independent publisher has the colour ${independentPublisherColor}.`,
  why: 'Makers recognise by this one colour that the connector does not come from the owner of the service.',
  fix: `Set iconBrandColor to "${independentPublisherColor}".`,
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'properties',
  having: ['iconBrandColor'],
  check({ iconBrandColor }) {
    // A value that is no colour, or one that is refused, has been reported as such.
    if (!isText(iconBrandColor) || !isColor(iconBrandColor) || isRefusedColor(iconBrandColor) || isIndependentColor(iconBrandColor)) return;
    return {
      message: `iconBrandColor is ${quote(iconBrandColor)} instead of ${independentPublisherColor}.`,
      at: ['iconBrandColor'],
      repair: { kind: 'replace', value: independentPublisherColor },
    };
  },
  valid: [
    properties('upper case', { iconBrandColor: '#DA3B01' }, { program: 'independent-publisher' }),
    properties('no colour', { iconBrandColor: 'da3b01' }, { program: 'independent-publisher' }),
    properties('white', { iconBrandColor: '#ffffff' }, { program: 'independent-publisher' }),
    properties('a verified publisher', { iconBrandColor: '#1f6feb' }),
  ],
  invalid: [
    properties('the colour of the service', { iconBrandColor: '#1f6feb' }, { at: ['iconBrandColor'], program: 'independent-publisher' }),
  ],
});
