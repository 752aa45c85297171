import type { Definition, Text } from '../../src/connector/definition.ts';
import type { Spelling } from '../define.ts';
import { namesIn } from './names-in-definition.ts';
import { type PlainWord, plainWords } from './plain-words.ts';

/** A word that is probably wrong, as it is written, and the one that was probably meant. */
export interface MisspeltWord {
  readonly text: Text;
  readonly written: string;
  readonly intended: string;
}

/** A word that stands in so many different texts of a connector is its vocabulary. */
const vocabulary = 3;

/**
 * The words of a definition's visible texts that are near to a word in common use and nothing else: no name, no vocabulary,
 * and in English texts only. Capital letters that no sentence and no label asks for are names, too.
 */
export function* misspeltWords(definition: Definition, spelling: Spelling): Generator<MisspeltWord> {
  const texts = definition.texts().filter(({ isVisible }) => isVisible);
  const wordsOf = new Map<string, readonly PlainWord[]>();
  for (const { value } of texts) if (!wordsOf.has(value)) wordsOf.set(value, plainWords(value));
  if (!isEnglish(wordsOf.values(), spelling)) return;

  const suspects = new Map<string, string>();
  for (const [word, uses] of usesOf(wordsOf.values())) {
    const intended = uses < vocabulary ? spelling.intended(word) : undefined;
    if (intended !== undefined) suspects.set(word, intended);
  }
  if (suspects.size === 0) return;

  const names = namesIn(definition);
  for (const text of texts) {
    const words = wordsOf.get(text.value) ?? [];
    if (!words.some(({ word }) => suspects.has(word)) || !isInEnglish(words, spelling)) continue;
    for (const one of words) {
      const intended = suspects.get(one.word);
      if (intended === undefined || names.has(one.word) || isNameLike(one, text)) continue;
      yield {
        text,
        written: one.isCapitalized ? capitalized(one.word) : one.word,
        intended: one.isCapitalized ? capitalized(intended) : intended,
      };
    }
  }
}

/** In how many texts each word stands. */
function usesOf(texts: Iterable<readonly PlainWord[]>): Map<string, number> {
  const uses = new Map<string, number>();
  for (const words of texts) {
    for (const word of new Set(words.map(({ word }) => word))) uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  return uses;
}

/**
 * True when at most one in five of the different words is unknown, names in capitals aside. It is one in nine in the worst of 827
 * published connectors in English, and four in nine in the only other one.
 */
function isEnglish(texts: Iterable<readonly PlainWord[]>, { isWord }: Spelling): boolean {
  const words = new Set<string>();
  for (const text of texts) for (const { word, isCapitalized } of text) if (!isCapitalized) words.add(word);
  const unknown = [...words].filter((word) => !isWord(word)).length;
  return unknown <= Math.max(fewestStrange, words.size / 5);
}
/** So few strange words tell nothing about a language. */
const fewestStrange = 3;

/** True for a text with known words around its unknown ones: a single word could be of any language. */
function isInEnglish(words: readonly PlainWord[], { isWord }: Spelling): boolean {
  const known = words.filter(({ word }) => isWord(word)).length;
  return known > 0 && words.length - known <= Math.max(1, words.length / 4);
}

/** Labels may have capitals in every word; in a description only a name has one within a sentence. */
function isNameLike({ isCapitalized, isFirst }: PlainWord, { kind }: Text): boolean {
  return isCapitalized && !isFirst && kind === 'description';
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
