/**
 * The part of a source line that a reader needs: without the space around it, and at most `width` UTF-16 code units about the column
 * (1-based), with `…` where something was cut off. Not escaped.
 */
export function excerpt(line: string, column: number, width: number): string {
  const start = line.length - line.trimStart().length;
  const end = line.trimEnd().length;
  if (end - start <= width) return line.slice(start, end);
  // A third of the room before the column: what is wrong mostly stands at and after it.
  const wanted = column - 1 - Math.floor(width / 3);
  const from = wholeFrom(line, Math.min(Math.max(start, wanted), Math.max(start, end - width)));
  const to = wholeTo(line, Math.min(end, from + width));
  return `${from > start ? '…' : ''}${line.slice(from, to).trim()}${to < end ? '…' : ''}`;
}

/** A cut never halves a character that takes two code units. */
function wholeFrom(line: string, index: number): number {
  return isSecondHalf(line, index) ? index + 1 : index;
}

function wholeTo(line: string, index: number): number {
  return isSecondHalf(line, index) ? index - 1 : index;
}

function isSecondHalf(line: string, index: number): boolean {
  return /[\udc00-\udfff]/.test(line[index] ?? '') && /[\ud800-\udbff]/.test(line[index - 1] ?? '');
}
