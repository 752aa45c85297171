import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { isEmptyText } from '../empty-text.ts';
import { bodyParameter, document, operation, parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { isShownField } from './shown-field.ts';

export const parameterSummaryPresent = defineRule({
  id: 'parameter-summary-present',
  subject: 'parameter',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'Every parameter a maker sees has an x-ms-summary.',
  why: 'The designer shows x-ms-summary as the label of the field; without it makers read the raw name of the API.',
  fix: 'Add x-ms-summary: a short label in title case.',
  published: { certified: 2, 'independent-publisher': 4 },
  given: 'parameter',
  check({ 'x-ms-summary': summary }, parameter) {
    // An empty text is for required-value-non-empty to report.
    if (!isShownField(parameter) || isText(summary) || isEmptyText(summary)) return;
    return { message: `${parameterName(parameter)} has ${summary === undefined ? 'no x-ms-summary' : 'an x-ms-summary without text'}.` };
  },
  valid: [
    parameter('labelled', { 'x-ms-summary': 'Filter' }),
    parameter('empty: another rule reports it', { 'x-ms-summary': ' ' }),
    parameter('internal', { 'x-ms-summary': undefined, 'x-ms-visibility': 'Internal', required: true, default: 'all' }),
    bodyParameter('a body is not labelled', {}),
    operation('of an internal operation', { 'x-ms-visibility': 'internal', parameters: [{ name: 'filter', in: 'query', type: 'string' }] }),
    operation(
      'shared by internal operations only',
      { 'x-ms-visibility': 'internal', parameters: [{ $ref: '#/parameters/Page' }] },
      { document: { parameters: { Page: { name: 'page', in: 'query', type: 'integer' } } } },
    ),
    parameter('custom connectors are not published', { 'x-ms-summary': undefined }, { program: 'custom' }),
  ],
  invalid: [
    parameter('unlabelled', { 'x-ms-summary': undefined }),
    parameter('null', { 'x-ms-summary': null }),
    parameter(
      'important, but unlabelled',
      { 'x-ms-summary': undefined, 'x-ms-visibility': 'important' },
      { program: 'independent-publisher' },
    ),
    document(
      'shared and not yet used',
      { parameters: { Page: { name: 'page', in: 'query', type: 'integer' } } },
      { at: ['parameters', 'Page'] },
    ),
  ],
});
