import type { Random } from '../random.ts';
import { mutateBytes } from './bytes.ts';
import { hardTexts, openApiWords } from './words.ts';

const token = /[A-Za-z_$][\w$-]*|\d+(?:\.\d+)?|\s+|[^\w\s]/g;

/** A text that is nearly this one: by words, by lines, by what others were caught with. `words` belong to the medium. */
export function mutateText(bytes: Uint8Array, random: Random, other: () => Uint8Array, words: readonly string[]): Uint8Array {
  if (random.chance(0.1)) return mutateBytes(bytes, random, other);
  const text = Buffer.from(bytes).toString();
  if (random.chance(0.02)) return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
  if (random.chance(0.01)) return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Buffer.from(changed(text, random, () => Buffer.from(other()).toString(), words));
}

function changed(text: string, random: Random, other: () => string, words: readonly string[]): string {
  if (random.chance(0.3)) {
    const lines = text.split('\n');
    const at = random.below(lines.length);
    const line = lines[at] ?? '';
    const theirs = random.pick(other().split('\n'));
    const changes = [
      [],
      [line, line],
      [theirs],
      [line, theirs],
      [` ${line}`],
      [`\t${line}`],
      [line.trimStart()],
      [`${line}${theirs}`],
      [`${line}\r`],
    ];
    return lines.toSpliced(at, 1, ...random.pick(changes)).join('\n');
  }
  const [at, length] = placeIn(text, random);
  const [head, part, tail] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
  switch (random.below(7)) {
    case 0:
      return head + tail;
    case 1:
      return head + wordFrom(random, words) + tail;
    case 2:
      return head + wordFrom(random, words) + part + tail;
    case 3:
      return head + (part === '' ? wordFrom(random, words) : part).repeat(2 + random.below(random.chance(0.1) ? 3000 : 20)) + tail;
    case 4: {
      const theirs = other();
      const [start, taken] = placeIn(theirs, random);
      return head + theirs.slice(start, start + taken + random.below(80)) + tail;
    }
    case 5: {
      const [start, taken] = placeIn(text, random);
      return head + text.slice(start, start + taken) + tail;
    }
    default: {
      const word = wordFrom(random, words);
      const count = random.chance(0.1) ? 20_000 : 70;
      return head + word.repeat(Math.min(count, Math.floor(60_000 / (word.length + 1)))) + part + tail;
    }
  }
}

function wordFrom(random: Random, words: readonly string[]): string {
  if (words.length > 0 && random.chance(0.7)) return random.pick(words);
  return random.chance(0.7) ? random.pick(hardTexts) : random.pick(openApiWords);
}

/** Where a word begins near some place, and its length: what is changed is mostly a whole one. */
function placeIn(text: string, random: Random): readonly [number, number] {
  if (text.length === 0) return [0, 0];
  const from = random.below(text.length + 1);
  if (random.chance(0.2)) return [from, random.below(6)];
  token.lastIndex = from;
  const found = token.exec(text);
  return found === null ? [from, 0] : [found.index, found[0].length];
}
