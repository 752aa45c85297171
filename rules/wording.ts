/** True when two texts say the same: nothing but letter case, blanks and punctuation tells them apart. */
export function saysTheSame(a: string, b: string): boolean {
  // Letter by letter, because most texts differ in the first: taking the rest out of both would cost many times as much.
  let isAnythingSaid = false;
  for (let at = 0, other = 0; ; at += 1, other += 1) {
    at = letterFrom(a, at);
    other = letterFrom(b, other);
    const one = at < a.length ? a.charCodeAt(at) : end;
    const two = other < b.length ? b.charCodeAt(other) : end;
    if (one > lastOfAscii || two > lastOfAscii) {
      const words = bareWords(a);
      return words !== '' && words === bareWords(b);
    }
    if (one === end || two === end) return isAnythingSaid && one === two;
    if (one !== two && lowerCase(one) !== lowerCase(two)) return false;
    isAnythingSaid = true;
  }
}

/** Stands for the end of a text; no letter has this code. */
const end = 0;

const lastOfAscii = 0x7f;

/** Where the next letter, digit or underscore stands, or anything beyond ASCII; the end of the text when nothing does. */
function letterFrom(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isLetter(text.charCodeAt(at))) at += 1;
  return at;
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code > lastOfAscii;
}

/** True for a text that is not all ASCII. Most texts are, so that this comes first. */
export function isBeyondAscii(text: string): boolean {
  return /[\u0080-\uffff]/.test(text);
}

/** The code of an ASCII letter in lower case. */
function lowerCase(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
}

/** Letters of every script, digits and underscores, in lower case. */
function bareWords(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}_]/gu, '').toLowerCase();
}

/** True when the text ends as a sentence does; a closing bracket may stand at its end. */
export function endsLikeSentence(text: string): boolean {
  return sentenceEnds.has(text.trimEnd().at(-1));
}

const sentenceEnds: ReadonlySet<unknown> = new Set('.!?)');

/** True for a name out of the code in place of words: `page_size`, `pageSize`. */
export function isCodeName(text: string): boolean {
  const token = text.trim();
  return !/\s/.test(token) && /_|[a-z][A-Z]/.test(token);
}

/** True when the text starts with a digit, a capital letter, or a letter of a script that has no capitals. */
export function startsWithCapital(text: string): boolean {
  const start = text.trimStart();
  return start.charCodeAt(0) > lastOfAscii ? /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(start) : /^[A-Z\d]/.test(start);
}
