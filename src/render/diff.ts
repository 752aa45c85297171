import { escapeLine } from './escape.ts';

/** Lines of the same text around each change. */
const context = 3;
/** Beyond so many differing lines the texts are not compared further: the rest is told as taken out and put in. */
const mostDifferences = 2000;

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** A file before or after a change. */
export interface FileVersion {
  readonly path: string;
  readonly isExecutable: boolean;
  /** `undefined` for a file that was not read; the same bytes before and after are the same object. */
  readonly bytes: Uint8Array | undefined;
}

/**
 * The difference of two versions of a file as git tells it, empty when there is none: another mode, another name, and the lines as a
 * unified diff. Tabs and carriage returns at the ends of lines stay what they are, so that `git apply` takes the diff; every other
 * character that cannot be seen is spelt out. Of a file that was no text git says just that it differs.
 */
export function renderDiff(before: FileVersion, after: FileVersion): string {
  const [from, to] = [`a/${escapeLine(before.path)}`, `b/${escapeLine(after.path)}`];
  const header = extendedHeader(before, after);
  const body = before.bytes === after.bytes ? [] : bodyOf(from, to, textOf(before.bytes), textOf(after.bytes));
  return header.length + body.length === 0 ? '' : [`diff --git ${from} ${to}\n`, ...header, ...body].join('');
}

/** `undefined` for what is not UTF-8. */
function textOf(bytes: Uint8Array | undefined): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function extendedHeader(before: FileVersion, after: FileVersion): string[] {
  const header: string[] = [];
  const modeOf = ({ isExecutable }: FileVersion): string => (isExecutable ? '100755' : '100644');
  if (before.isExecutable !== after.isExecutable) header.push(`old mode ${modeOf(before)}\n`, `new mode ${modeOf(after)}\n`);
  if (before.path === after.path) return header;
  // How similar texts are that differ, every tool counts its own way; git takes a diff that does not say.
  if (before.bytes === after.bytes) header.push('similarity index 100%\n');
  return [...header, `rename from ${escapeLine(before.path)}\n`, `rename to ${escapeLine(after.path)}\n`];
}

function bodyOf(from: string, to: string, before: string | undefined, after: string | undefined): string[] {
  if (before === undefined || after === undefined) return [`Binary files ${from} and ${to} differ\n`];
  if (before === after) return [];
  const lines = compared(linesOf(before), linesOf(after));
  // A tab tells where a name with blanks ends.
  const [old, changed] = [from, to].map((name) => (name.includes(' ') ? `${name}\t` : name));
  const printed = [`--- ${old}\n`, `+++ ${changed}\n`];
  for (const { from, to } of hunksOf(lines)) {
    const shown = lines.slice(from, to);
    printed.push(`@@ -${range(lines, from, shown, '+')} +${range(lines, from, shown, '-')} @@\n`, ...shown.map(printLine));
  }
  return printed;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** First line and number of lines of a hunk in one of the two texts: the one without the lines of this sign. */
function range(lines: readonly Line[], from: number, shown: readonly Line[], without: '-' | '+'): string {
  const count = shown.filter(({ sign }) => sign !== without).length;
  const before = lines.slice(0, from).filter(({ sign }) => sign !== without).length;
  return `${count === 0 ? before : before + 1},${count}`;
}

function printLine({ sign, text }: Line): string {
  const end = /\r?\n$/.exec(text)?.[0] ?? '';
  const shown = text
    .slice(0, text.length - end.length)
    .split('\t')
    .map(escapeLine)
    .join('\t');
  return end === '' ? `${sign}${shown}\n\\ No newline at end of file\n` : `${sign}${shown}${end}`;
}

function hunksOf(lines: readonly Line[]): { readonly from: number; to: number }[] {
  const hunks: { from: number; to: number }[] = [];
  for (const [index, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    const to = Math.min(lines.length, index + context + 1);
    const last = hunks.at(-1);
    if (last && index - context <= last.to) last.to = to;
    else hunks.push({ from: Math.max(0, index - context), to });
  }
  return hunks;
}

function compared(before: readonly string[], after: readonly string[]): Line[] {
  let first = 0;
  while (first < before.length && first < after.length && before[first] === after[first]) first += 1;
  let ends = 0;
  const most = Math.min(before.length, after.length) - first;
  while (ends < most && before[before.length - 1 - ends] === after[after.length - 1 - ends]) ends += 1;
  const old = before.slice(first, before.length - ends);
  const changed = after.slice(first, after.length - ends);
  return [
    ...same(before.slice(0, first)),
    ...(shortestEdits(old, changed) ?? [...signed('-', old), ...signed('+', changed)]),
    ...same(before.slice(before.length - ends)),
  ];
}

function same(lines: readonly string[]): Line[] {
  return signed(' ', lines);
}

function signed(sign: Line['sign'], lines: readonly string[]): Line[] {
  return lines.map((text) => ({ sign, text }));
}

/** Myers' algorithm: the fewest lines out and in; `undefined` beyond `mostDifferences`. */
function shortestEdits(old: readonly string[], changed: readonly string[]): Line[] | undefined {
  const most = Math.min(mostDifferences, old.length + changed.length);
  const furthest: number[] = [];
  const trace: number[][] = [];
  // Diagonal d stands at index d + most + 1.
  const at = (diagonals: readonly number[], diagonal: number): number => diagonals[diagonal + most + 1] ?? 0;
  const goesDown = (diagonals: readonly number[], depth: number, diagonal: number): boolean =>
    diagonal === -depth || (diagonal !== depth && at(diagonals, diagonal - 1) < at(diagonals, diagonal + 1));
  for (let depth = 0; depth <= most; depth += 1) {
    trace.push([...furthest]);
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      let x = goesDown(furthest, depth, diagonal) ? at(furthest, diagonal + 1) : at(furthest, diagonal - 1) + 1;
      while (x < old.length && x - diagonal < changed.length && old[x] === changed[x - diagonal]) x += 1;
      furthest[diagonal + most + 1] = x;
      if (x >= old.length && x - diagonal >= changed.length) return walkBack(old, changed, trace, at, goesDown);
    }
  }
  return undefined;
}

function walkBack(
  old: readonly string[],
  changed: readonly string[],
  trace: readonly (readonly number[])[],
  at: (diagonals: readonly number[], diagonal: number) => number,
  goesDown: (diagonals: readonly number[], depth: number, diagonal: number) => boolean,
): Line[] {
  const lines: Line[] = [];
  let x = old.length;
  let y = changed.length;
  for (let depth = trace.length - 1; depth >= 0; depth -= 1) {
    const diagonals = trace[depth] ?? [];
    const diagonal = x - y;
    const previous = goesDown(diagonals, depth, diagonal) ? diagonal + 1 : diagonal - 1;
    const startX = depth === 0 ? 0 : at(diagonals, previous);
    const startY = depth === 0 ? 0 : startX - previous;
    while (x > startX && y > startY) {
      lines.push({ sign: ' ', text: old[--x] ?? '' });
      y -= 1;
    }
    if (depth === 0) break;
    if (x > startX) lines.push({ sign: '-', text: old[--x] ?? '' });
    else lines.push({ sign: '+', text: changed[--y] ?? '' });
  }
  return lines.reverse();
}
