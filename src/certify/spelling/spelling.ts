import type { Spelling } from '../../../rules/define.ts';
import { slipsBetween } from '../../../rules/slips.ts';
import { isMadeOfWords } from './made-of-words.ts';

/** What is known of words; all of them in lower case. */
export interface WordSources {
  /** True for a word of the dictionaries. */
  readonly isListed: (word: string) => boolean;
  /** Words beyond the dictionaries that are right. */
  readonly allowed: ReadonlySet<string>;
  /** Words that texts of connectors use, the most frequent first. Nothing else is suggested: what is rare is rarely what was meant. */
  readonly common: readonly string[];
}

/** Shorter words have so many neighbours that half of the strange ones, mostly names, are near to some word by chance. */
const shortest = 5;
/** From this length on, two slips are nearer to the word that was meant than to a neighbour. */
const longEnoughForTwo = 9;

/** Makes what rules about spelling ask. It remembers its answers: connectors repeat their words. */
export function spellingOf({ isListed, allowed, common }: WordSources): Spelling {
  const isKnown = (word: string): boolean => allowed.has(word) || isListed(word);
  const isWord = remembering((word) => isKnown(word) || isMadeOfWords(word, isKnown));
  const byLetter = new Map<string, string[]>();
  for (const word of common) {
    const list = byLetter.get(word.charAt(0));
    if (list === undefined) byLetter.set(word.charAt(0), [word]);
    else list.push(word);
  }
  const intended = remembering((word) => (word.length < shortest || isWord(word) ? undefined : nearest(word, byLetter)));
  return { isWord, intended };
}

function nearest(word: string, byLetter: ReadonlyMap<string, readonly string[]>): string | undefined {
  const most = word.length >= longEnoughForTwo ? 2 : 1;
  let best: { readonly candidate: string; readonly cost: number } | undefined;
  // The first letter is hardly ever a wrong one, but may have changed places with the second.
  for (const letter of new Set([word.charAt(0), word.charAt(1)])) {
    for (const candidate of byLetter.get(letter) ?? []) {
      if (letter !== word.charAt(0) && candidate.charAt(1) !== word.charAt(0)) continue;
      if (Math.abs(candidate.length - word.length) > most) continue;
      const mayBeTwo = most === 2 && isSameFrame(word, candidate);
      // Two letters that changed places are the most that one slip leaves between equal ends; asking that first spares nearly all counting.
      if (!mayBeTwo && sharedEnds(word, candidate) < Math.max(word.length, candidate.length) - 2) continue;
      const slips = slipsBetween(word, candidate, most);
      if (slips > (mayBeTwo ? 2 : 1)) continue;
      const cost = costOf(word, candidate, slips);
      if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { candidate, cost };
    }
  }
  return best?.candidate;
}

/** True when both begin and end alike: two slips at an end make another form of another word. */
function isSameFrame(word: string, candidate: string): boolean {
  return word.charAt(0) === candidate.charAt(0) && word.slice(-2) === candidate.slice(-2);
}

/** How many letters are the same from the start and from the end, each counted once. */
function sharedEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < most - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1;
  return start + end;
}

/** Fewer slips are likelier, then letters in another order, then one left out, then a right ending; of equals the more frequent word wins. */
function costOf(word: string, candidate: string, slips: number): number {
  const hasSameLetters = [...word].sort().join('') === [...candidate].sort().join('');
  const kind = hasSameLetters ? 0 : candidate.length > word.length ? 2 : 3;
  return slips * 10 + kind * 2 + (word.at(-1) === candidate.at(-1) ? 0 : 3);
}

function remembering<T>(answer: (word: string) => T): (word: string) => T {
  const answers = new Map<string, T>();
  return (word) => {
    if (!answers.has(word)) answers.set(word, answer(word));
    return answers.get(word) as T;
  };
}
