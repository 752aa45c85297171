import type { OperationField } from '../../src/connector/operation-fields.ts';
import type { FieldVersion } from '../../src/connector/schema-versions.ts';

/**
 * The type of a field for comparing two versions: what it says, else what it is made of implies, else `any`. Writing down a type
 * that was implied before changes nothing.
 */
export function typeOf({ members, parts }: FieldVersion): string {
  const { type } = members;
  if (typeof type === 'string') return type;
  if (parts.has('[]')) return 'array';
  return parts.size > 0 || members['additionalProperties'] !== undefined ? 'object' : 'any';
}

/** The types of a field whose type is another one now; `undefined` when it is not, or one version takes any. */
export function changedTypes({ before, after }: OperationField): { readonly old: string; readonly now: string } | undefined {
  if (before === undefined || after === undefined) return undefined;
  const [old, now] = [typeOf(before), typeOf(after)];
  return old === now || old === 'any' || now === 'any' ? undefined : { old, now };
}
