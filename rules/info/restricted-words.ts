import { quote } from '../quote.ts';

/** The different matches of a global pattern in a text, as written there; none in what is no text. */
export function wordsIn(text: unknown, pattern: RegExp): string[] {
  return typeof text === 'string' ? [...new Set(text.match(pattern))] : [];
}

/** Words in quotes as a sentence lists them; the list of a hostile text is cut short. */
export function listOf(words: readonly string[]): string {
  const quoted = words.slice(0, 5).map((word) => quote(word));
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
