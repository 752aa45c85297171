import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';

export const operationDeprecatedFlag = defineRule({
  id: 'operation-deprecated-flag',
  subject: 'versioning',
  codes: [],
  severity: 'info',
  heuristic: true,
  programs: publicPrograms,
  summary: 'An operation whose summary says that it is deprecated has "deprecated": true.',
  why: 'The designer hides a deprecated operation from new flows by the flag alone; by the text it still offers it.',
  fix: 'Set "deprecated": true on the operation.',
  published: { certified: 4, 'independent-publisher': 1 },
  sources: ['OpenAPI 2.0'],
  given: 'operation',
  having: ['summary'],
  *check({ summary }, operation) {
    if (operation.isInternal || operation.isDeprecated || typeof summary !== 'string' || !/\(deprecated\)|\[deprecated\]/i.test(summary))
      return;
    yield { message: `The summary of ${operationName(operation)} says that it is deprecated, but the operation does not.` };
  },
  valid: [
    operation('both', { summary: 'List things (deprecated)', deprecated: true }),
    operation('internal', { summary: 'List things (deprecated)', 'x-ms-visibility': 'internal' }),
    operation('about something else', { summary: 'List deprecated things' }),
  ],
  invalid: [
    operation('round brackets', { summary: 'List things (Deprecated)' }),
    operation('square brackets', { summary: '[DEPRECATED] List things', deprecated: false }),
  ],
});
