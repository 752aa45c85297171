import { isText } from '../../src/connector/json-value.ts';
import { independentPublisherColor } from '../../src/connector/program.ts';
import { defineRule } from '../define.ts';
import { properties } from '../examples.ts';
import { isIndependentColor } from './brand-color.ts';

export const brandColorCertifiedDistinct = defineRule({
  id: 'brand-color-certified-distinct',
  subject: 'properties',
  codes: [],
  severity: 'warning',
  programs: ['certified'],
  summary: `A certified connector does not have the colour ${independentPublisherColor} of independent publishers.`,
  why: 'Makers would take a connector of the owner of the service for the work of a volunteer.',
  fix: 'Use the colour of your brand.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'properties',
  having: ['iconBrandColor'],
  check({ iconBrandColor }) {
    if (!isText(iconBrandColor) || !isIndependentColor(iconBrandColor)) return;
    return { message: `iconBrandColor is ${independentPublisherColor}, the colour of independent publishers.`, at: ['iconBrandColor'] };
  },
  valid: [
    properties('a colour of its own', { iconBrandColor: '#da3b02' }),
    properties('an independent publisher', { iconBrandColor: independentPublisherColor }, { program: 'independent-publisher' }),
  ],
  invalid: [properties('the colour of others', { iconBrandColor: '#DA3B01' }, { at: ['iconBrandColor'] })],
});
