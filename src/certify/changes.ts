/** Replaces what stands from `start` up to `end`. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A character of a text, and how it is spelt where it stands. */
export interface Piece {
  readonly spelling: string;
  readonly meaning: string;
}

/** Comparing takes time and room by the product of the lengths; beyond this the whole middle is replaced. */
const mostComparisons = 4_000_000;

/** The fewest characters to take out and put in so that the pieces mean `text`. Offsets count the spelling. */
export function changesOf(pieces: readonly Piece[], text: string): Change[] {
  const wanted = Array.from(text);
  let first = 0;
  while (first < pieces.length && first < wanted.length && pieces[first]?.meaning === wanted[first]) first += 1;
  let oldEnd = pieces.length;
  let newEnd = wanted.length;
  while (oldEnd > first && newEnd > first && pieces[oldEnd - 1]?.meaning === wanted[newEnd - 1]) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  const offsets = [0];
  for (const { spelling } of pieces) offsets.push((offsets.at(-1) ?? 0) + spelling.length);
  const changes: Change[] = [];
  const note = (oldFrom: number, oldTo: number, inserted: string): void => {
    const start = offsets[oldFrom] ?? 0;
    const end = offsets[oldTo] ?? start;
    const last = changes.at(-1);
    if (last?.end === start) changes[changes.length - 1] = { start: last.start, end, text: last.text + inserted };
    else changes.push({ start, end, text: inserted });
  };

  const rows = oldEnd - first;
  const columns = newEnd - first;
  if (rows * columns > mostComparisons) {
    note(first, oldEnd, wanted.slice(first, newEnd).join(''));
    return changes;
  }
  // The longest common part of what follows, for each pair of positions.
  const common = new Uint16Array((rows + 1) * (columns + 1));
  const at = (row: number, column: number): number => common[row * (columns + 1) + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const isSame = pieces[first + row]?.meaning === wanted[first + column];
      common[row * (columns + 1) + column] = isSame ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  for (let row = 0, column = 0; row < rows || column < columns; ) {
    if (row < rows && column < columns && pieces[first + row]?.meaning === wanted[first + column]) {
      row += 1;
      column += 1;
    } else if (row < rows && (column === columns || at(row + 1, column) >= at(row, column + 1))) {
      note(first + row, first + row + 1, '');
      row += 1;
    } else {
      note(first + row, first + row, wanted[first + column] ?? '');
      column += 1;
    }
  }
  return changes;
}
