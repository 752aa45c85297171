/** True for a value that says of itself that somebody has to fill it in. */
export function isPlaceholder(value: string): boolean {
  return /dummy|replace|your|place|insert|enter|todo|xxx|[[<{]/i.test(value);
}
