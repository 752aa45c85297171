import type { MemberChange } from './members.ts';

/** True for a change of a limit that may refuse what was allowed; where that cannot be told, as of two patterns, it may. */
export function isTighter({ name, old, now }: MemberChange): boolean {
  if (now === undefined || now === false) return false;
  if (typeof old !== 'number' || typeof now !== 'number') return true;
  if (name.startsWith('min')) return now > old;
  if (name.startsWith('max')) return now < old;
  // What is a multiple of 10 is one of 5 too.
  return name !== 'multipleOf' || old % now !== 0;
}
