import type { Report } from '../certify/report.ts';
import { markdownLink } from './escape-markdown.ts';
import { connectorSections, type Detail, longestText, type PlaceLinks, summaryTable } from './markdown-parts.ts';
import { counted, countFindings, type Part, partsOf } from './words.ts';

/** How a report is shown on GitHub. */
export interface MarkdownOptions extends PlaceLinks {
  /** At most so many UTF-16 code units; GitHub refuses a comment of more than 65,536. */
  readonly limit?: number | undefined;
  /** Where the report in full is, for one that had to be cut. */
  readonly fullReportUrl?: string | undefined;
}

const everything = Number.POSITIVE_INFINITY;

/** From everything to little: the first that fits is shown, else the bare verdict. */
const details: readonly Detail[] = [
  { connectors: everything, errors: everything, warnings: everything, hints: everything },
  { connectors: everything, errors: everything, warnings: everything, hints: 0 },
  { connectors: everything, errors: everything, warnings: 10, hints: 0 },
  { connectors: everything, errors: everything, warnings: 0, hints: 0 },
  { connectors: everything, errors: 20, warnings: 0, hints: 0 },
  { connectors: 200, errors: 5, warnings: 0, hints: 0 },
  { connectors: 100, errors: 5, warnings: 0, hints: 0 },
  { connectors: 50, errors: 5, warnings: 0, hints: 0 },
  { connectors: 20, errors: 2, warnings: 0, hints: 0 },
  { connectors: 20, errors: 0, warnings: 0, hints: 0 },
];
const barest: Detail = { connectors: 0, errors: 0, warnings: 0, hints: 0 };

/**
 * The report for people on GitHub: verdict, a table of the connectors, then per connector the errors, with warnings and hints folded.
 * What would make it longer than the limit is left out from the end of that list, and the report says so.
 */
export function renderMarkdown(report: Report, options: MarkdownOptions = {}): string {
  const limit = options.limit ?? 65_000;
  for (const [nth, detail] of details.entries()) {
    // A report of thousands of findings would otherwise be rendered in full only to be thrown away.
    if (leastLength(report, detail) > limit) continue;
    const shown = renderWith(report, options, detail, nth > 0);
    if (shown.length <= limit) return shown;
  }
  return renderWith(report, options, barest, true);
}

/** The report is hardly shorter than the texts it must show. */
function leastLength(report: Report, detail: Detail): number {
  let length = 0;
  for (const { findings } of failingFirst(partsOf(report)).slice(0, detail.connectors)) {
    const room = { error: detail.errors, warning: detail.warnings, info: detail.hints };
    for (const { severity, state, message, fix, accepted } of findings) {
      if (state === 'existing' || accepted || room[severity] <= 0) continue;
      room[severity] -= 1;
      length += Math.min(message.length, longestText) + Math.min(fix.length, longestText);
    }
  }
  return length;
}

function renderWith(report: Report, options: MarkdownOptions, detail: Detail, isCut: boolean): string {
  const parts = partsOf(report);
  const connectors = detail.connectors < parts.length ? failingFirst(parts) : parts;
  const blocks = [
    headline(report),
    ...summaryTable(connectors, detail),
    ...connectors.slice(0, detail.connectors).flatMap((connector) => connectorSections(connector, detail, options)),
    ...(isCut ? [cutNote(options.fullReportUrl)] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function failingFirst(connectors: readonly Part[]): readonly Part[] {
  return [...connectors.filter(({ verdict }) => verdict === 'fail'), ...connectors.filter(({ verdict }) => verdict === 'pass')];
}

function headline(report: Report): string {
  const { verdict, connectors } = report;
  const { errors, warnings, hints, existing, accepted } = countFindings(partsOf(report).flatMap(({ findings }) => findings));
  const counts = [counted(errors, 'error'), counted(warnings, 'warning')];
  if (hints > 0) counts.push(counted(hints, 'hint'));
  const apart = accepted === 0 ? '' : `; ${counted(accepted, 'accepted finding')} not counted`;
  const older = existing === 0 ? '' : `; ${counted(existing, 'older finding')} not counted`;
  return `**${verdict === 'pass' ? 'Pass' : 'Fail'}**: ${counts.join(', ')} in ${counted(connectors.length, 'connector')}${apart}${older}.`;
}

function cutNote(url: string | undefined): string {
  const where = url === undefined ? '`certify check --format json`' : markdownLink('The full report', url);
  return `Not everything fits here. ${where} lists all findings.`;
}
