import { defineRule, publicPrograms } from '../define.ts';
import { operation, parameter, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { isPeculiar } from './peculiar-text.ts';
import { productNameIn } from './product-names.ts';

export const textProductNamesAbsent = defineRule({
  id: 'text-product-names-absent',
  subject: 'operation',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'Descriptions of operations and texts of parameters do not name Power Apps, Power Automate or Logic Apps.',
  why: 'The same action runs in each of these products, and a text that names one misleads the makers of the others.',
  fix: 'Remove the name of the product: write "app" or "flow" where it must be one.',
  published: { certified: 4, 'independent-publisher': 0 },
  given: 'text',
  when: isPeculiar,
  check(value, { owner, kind, isVisible }) {
    const isConcerned = isVisible && (owner === 'parameter' || (owner === 'operation' && kind === 'description'));
    const name = isConcerned ? productNameIn(value) : undefined;
    if (name !== undefined) return { message: `The ${kind} ${quote(value)} names ${quote(name)}.` };
  },
  valid: [
    operation('the summary has a rule of its own', { summary: 'Start Power Automate' }),
    schema('a property of a response', { description: 'The flow of Power Automate.' }),
    parameter('internal', { description: 'The app of Power Apps.', 'x-ms-visibility': 'internal' }),
    operation('custom', { description: 'Starts Power Automate.' }, { program: 'custom' }),
  ],
  invalid: [
    operation('description of an operation', { description: 'Lists things in Power Apps.' }, { at: ['description'] }),
    parameter('description of a parameter', { description: 'The flow in PowerAutomate.' }, { at: ['description'] }),
    parameter('label of a parameter', { 'x-ms-summary': 'logic apps trigger' }, { at: ['x-ms-summary'] }),
  ],
});
