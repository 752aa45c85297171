import type { Definition } from './definition.ts';

/** False when certainly no object of the document has a member of that name. */
export function mayHold({ memberNames }: Pick<Definition, 'memberNames'>, name: string): boolean {
  return memberNames === undefined || memberNames.has(name);
}
