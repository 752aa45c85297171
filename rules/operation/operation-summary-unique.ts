import type { Operation } from '../../src/connector/definition.ts';
import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { createOperation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';

export const operationSummaryUnique = defineRule({
  id: 'operation-summary-unique',
  subject: 'operation',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'No two operations that makers see have the same summary.',
  why: 'The designer lists actions by summary; makers cannot tell two equal ones apart.',
  fix: 'Say in one of the summaries what sets the operation apart, or mark the older operation as deprecated.',
  published: { certified: 11, 'independent-publisher': 5 },
  given: 'document',
  *check(_document, { operations }) {
    const known = new Map<string, Operation>();
    for (const operation of operations) {
      const { summary } = operation.value;
      if (!isText(summary) || operation.isInternal || operation.isDeprecated) continue;
      const key = summary.trim().toLowerCase();
      const first = known.get(key);
      if (first === undefined) {
        known.set(key, operation);
      } else {
        yield {
          message: `The summary ${quote(summary)} is also that of ${operationName(first)}.`,
          place: operation.place,
          at: ['summary'],
        };
      }
    }
  },
  valid: [
    createOperation('of a deprecated operation', { summary: 'List things', deprecated: true }),
    createOperation('of an internal operation', { summary: 'List things', 'x-ms-visibility': 'internal' }),
    createOperation('custom', { summary: 'List things' }, { program: 'custom' }),
  ],
  invalid: [
    createOperation('the same', { summary: 'List things' }, { at: ['summary'] }),
    createOperation('another letter case and a blank', { summary: 'LIST THINGS ' }, { at: ['summary'] }),
  ],
});
