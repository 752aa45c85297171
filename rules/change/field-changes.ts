import type { OperationField } from '../../src/connector/operation-fields.ts';
import { callbackMark } from '../webhook/callback-urls.ts';
import { valuesBeyond } from './enum-values.ts';
import { constraintMembers, dynamicMembers, encodingMembers, textMembers } from './field-members.ts';
import { changedTypes, typeOf } from './field-types.ts';
import { changedMembers, type MemberChange } from './members.ts';

/**
 * Everything that a field of both versions says differently, but its texts and its callback, which are told of every field. Whether it
 * is required counts as a member; a type that was implied before does not.
 */
export function changesOf({ before, after }: OperationField): MemberChange[] {
  if (before === undefined || after === undefined) return [];
  const changes = changedMembers(before.members, after.members).filter(
    ({ name, old, now }) =>
      !(name === callbackMark && (old === true || now === true)) &&
      !textMembers.includes(name) &&
      (name !== 'type' || typeOf(before) !== typeOf(after)),
  );
  if (typeOf(before) !== typeOf(after) && !changes.some(({ name }) => name === 'type'))
    changes.push({ name: 'type', old: typeOf(before), now: typeOf(after) });
  if (before.isRequired !== after.isRequired && !changes.some(({ name }) => name === 'required'))
    changes.push({ name: 'required', old: before.isRequired, now: after.isRequired });
  return changes;
}

const toldOfAll = new Set(['format', 'x-ms-visibility', ...dynamicMembers]);
const toldOfInputs = new Set(['name', 'in', 'default', ...encodingMembers, ...constraintMembers]);

/** True for a change that a rule of its own tells of visible fields. */
export function isToldElsewhere({ name, old, now }: MemberChange, field: OperationField): boolean {
  const isInput = field.direction === 'input';
  if (name === 'type') {
    const types = changedTypes(field);
    return types !== undefined && !(isInput && types.old === 'integer' && types.now === 'number');
  }
  if (name === 'required') return isInput && typeof old === 'boolean' && typeof now === 'boolean';
  if (name === 'enum') return hasOtherValues(old, now);
  return toldOfAll.has(name) || (isInput && toldOfInputs.has(name));
}

/** Lists that only order their values differently have no rule of their own. */
function hasOtherValues(old: MemberChange['old'], now: MemberChange['now']): boolean {
  if (!Array.isArray(old) || !Array.isArray(now)) return Array.isArray(old) || Array.isArray(now);
  return valuesBeyond(old, now).length > 0 || valuesBeyond(now, old).length > 0;
}
