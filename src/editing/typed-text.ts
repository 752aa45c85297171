/**
 * A text as somebody typed it into a text area, which knows LF alone: lines that are as before keep their ends, and the others get the
 * end that most lines before had.
 */
export function typedText(before: string, typed: string): string {
  if (!before.includes('\r')) return typed;
  const [old, fresh] = [linesOf(before), typed.split('\n')];
  const isSame = (a: number, b: number): boolean => old[a]?.text === fresh[b];
  let head = 0;
  while (head < Math.min(old.length, fresh.length) && isSame(head, head)) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, fresh.length) - head && isSame(old.length - 1 - tail, fresh.length - 1 - tail)) tail += 1;
  const usual = mostFrequent(old.slice(0, -1).map(({ end }) => end));
  return fresh
    .map((text, index) => {
      if (index === fresh.length - 1) return text;
      const kept = index < head ? old[index] : index >= fresh.length - tail ? old[old.length - fresh.length + index] : undefined;
      return text + (kept?.end || usual);
    })
    .join('');
}

/** A text as a text area shows it. */
export function shownText(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function linesOf(text: string): { readonly text: string; readonly end: string }[] {
  const parts = text.split(/(\r\n|\r|\n)/);
  return parts.flatMap((part, index) => (index % 2 === 0 ? [{ text: part, end: parts[index + 1] ?? '' }] : []));
}

function mostFrequent(ends: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '\n';
}
