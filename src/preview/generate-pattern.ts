/**
 * Writes texts that match a pattern without ever running it: the patterns are strangers', and one may take hours. Understood is what is
 * common: letters, classes, groups, alternatives and counts. What looks ahead or back, or excludes, has no answer.
 */

interface Part {
  /** One of them is written. */
  readonly choices: readonly (string | readonly Part[])[];
  readonly least: number;
  readonly most: number;
}

/** Longer patterns and texts are not worth the while. */
const longest = 2_000;

/** Different texts that match the pattern and whose length is within the limits, the shortest first; none where nothing simple is known. */
export function textsMatching(pattern: string, minLength: number, maxLength: number): string[] {
  if (pattern.length > longest || minLength > longest) return [];
  const parts = parse(pattern);
  if (parts === undefined) return [];
  const texts = [0, 1, 2].map((more) => written(parts, more, more === 1 ? 1 : 0));
  const short = texts[0];
  if (short !== undefined && short.length < minLength) texts.push(written(parts, minLength - short.length, 0));
  return [...new Set(texts)].filter((text) => text.length >= minLength && text.length <= Math.min(maxLength, longest));
}

/** The parts in order, each as often as it must be, the first that may be written more often so many times more. */
function written(parts: readonly Part[], more: number, choice: number): string {
  let text = '';
  let open = more;
  let steps = 0;
  const write = (part: Part): void => {
    const times = part.least + Math.max(0, Math.min(open, part.most - part.least));
    open -= times - part.least;
    for (let time = 0; time < times && text.length <= longest && steps <= 2 * longest; time += 1) {
      steps += 1;
      const chosen = part.choices[choice % part.choices.length];
      if (typeof chosen === 'string') text += chosen;
      else for (const inner of chosen ?? []) write(inner);
    }
  };
  for (const part of parts) write(part);
  // What was not written to its end is longer than any limit.
  return steps > 2 * longest ? 'x'.repeat(longest + 1) : text;
}

/** Undefined where the pattern holds something that is not understood. */
function parse(pattern: string): readonly Part[] | undefined {
  let at = 0;
  let depth = 0;
  const parts = alternatives();
  return at === pattern.length ? parts : undefined;

  function alternatives(): readonly Part[] | undefined {
    const choices: (readonly Part[])[] = [];
    do {
      const sequence = partsInRow();
      if (sequence === undefined) return undefined;
      choices.push(sequence);
    } while (pattern[at] === '|' && (at += 1) > 0);
    const [only, ...others] = choices;
    return others.length === 0 ? only : [{ choices, least: 1, most: 1 }];
  }

  function partsInRow(): readonly Part[] | undefined {
    const row: Part[] = [];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
      if ((pattern[at] === '^' && row.length === 0) || (pattern[at] === '$' && isEnd(at + 1))) {
        at += 1;
        continue;
      }
      const choices = atom();
      const count = choices && counted();
      if (choices === undefined || choices.length === 0 || count === undefined) return undefined;
      row.push({ choices, ...count });
    }
    return row;
  }

  function isEnd(index: number): boolean {
    return index === pattern.length || pattern[index] === ')' || pattern[index] === '|';
  }

  function atom(): Part['choices'] | undefined {
    const character = pattern[at] ?? '';
    at += 1;
    if (character === '[') return classed();
    if (character === '(') return grouped();
    if (character === '.') return ['a', 'b'];
    if (character === '\\') return escaped();
    return '*+?{}^$'.includes(character) ? undefined : [character];
  }

  function grouped(): Part['choices'] | undefined {
    if (pattern.startsWith('?:', at)) at += 2;
    else if (pattern[at] === '?') return undefined;
    depth += 1;
    const inner = depth > 20 ? undefined : alternatives();
    depth -= 1;
    if (inner === undefined || pattern[at] !== ')') return undefined;
    at += 1;
    return [inner];
  }

  function escaped(): Part['choices'] | undefined {
    const character = pattern[at] ?? '';
    at += 1;
    const known = classes[character];
    if (known !== undefined) return known;
    return /[A-Za-z0-9]/.test(character) || character === '' ? undefined : [character];
  }

  /** A class that excludes nothing: its first characters, and the last ones of its ranges. */
  function classed(): Part['choices'] | undefined {
    if (pattern[at] === '^') return undefined;
    const characters: string[] = [];
    while (at < pattern.length && pattern[at] !== ']') {
      const isEscaped = pattern[at] === '\\';
      if (isEscaped) at += 1;
      const character = pattern[at] ?? '';
      at += 1;
      if (isEscaped && classes[character] !== undefined) characters.push(...classes[character]);
      else if (isEscaped && /[A-Za-z0-9]/.test(character)) return undefined;
      else if (pattern[at] === '-' && pattern[at + 1] !== ']' && pattern[at + 1] !== '\\' && at + 1 < pattern.length) {
        characters.push(character, pattern[at + 1] ?? '');
        at += 2;
      } else characters.push(character);
    }
    at += 1;
    // Letters and digits first: they need no encoding, and nobody takes them for something else.
    return at > pattern.length ? undefined : characters.sort((a, b) => Number(/\w/.test(b)) - Number(/\w/.test(a)));
  }

  function counted(): { readonly least: number; readonly most: number } | undefined {
    const found = /^(?:([*+?])|\{(\d{1,4})(,(\d{0,4}))?\})\??/.exec(pattern.slice(at, at + 16));
    if (found === null) return { least: 1, most: 1 };
    at += found[0].length;
    const [, sign, least = '', range, most = ''] = found;
    if (sign !== undefined) return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : longest };
    const upper = range === undefined ? Number(least) : most === '' ? longest : Number(most);
    return upper < Number(least) ? undefined : { least: Number(least), most: upper };
  }
}

const classes: Readonly<Record<string, readonly string[] | undefined>> = Object.assign(Object.create(null), {
  d: ['1', '9'],
  w: ['a', '7'],
  s: [' '],
  S: ['a', 'Z'],
  D: ['a', '-'],
  W: ['-', ' '],
});
