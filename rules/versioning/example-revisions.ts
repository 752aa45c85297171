import type { JsonObject } from '../../src/connector/json-value.ts';

/** Paths `/v1`, `/v2` and so on, each with one operation that has these members. */
export function revisions(...operations: readonly JsonObject[]): JsonObject {
  return Object.fromEntries(
    operations.map((operation, index) => [`/v${index + 1}`, { get: { summary: 'Get a thing', responses: {}, ...operation } }]),
  );
}
