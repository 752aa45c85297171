import type { EffectiveResponse } from '../../src/connector/definition.ts';
import { isObject, type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import { changedFields, failurePairs, type ResponseVersions, successPairs } from '../../src/connector/operation-fields.ts';
import { below } from '../../src/connector/place.ts';
import type { Located } from '../../src/connector/references.ts';
import type { KeptOperation } from '../../src/connector/versions.ts';
import { operationTexts } from './field-members.ts';
import { changedMembers, type MemberChange } from './members.ts';

/** What the versions of a response write differently. */
export interface ResponseDifference {
  readonly before: EffectiveResponse | undefined;
  readonly after: EffectiveResponse | undefined;
  /** Of both: another code, or members and the schema that differ. Texts are left out; the schema of a success is an output. */
  readonly changes: readonly MemberChange[];
}

/** Every response that differs. One that is new or gone has no changes; a success with a schema is then an output too, and left out. */
export function responseDifferences(operation: KeptOperation): ResponseDifference[] {
  const { before, after } = operation;
  const successes = successPairs(before, after).filter(
    (pair) => (pair.before && pair.after) || !isObject((pair.before ?? pair.after)?.response.value['schema']),
  );
  const failures = failurePairs(before, after);
  return [
    ...successes.map((pair) => ({ ...pair, changes: changesOf(pair) })),
    ...failures.map((pair) => ({ ...pair, changes: [...changesOf(pair), ...schemaChange(pair, operation)] })),
  ].filter((pair) => pair.before === undefined || pair.after === undefined || pair.changes.length > 0);
}

/** The members of a response, those beside a reference to it included. */
export function responseMembers({ item, response }: EffectiveResponse): JsonObject {
  if (item.value === response.value) return response.value;
  const { $ref: _, ...beside } = item.value;
  return { ...response.value, ...beside };
}

/** What an operation says beside its responses; only extensions can stand there. */
export function responseExtensions({ value, place }: Located): Located {
  const extensions = Object.entries(objectOr(value['responses'])).filter(([name]) => name.startsWith('x-'));
  return { value: Object.fromEntries(extensions), place: below(place, 'responses') };
}

function changesOf({ before, after }: ResponseVersions): MemberChange[] {
  if (before === undefined || after === undefined) return [];
  const code = before.code === after.code ? [] : [{ name: 'code', old: before.code, now: after.code }];
  const members = changedMembers(responseMembers(before), responseMembers(after));
  return [...code, ...members.filter(({ name }) => name !== 'schema' && !operationTexts.includes(name))];
}

/** Schemas are compared by what they come to. */
function schemaChange(pair: ResponseVersions, operation: KeptOperation): MemberChange[] {
  if (pair.before === undefined || pair.after === undefined || changedFields(pair, operation).length === 0) return [];
  return [{ name: 'schema', old: pair.before.response.value['schema'], now: pair.after.response.value['schema'] }];
}
