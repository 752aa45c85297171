import { plain } from './category.ts';
import type { ListedRow } from './listed-row.ts';

/** Where a title stands in the alphabet: its first letter from `a` to `z`, or `other` for digits and other scripts. */
function letterOf({ title }: ListedRow): string {
  const [first = ''] = plain(title.slice(0, 8)).replace(/[^\p{L}\p{N}]/gu, '');
  return /[a-z]/.test(first) ? first : 'other';
}

/** The connectors by letter, by title within each; `other` stands last. */
export function lettersOf(rows: readonly ListedRow[]): ReadonlyMap<string, readonly ListedRow[]> {
  const letters = new Map<string, ListedRow[]>();
  for (const row of rows) {
    const letter = letterOf(row);
    const same = letters.get(letter);
    if (same === undefined) letters.set(letter, [row]);
    else same.push(row);
  }
  return new Map([...letters].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)));
}

/** What a letter is called where people choose one. */
export function letterName(letter: string): string {
  return letter === 'other' ? '0–9 and others' : letter.toUpperCase();
}

/** The path of a letter's first page, without the slash at the beginning. */
export function letterPath(letter: string): string {
  return `a-z/${letter}/index.html`;
}
