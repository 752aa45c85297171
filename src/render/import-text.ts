import type { ConnectorReport } from '../certify/report.ts';
import { escapeLine } from './escape.ts';
import { renderLeftToWrite } from './left-to-write.ts';
import { counted } from './words.ts';

/** What is told after a connector was made from a description. */
export interface ImportSummary {
  readonly title: string;
  readonly folder: string;
  readonly operations: number;
  readonly notes: readonly { readonly kind: string; readonly construct: string; readonly from: string; readonly sentence: string }[];
  /** Headings of the readme without text. */
  readonly toWrite: readonly string[];
  readonly report: ConnectorReport;
  /** Where all notes were written; undefined when they were not. */
  readonly notesFile: string | undefined;
  readonly isDryRun: boolean;
}

const kindNames: readonly string[] = ['dropped', 'simplified', 'changed'];

/** The result of an import for a terminal: what is not the same, and what a person still has to write. */
export function renderImport(summary: ImportSummary): string {
  const { title, folder, operations, isDryRun } = summary;
  const what = `${title === '' ? 'The connector' : escapeLine(title)}: ${counted(operations, 'operation')}`;
  return [
    isDryRun ? `${what}; nothing was written (--dry-run).` : `${what}, in ${escapeLine(folder)}`,
    ...noteLines(summary),
    ...renderLeftToWrite(summary.report, summary.toWrite),
    ...(isDryRun ? [] : [`\nNext: certify check ${JSON.stringify(escapeLine(folder))}`]),
    '',
  ].join('\n');
}

function noteLines({ notes, notesFile }: ImportSummary): string[] {
  if (notes.length === 0) return ['\nEverything in the source has its place in the connector.'];
  const groups = new Map<
    string,
    { readonly kind: string; readonly construct: string; count: number; readonly first: ImportSummary['notes'][number] }
  >();
  for (const note of notes) {
    const key = `${note.kind} ${note.construct}`;
    const group = groups.get(key) ?? { kind: note.kind, construct: note.construct, count: 0, first: note };
    group.count += 1;
    groups.set(key, group);
  }
  const sorted = [...groups.values()].sort((a, b) => kindNames.indexOf(a.kind) - kindNames.indexOf(b.kind) || b.count - a.count);
  const where = notesFile === undefined ? '--report FILE lists every place' : `every place: ${escapeLine(notesFile)}`;
  return [
    `\nNot as in the source (${where}):`,
    ...sorted.map(
      ({ kind, construct, count, first }) =>
        `  ${kind.padEnd(10)} ${String(count).padStart(4)}  ${escapeLine(construct).slice(0, 40)}: ${escapeLine(first.sentence)}\n${''.padEnd(19)}${count > 1 ? 'first ' : ''}at ${escapeLine(first.from || '/').slice(0, 160)}`,
    ),
  ];
}
