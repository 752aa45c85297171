import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { isEmptyText } from '../empty-text.ts';
import { info } from '../examples.ts';

export const infoTitlePresent = defineRule({
  id: 'info-title-present',
  subject: 'info',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The connector has a title.',
  why: 'The title is the name under which makers look for the connector; without one there is nothing to find.',
  fix: "Set info.title to the product's name.",
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0: Info Object'],
  given: 'info',
  check({ title }) {
    // An empty text is for required-value-non-empty to report.
    if (isBlank(title) && !isEmptyText(title)) return { message: 'The connector has no title.' };
  },
  valid: [info('one word', { title: 'Northwind' }), info('empty: another rule reports it', { title: '' })],
  invalid: [info('absent', { title: undefined }), info('not a text', { title: 365 }), info('null', { title: null })],
});
