/** Signs that the certification refuses anywhere in a summary. */
export const refusedInSummary = /[/\\<>*%&?]/g;

/** True for the last character of a summary as it should be: an ASCII letter or digit, or a closing bracket. */
export function mayEndSummary(character: string): boolean {
  return /^[A-Za-z0-9)]$/.test(character);
}
