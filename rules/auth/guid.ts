/** The identifier that stands for none. */
export const zeroGuid = '00000000-0000-0000-0000-000000000000';

/** The value as a lower-case GUID without braces and blanks around it, `undefined` when it is none. */
export function guidOf(value: string): string | undefined {
  const bare = value
    .trim()
    .replace(/^\{|\}$/g, '')
    .toLowerCase();
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(bare) ? bare : undefined;
}
