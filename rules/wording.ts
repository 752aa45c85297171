/** True when two texts say the same: nothing but letter case, blanks and punctuation tells them apart. */
export function saysTheSame(a: string, b: string): boolean {
  // Nearly all texts differ in their first letter already, and a definition has a hundred thousand of them.
  if (firstLetter(a) !== firstLetter(b)) return false;
  const words = bareWords(a);
  return words !== '' && words === bareWords(b);
}

function firstLetter(text: string): string | undefined {
  return /[\p{L}\p{M}\p{N}_]/u.exec(text)?.[0].toLowerCase();
}

/** Letters of every script, digits and underscores, in lower case. */
function bareWords(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}_]/gu, '').toLowerCase();
}

/** True when the text ends as a sentence does; a closing bracket may stand at its end. */
export function endsLikeSentence(text: string): boolean {
  return /[.!?)]$/.test(text.trimEnd());
}

/** True for a name out of the code in place of words: `page_size`, `pageSize`. */
export function isCodeName(text: string): boolean {
  const token = text.trim();
  return !/\s/.test(token) && /_|[a-z][A-Z]/.test(token);
}

/** True when the text starts with a digit, a capital letter, or a letter of a script that has no capitals. */
export function startsWithCapital(text: string): boolean {
  return /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(text.trimStart());
}
