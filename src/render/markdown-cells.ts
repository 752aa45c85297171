import { codeSpan, markdownLink } from './escape-markdown.ts';
import { counted } from './words.ts';

/** UTF-16 code units of a text on GitHub, which refuses a comment of more than 65,536. */
export const longestComment = 65_000;

/** Messages and fixes are cut to so many characters. */
export const longestText = 1000;

/** A row of a table; the cells are Markdown. */
export function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A label, as a link where there is an address. */
export function linked(label: string, url: string | undefined): string {
  return url === undefined ? label : markdownLink(label, url);
}

/** A path or name as code. They are short in earnest; a longer one must not crowd out what matters. */
export function span(text: string): string {
  return codeSpan(shortened(text, 300));
}

/** At most so many UTF-16 code units, with `…` where something was cut off. Not escaped. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Blocks that open on a click, under their number. */
export function folded(count: number, noun: string, content: readonly string[]): string[] {
  return content.length === 0 ? [] : [`<details>\n<summary>${counted(count, noun)}</summary>`, ...content, '</details>'];
}

/** The last words of a text that was cut: where everything stands. */
export function cutNote(command: string, everything: string, url: string | undefined): string {
  const where = url === undefined ? `\`certify ${command} --format json\`` : markdownLink('The full report', url);
  return `Not everything fits here. ${where} lists all ${everything}.`;
}

/**
 * The first of ever smaller details whose text is within the limit, else the last. `leastLength` is a cheap guess that is never too high:
 * what cannot fit is not rendered only to be thrown away.
 */
export function fitting<D>(
  details: readonly [D, ...D[]],
  limit: number,
  leastLength: (detail: D) => number,
  render: (detail: D, isCut: boolean) => string,
): string {
  const [fullest] = details;
  let barest = fullest;
  for (const detail of details) {
    barest = detail;
    if (leastLength(detail) > limit) continue;
    const shown = render(detail, detail !== fullest);
    if (shown.length <= limit) return shown;
  }
  return render(barest, true);
}
