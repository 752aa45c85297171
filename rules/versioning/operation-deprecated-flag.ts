import type { JsonObject } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms, type Repair } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { markedTexts } from './deprecation-marker.ts';

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
  check(value, operation) {
    const { summary } = value;
    if (operation.isInternal || operation.isDeprecated || typeof summary !== 'string' || !/\(deprecated\)|\[deprecated\]/i.test(summary))
      return;
    return {
      message: `The summary of ${operationName(operation)} says that it is deprecated, but the operation does not.`,
      repair: flagged(value),
    };
  },
  valid: [
    operation('both', { summary: 'List things (deprecated)', deprecated: true }),
    operation('internal', { summary: 'List things (deprecated)', 'x-ms-visibility': 'internal' }),
    operation('about something else', { summary: 'List deprecated things' }),
  ],
  invalid: [
    operation('in both texts', { summary: 'List things (deprecated)', description: 'Lists things (deprecated).' }),
    operation('round brackets', { summary: 'List things (Deprecated)' }),
    operation('square brackets', { summary: '[DEPRECATED] List things', deprecated: false }),
  ],
});

/** The flag, and the marker in the texts of a deprecated operation. A flag that says the opposite of the summary is for a person. */
function flagged(operation: JsonObject): Repair[] | undefined {
  const marked = markedTexts(operation);
  if (marked === undefined || operation['deprecated'] !== undefined) return undefined;
  return [{ kind: 'set', name: 'deprecated', value: true }, ...marked];
}
