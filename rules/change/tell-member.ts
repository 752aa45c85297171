import type { OperationField } from '../../src/connector/operation-fields.ts';
import type { KeptOperation } from '../../src/connector/versions.ts';
import type { Observation } from '../define.ts';
import { fieldName } from './field-names.ts';
import { fate, type MemberChange } from './members.ts';

/** What a rule says of a member that two versions of a field write differently; `aside` stands behind the field's name. */
export function tellMember(field: OperationField, operation: KeptOperation, change: MemberChange, aside = ''): Observation {
  return {
    message: `${fieldName(field, operation)}${aside} ${fate(change)}.`,
    old: change.old,
    new: change.now,
    at: [change.name],
    subject: `${field.label} ${change.name}`,
  };
}
