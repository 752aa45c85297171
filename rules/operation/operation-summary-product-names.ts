import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { quote } from '../quote.ts';
import { productNameIn } from './product-names.ts';

export const operationSummaryProductNames = defineRule({
  id: 'operation-summary-product-names',
  subject: 'operation',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'A summary does not name Power Apps, Power Automate or Logic Apps.',
  why: 'The same action runs in each of these products: a summary that names one is wrong in the others, and is refused.',
  fix: 'Remove the name of the product from the summary.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  having: ['summary'],
  check({ summary }, { isInternal }) {
    const name = !isInternal && typeof summary === 'string' ? productNameIn(summary) : undefined;
    if (name !== undefined) return { message: `The summary ${quote(summary)} names ${quote(name)}.`, at: ['summary'] };
  },
  valid: [
    operation('another product', { summary: 'List Power BI things' }),
    operation('internal', { summary: 'List things for Power Apps', 'x-ms-visibility': 'internal' }),
    operation('custom', { summary: 'List things for Power Apps' }, { program: 'custom' }),
  ],
  invalid: [
    operation('two words', { summary: 'List things for Power Apps' }, { at: ['summary'] }),
    operation('one word', { summary: 'Start a powerautomate flow' }, { at: ['summary'] }),
    operation('deprecated', { summary: 'Start LogicApps', deprecated: true }, { at: ['summary'] }),
  ],
});
