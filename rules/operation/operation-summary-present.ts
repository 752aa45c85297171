import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { isEmptyText } from '../empty-text.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';

export const operationSummaryPresent = defineRule({
  id: 'operation-summary-present',
  subject: 'operation',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'Every operation a maker sees has a summary.',
  why: 'The summary is the name of the action in the designer; without it makers read an id.',
  fix: 'Add a summary: a short phrase such as "Get an invoice".',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  check({ summary }, operation) {
    // An empty text is for required-value-non-empty to report.
    if (isBlank(summary) && !isEmptyText(summary) && !operation.isInternal)
      return { message: `Operation ${operationName(operation)} has no summary.` };
  },
  valid: [
    operation('internal', { summary: undefined, 'x-ms-visibility': 'internal' }),
    operation('empty: another rule reports it', { summary: ' ' }),
    operation('internal in another letter case', { summary: undefined, 'x-ms-visibility': 'Internal' }),
    operation('custom', { summary: undefined }, { program: 'custom' }),
  ],
  invalid: [
    operation('absent', { summary: undefined }),
    operation('null', { summary: null }),
    operation('absent from a deprecated operation', { summary: undefined, deprecated: true }),
    operation('only for advanced users', { summary: undefined, 'x-ms-visibility': 'advanced' }),
  ],
});
