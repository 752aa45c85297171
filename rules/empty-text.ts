/** True for a text of nothing but white space: a member that is there and says nothing. */
export function isEmptyText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}
