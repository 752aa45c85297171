import type { DiffEntry, DiffReport } from '../change/diff-report.ts';
import { byOwner, majorText, notComparedText, valuesOf, verdictOf } from './change-words.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { cutNote, fitting, folded, linked, longestComment, longestText, row, shortened, span } from './markdown-cells.ts';
import { placeText, positionText } from './words.ts';

/** How a report of changes is shown on GitHub. */
export interface ChangesMarkdownOptions {
  /** At most so many UTF-16 code units; `longestComment` when nobody says. */
  readonly limit?: number | undefined;
  /** Where the report in full is, for one that had to be cut. */
  readonly fullReportUrl?: string | undefined;
  /** The page of a rule. */
  readonly ruleUrl?: ((ruleId: string) => string | undefined) | undefined;
}

/** At most how many rows of each kind are shown. */
interface Detail {
  readonly breaking: number;
  readonly others: number;
}

const everything = Number.POSITIVE_INFINITY;

/** From everything to little: the first that fits is shown, else the last, the bare verdict. */
const details: readonly [Detail, ...Detail[]] = [
  { breaking: everything, others: everything },
  { breaking: everything, others: 50 },
  { breaking: everything, others: 10 },
  { breaking: everything, others: 0 },
  { breaking: 200, others: 0 },
  { breaking: 100, others: 0 },
  { breaking: 50, others: 0 },
  { breaking: 20, others: 0 },
  { breaking: 5, others: 0 },
  { breaking: 0, others: 0 },
];

/**
 * What changed, for people on GitHub: the verdict, a table of what breaks, the rest folded. What would make it longer than the limit is
 * left out from the end of that list, and the text says so.
 */
export function renderChangesMarkdown(report: DiffReport, options: ChangesMarkdownOptions = {}): string {
  const breaking = byOwner(report.changes.filter((change) => change.breaking)).flat();
  const others = byOwner(report.changes.filter((change) => !change.breaking)).flat();
  const { word, rest } = verdictOf(report);
  const sentences = [majorText(report), notComparedText(report)].filter((sentence) => sentence !== '');
  const render = (detail: Detail, isCut: boolean): string => {
    const blocks = [
      `**${word}**${rest}`,
      ...sentences.map(escapeMarkdown),
      ...table(breaking, detail.breaking, options),
      ...folded(others.length, 'other change', table(others, detail.others, options)),
      ...(isCut ? [cutNote('diff', 'changes', options.fullReportUrl)] : []),
    ];
    return `${blocks.join('\n\n')}\n`;
  };
  const leastLength = (detail: Detail): number => lengthOf(breaking, detail.breaking) + lengthOf(others, detail.others);
  return fitting(details, options.limit ?? longestComment, leastLength, render);
}

/** The table of these changes is hardly shorter than its texts. */
function lengthOf(changes: readonly DiffEntry[], most: number): number {
  let length = 0;
  for (const { message, fix } of changes.slice(0, most))
    length += Math.min(message.length, longestText) + Math.min(fix.length, longestText);
  return length;
}

function table(changes: readonly DiffEntry[], most: number, { ruleUrl }: ChangesMarkdownOptions): string[] {
  const shown = changes.slice(0, most);
  if (shown.length === 0) return [];
  const rows = shown.map((change) => {
    const { ruleId, message, fix, location, previous } = change;
    const was = positionText(previous);
    const values = valuesOf(change, 200);
    return row([
      `${span(placeText(location))}${was === '' ? '' : ` (was ${span(was)})`}`,
      escapeMarkdown(shortened(message, longestText)),
      values === undefined ? '' : `${span(values.old)} → ${span(values.now)}`,
      escapeMarkdown(shortened(fix, longestText)),
      linked(span(ruleId), ruleUrl?.(ruleId)),
    ]);
  });
  const rest = changes.length - shown.length;
  const text = ['| place | what | old → new | what to do | rule |', '|---|---|---|---|---|', ...rows].join('\n');
  return rest > 0 ? [text, `… and ${rest} more.`] : [text];
}
