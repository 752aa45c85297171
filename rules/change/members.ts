import { equalJson, type JsonObject, type JsonValue, own } from '../../src/connector/json-value.ts';
import type { OperationField } from '../../src/connector/operation-fields.ts';
import { quote } from '../quote.ts';

/** A member that two versions write differently. */
export interface MemberChange {
  readonly name: string;
  readonly old: JsonValue | undefined;
  readonly now: JsonValue | undefined;
}

/** The members of either object that the other writes differently or lacks, sorted by name. */
export function changedMembers(before: JsonObject, after: JsonObject): MemberChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return changesOf(before, after, [...names].sort());
}

/** Those of the named members of a field that its versions write differently; none when it is new or gone. */
export function changesAmong({ before, after }: OperationField, names: readonly string[]): MemberChange[] {
  return before && after ? changesOf(before.members, after.members, names) : [];
}

function changesOf(before: JsonObject, after: JsonObject, names: readonly string[]): MemberChange[] {
  return names.map((name) => ({ name, old: own(before, name), now: own(after, name) })).filter(({ old, now }) => !equalJson(old, now));
}

/** What a change did to the member, as the end of a sentence. */
export function fate({ name, old, now }: MemberChange): string {
  if (name === 'required' && typeof now === 'boolean') return now ? 'is now required' : 'is no longer required';
  if (old === undefined) return `has got ${name}`;
  return now === undefined ? `has lost its ${name}` : `has another ${name}`;
}

/** What a value was and is, as the end of a sentence. */
export function wasAndIs(old: JsonValue | undefined, now: JsonValue | undefined): string {
  return `${old === undefined ? 'was absent' : `was ${quote(old)}`} and is ${now === undefined ? 'gone' : `now ${quote(now)}`}`;
}
