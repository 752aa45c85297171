import { defineRule, everyProgram } from '../define.ts';
import { parameter, response } from '../examples.ts';
import { quote } from '../quote.ts';

export const parameterCollectionFormat = defineRule({
  id: 'parameter-collection-format',
  subject: 'parameter',
  codes: ['CollectionFormatValueNotSupported'],
  severity: 'error',
  programs: everyProgram,
  summary: 'collectionFormat is csv.',
  why: 'The platform joins the values of a list by commas, whatever else is asked for: the service would read one odd value.',
  fix: 'Set "collectionFormat": "csv"; when the service reads no commas, let a script write the list as it needs it.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: ['parameter', 'items', 'header', 'schema'],
  having: ['collectionFormat'],
  check({ collectionFormat }) {
    if (collectionFormat === 'csv') return;
    return { message: `collectionFormat is ${quote(collectionFormat)}; only "csv" is supported.`, at: ['collectionFormat'] };
  },
  valid: [parameter('csv', { type: 'array', items: { type: 'string' }, collectionFormat: 'csv' })],
  invalid: [
    parameter(
      'repeated in the query',
      { type: 'array', items: { type: 'string' }, collectionFormat: 'multi' },
      { at: ['collectionFormat'] },
    ),
    parameter(
      'of the lists in a list',
      { type: 'array', items: { type: 'array', items: { type: 'string' }, collectionFormat: 'pipes' } },
      { at: ['items', 'collectionFormat'] },
    ),
    response(
      'of a header',
      { headers: { 'X-Tags': { type: 'array', items: { type: 'string' }, collectionFormat: 'ssv' } } },
      { at: ['headers', 'X-Tags', 'collectionFormat'] },
    ),
    response(
      'of a schema',
      { schema: { type: 'array', items: { type: 'string' }, collectionFormat: 'tsv' } },
      { at: ['schema', 'collectionFormat'] },
    ),
  ],
});
