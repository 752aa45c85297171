import type { Repair } from './define.ts';
import { isBeyondAscii, saysTheSame } from './wording.ts';

const plainWord = /^\(?(?:[A-Z]?[a-z'-]+|[A-Z]{2,5}|\d+)\)?$/;
const lastWord = /^\(?(?:\p{Lu}?[\p{Ll}’'-]+|\p{Lu}{2,5}|\d+)\)?$/u;
const blank = /\s/;
const lineBreak = /[\r\n]/;
const latin = /^[\p{Script=Latin}\p{N}()’'-]+$/u;

/**
 * The repair that ends a text with a full stop, where nothing else can be meant: the text is several words in one line, the last one a
 * plain word of the Latin script. A name out of code, an address or an example would read as if the full stop belonged to it, and a
 * single word, or the name and label over again, wants describing.
 */
export function fullStop(text: string, ...labels: readonly unknown[]): Repair | undefined {
  const sentence = text.trimEnd();
  const words = sentence.trimStart();
  const end = words.slice(words.lastIndexOf(' ') + 1);
  const last = blank.test(end) ? end.split(blank).at(-1) : end;
  if (last === undefined || last === words || lineBreak.test(words) || !isPlainWord(last)) return undefined;
  for (const label of labels) if (typeof label === 'string' && saysTheSame(text, label)) return undefined;
  return { kind: 'replace', value: `${sentence}.${text.slice(sentence.length)}` };
}

function isPlainWord(word: string): boolean {
  return plainWord.test(word) || (isBeyondAscii(word) && lastWord.test(word) && latin.test(word));
}

/** The repair that gives the place another value, when there is one. */
export function replacement(value: string | number | boolean | undefined): Repair | undefined {
  return value === undefined ? undefined : { kind: 'replace', value };
}
