/** A word of running text: no code, no address, no part of a name. */
export interface PlainWord {
  /** In lower case; ASCII letters only. */
  readonly word: string;
  readonly isCapitalized: boolean;
  /** True for the first word of a text, a line, a sentence or a bracket. */
  readonly isFirst: boolean;
}

const shortest = 4;
/** Longer ones are no words, and nothing may be searched at length in what has no blanks. */
const longest = 30;

/** Code, quotations, tags, placeholders and links. Bounded, so that an apostrophe that opens nothing does not hide the rest of a text. */
const passages =
  /`[^`]*`|"[^"\n]{1,80}"|“[^”\n]{1,80}”|‘[^’\n]{1,80}’|(?<![\p{L}\p{N}])'[^'\n]{1,80}'(?![\p{L}\p{N}])|<[^<>]{1,200}>|\{[^{}]{1,200}\}|\[[^[\]]{1,200}\]\([^()\s]{1,200}\)/gu;

/**
 * The words of a text that a dictionary could know, in their order. Left out are passages that are no prose, and everything between
 * blanks that holds more than letters: addresses, file names, abbreviations, `camelCase`, `snake_case`, digits, hyphens, accents.
 */
export function plainWords(text: string): PlainWord[] {
  const words: PlainWord[] = [];
  for (const line of text.replace(passages, ' - ').split(/[\n\r]/)) {
    let isFirst = true;
    for (const chunk of line.split(/\s+/)) {
      if (chunk === '') continue;
      const bare = chunk.length > longest + 10 ? '' : chunk.replace(/^[([*]+/, '').replace(/(?:['’]s)?[)\]*.,;:!?…]*$/, '');
      if (bare.length >= shortest && bare.length <= longest && /^[A-Z]?[a-z]+$/.test(bare)) {
        words.push({ word: bare.toLowerCase(), isCapitalized: /^[A-Z]/.test(bare), isFirst: isFirst || /^[([]/.test(chunk) });
      }
      isFirst = /[.!?)\]*•–-]$/.test(chunk);
    }
  }
  return words;
}
