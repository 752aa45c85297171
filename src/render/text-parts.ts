import { highest } from './words.ts';

/** So many findings or changes of one rule are shown; the others are counted. */
export const shownPerRule = 3;

/** The line that stands for those that are not shown. */
export function moreOfThisKind(indent: number, count: number, command: string): string {
  return `${' '.repeat(indent)}… and ${count} more of this kind (certify ${command} --all)`;
}

/** How wide messages may be so that what stands behind them, `idLengths` long, keeps a column of its own: the widest that leaves it room. */
export function messageWidthOf(messages: readonly string[], idLengths: readonly number[], start: number, width: number): number {
  const room = Math.max(0, width - start - highest(idLengths) - 2);
  return highest(messages.map(lengthOf).filter((length) => length <= room));
}

/** Fills a text with blanks to a number of columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}

/** Columns of a text, near enough: one per character. */
function lengthOf(text: string): number {
  return [...text].length;
}
