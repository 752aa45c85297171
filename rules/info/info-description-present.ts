import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { isEmptyText } from '../empty-text.ts';
import { info } from '../examples.ts';

export const infoDescriptionPresent = defineRule({
  id: 'info-description-present',
  subject: 'info',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The connector has a description.',
  why: 'The description is all a maker reads before choosing between connectors with similar names.',
  fix: 'Say in info.description, in a sentence or two, what the service does for its users.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'info',
  check({ description }) {
    // An empty text is for required-value-non-empty to report.
    if (isBlank(description) && !isEmptyText(description)) return { message: 'The connector has no description.' };
  },
  valid: [info('short: another rule reports it', { description: 'Things.' }), info('empty: another rule reports it', { description: ' ' })],
  invalid: [info('absent', { description: undefined }), info('a list', { description: ['Keeps things.'] }, { program: 'custom' })],
});
