/** Characters that look like a blank or like nothing, and the one that stands for a lost character. */
const invisible = /[\ufffd\u200b-\u200d\u2060\ufeff\u00a0]/;

/** True for a text with a character that a reader cannot see or tell from a blank. */
export function hasInvisibleCharacter(text: string): boolean {
  return invisible.test(text);
}

/** Where the first such character stands in the text, -1 when there is none. */
export function invisibleCharacterAt(text: string): number {
  return text.search(invisible);
}
