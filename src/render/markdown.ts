import type { Report } from '../certify/report.ts';
import { codeSpan, escapeMarkdown } from './escape-markdown.ts';
import { cutNote, fitting, longestComment, longestText, shortened, span } from './markdown-cells.ts';
import { connectorSections, type Detail, type PlaceLinks, summaryTable } from './markdown-parts.ts';
import { ownershipLines } from './ownership.ts';
import { counted, countFindings, type Part, partsOf } from './words.ts';

/** How a report is shown on GitHub. */
export interface MarkdownOptions extends PlaceLinks {
  /** At most so many UTF-16 code units; `longestComment` when nobody says. */
  readonly limit?: number | undefined;
  /** Where the report in full is, for one that had to be cut. */
  readonly fullReportUrl?: string | undefined;
}

/** Sentences about hosts are cut to so many characters. */
const longestHostText = 300;

const everything = Number.POSITIVE_INFINITY;

/** From everything to little: the first that fits is shown, else the last, the bare verdict. */
const details: readonly [Detail, ...Detail[]] = [
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
  { connectors: 0, errors: 0, warnings: 0, hints: 0 },
];

/**
 * The report for people on GitHub: verdict, a table of the connectors, then per connector the errors, with warnings and hints folded.
 * What would make it longer than the limit is left out from the end of that list, and the report says so.
 */
export function renderMarkdown(report: Report, options: MarkdownOptions = {}): string {
  return fitting(
    details,
    options.limit ?? longestComment,
    (detail) => leastLength(report, detail),
    (detail, isCut) => renderWith(report, options, detail, isCut),
  );
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
    ...(detail.connectors > 0 ? ownershipSection(report, detail.warnings > 0) : []),
    ...connectors.slice(0, detail.connectors).flatMap((connector) => connectorSections(connector, detail, options)),
    ...(isCut ? [cutNote('check', 'findings', options.fullReportUrl)] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Who answers for each connector of a submission, and about which hosts somebody has to do something. */
function ownershipSection({ submission }: Report, hasHosts: boolean): string[] {
  const items = (submission?.changes ?? []).flatMap(({ folder, ownership }) => {
    if (ownership === null) return [];
    const [first = '', ...rest] = ownershipLines(ownership, (text) => escapeMarkdown(shortened(text, longestHostText)), codeSpan);
    return [`- ${span(folder)}: ${first}`, ...(hasHosts ? rest.map((line) => `  - ${line}`) : [])];
  });
  return items.length === 0 ? [] : [items.join('\n')];
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
