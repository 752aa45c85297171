/** Where something stands in a text: both numbers start at 1; columns count UTF-16 code units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Answers offsets with lines; a line ends in LF or CRLF. The text is scanned at the first question only. */
export function lineIndex(text: string): (offset: number) => TextPosition {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

/** The line of an offset, for offsets that only grow: no line is looked for twice, and none behind the last offset. */
export interface Lines {
  readonly advance: (offset: number) => void;
  /** From 1. */
  readonly line: number;
  /** The offset at which the line begins. */
  readonly start: number;
}

/** The first line of a text, to be advanced from there. */
export function ascendingLines(text: string): Lines {
  let next = text.indexOf('\n');
  const lines = {
    line: 1,
    start: 0,
    advance: (offset: number): void => {
      while (next !== -1 && next < offset) {
        lines.line += 1;
        lines.start = next + 1;
        next = text.indexOf('\n', next + 1);
      }
    },
  };
  return lines;
}
