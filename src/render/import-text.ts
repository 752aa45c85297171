import type { ConnectorReport } from '../certify/report.ts';
import { escapeLine } from './escape.ts';
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
    ...taskLines(summary),
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

function taskLines({ report, toWrite }: ImportSummary): string[] {
  // What to do about findings of one rule is mostly the same; where it is not, each deed has its line.
  const tasks = new Map<string, number>();
  for (const { ruleId, fix, severity } of report.findings) {
    const task = `${ruleId}: ${fix}`;
    if (severity === 'error') tasks.set(task, (tasks.get(task) ?? 0) + 1);
  }
  const sorted = [...tasks].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const lines = sorted.slice(0, mostTasks).map(([task, count]) => `${String(count).padStart(6)}  ${escapeLine(task)}`);
  const rest = sorted.length > mostTasks ? [`        … and ${sorted.length - mostTasks} more (certify check lists them)`] : [];
  const readme = toWrite.length === 0 ? [] : [`        readme.md, the sections without text: ${toWrite.map(escapeLine).join(', ')}`];
  if (lines.length + readme.length === 0) return ['\nNothing is left to write: it passes.'];
  return ['\nOnly a person can write this:', ...lines, ...rest, ...readme];
}

/** Lines of a summary that is read in one glance. */
const mostTasks = 20;
