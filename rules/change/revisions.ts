import type { Operation } from '../../src/connector/definition.ts';
import type { KeptOperation } from '../../src/connector/versions.ts';
import { operationName } from '../name-of.ts';
import { namedFamily } from '../versioning/annotation.ts';
import { operationFamilies, revisionOf } from '../versioning/operation-families.ts';

/** The name of the family that an operation belongs to: the one it names, else its own id, as the first revision does. */
function familyOf({ value, id }: Operation): string | undefined {
  return namedFamily(value) ?? id;
}

/** The platform's way to change an operation in a way that breaks flows: the old one stays, a new one of its family stands beside it. */
export function asNextRevision({ before, after }: KeptOperation): string {
  const family = familyOf(before) ?? '';
  const members = operationFamilies(after.definition).find(({ name }) => name === family)?.members ?? [];
  const revision = members.reduce((most, member) => Math.max(most, revisionOf(member) ?? 1), 1) + 1;
  const names = /^[\w.-]{1,80}$/.test(family) ? ` ${family}_V${revision} with family ${family} and revision ${revision}` : '';
  return `keep ${operationName(before)} as it was, deprecate it, and offer the change as a new operation${names} (x-ms-api-annotation).`;
}

/** True when one operation is a later revision of the same family. */
export function isSuccessor(later: Operation, earlier: Operation): boolean {
  const family = namedFamily(later.value);
  return family !== undefined && family === familyOf(earlier) && (revisionOf(later) ?? 1) > (revisionOf(earlier) ?? 1);
}
