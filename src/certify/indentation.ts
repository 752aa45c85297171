import type { StrayIndentation } from '../../rules/define.ts';
import { skipValue } from '../connector/json-locate.ts';
import type { Edit } from './text-edits.ts';

/** A bracket that is still open. */
interface Container {
  /** The indentation of the line that opened it. */
  readonly indentation: string;
  /** The indentation of the first line within it; `undefined` before there is one. */
  inside: string | undefined;
}

/**
 * Indents the stray lines of a strict JSON text like the lines before them in the same brackets, else one step deeper than the line that
 * opened the brackets. All other lines stay, and so does everything behind the indentation.
 */
export function indentAlike(text: string, stray: readonly StrayIndentation[]): Edit[] {
  const isStray = (indentation: string): boolean =>
    (stray.includes('tabs') && indentation.includes('\t')) ||
    (stray.includes('spaces') && /^ +$/.test(indentation)) ||
    (stray.includes('odd') && /^(?: {2})* $/.test(indentation));
  const step = stray.includes('spaces') ? '\t' : ' '.repeat(commonStep(text, isStray, stray.includes('odd')));
  const edits: Edit[] = [];
  walkLines(text, (indentation, start, container, isClosing) => {
    if (!isStray(indentation)) return indentation;
    const wanted = isClosing ? container.indentation : (container.inside ?? container.indentation + step);
    edits.push({ start, end: start + indentation.length, text: wanted });
    return wanted;
  });
  return edits.filter(({ start, end, text: wanted }) => text.slice(start, end) !== wanted);
}

/** By how many spaces most lines are deeper than the line around them; 2 in a file that has none such. */
function commonStep(text: string, isStray: (indentation: string) => boolean, isEven: boolean): number {
  const counts = new Map<number, number>();
  walkLines(text, (indentation, _start, container, isClosing) => {
    const step = indentation.length - container.indentation.length;
    const isTelling = !isClosing && !isStray(indentation) && !isStray(container.indentation) && step > 0;
    if (isTelling && !(isEven && step % 2 === 1)) counts.set(step, (counts.get(step) ?? 0) + 1);
    return indentation;
  });
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 2;
}

/**
 * Tells every line that is not blank: its indentation, where that begins, the brackets around it, and whether it begins with their end.
 * The answer is the indentation that counts for the lines within.
 */
function walkLines(
  text: string,
  indentationOf: (indentation: string, start: number, container: Container, isClosing: boolean) => string,
): void {
  const open: Container[] = [];
  const top: Container = { indentation: '', inside: '' };
  let line = '';
  let isAtStart = true;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isAtStart) {
      const start = at;
      while (text[at] === ' ' || text[at] === '\t') at += 1;
      const first = text[at];
      isAtStart = first === '\n';
      if (first === undefined || first === '\n' || first === '\r') continue;
      const isClosing = first === ']' || first === '}';
      const container = open.at(-1) ?? top;
      line = indentationOf(text.slice(start, at), start, container, isClosing);
      if (!isClosing) container.inside ??= line;
      at -= 1;
    } else if (character === '"') at = skipValue(text, at) - 1;
    else if (character === '{' || character === '[') open.push({ indentation: line, inside: undefined });
    else if (character === '}' || character === ']') open.pop();
    else if (character === '\n') isAtStart = true;
  }
}
