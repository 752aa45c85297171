import type { JsonObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document } from '../examples.ts';

const most = 256;

export const limitsOperationCount = defineRule({
  id: 'limits-operation-count',
  subject: 'limits',
  codes: ['TotalOperationsCountExceedsMaxAllowed'],
  severity: 'error',
  programs: everyProgram,
  summary: `A connector has at most ${most} operations, internal ones included.`,
  why: 'The platform imports no connector with more.',
  fix: 'Remove operations that nobody needs, or split the connector.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'document',
  having: ['paths'],
  check(_document, { operations }) {
    if (operations.length <= most) return;
    return { message: `The connector has ${operations.length} operations; at most ${most} are allowed.`, at: ['paths'] };
  },
  valid: [document('as many as allowed', { paths: pathsWith(most) })],
  invalid: [
    document('one more', { paths: pathsWith(most + 1) }, { at: ['paths'] }),
    document('internal ones count', { paths: pathsWith(most + 1, { 'x-ms-visibility': 'internal' }) }, { at: ['paths'] }),
  ],
});

function pathsWith(operations: number, members: JsonObject = {}): JsonObject {
  const numbers = Array.from({ length: operations }, (_, index) => index);
  return Object.fromEntries(
    numbers.map((number) => [`/things/${number}`, { get: { operationId: `GetThing${number}`, responses: {}, ...members } }]),
  );
}
