import type { Acceptance, Finding, Location } from '../certify/finding.ts';
import type { ConnectorReport, Report, SubmissionReport } from '../certify/report.ts';
import { grouped } from '../connector/grouped.ts';

/** `1 error`, `2 errors`, `1,200 errors`: the same on every machine. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** What a connector's findings come to. Existing and accepted ones are counted apart: they are nobody's task in this change. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  readonly existing: number;
  readonly accepted: number;
}

export function countFindings(findings: readonly Finding[]): Counts {
  const counts = { errors: 0, warnings: 0, hints: 0, existing: 0, accepted: 0 };
  for (const { severity, state, accepted } of findings) {
    if (accepted) counts.accepted += 1;
    else if (state === 'existing') counts.existing += 1;
    else if (severity === 'error') counts.errors += 1;
    else if (severity === 'warning') counts.warnings += 1;
    else counts.hints += 1;
  }
  return counts;
}

/** True for a finding that somebody has to do something about: a new error or warning that nobody accepted. */
export function isOpen({ state, severity, accepted }: Finding): boolean {
  return state === 'new' && severity !== 'info' && !accepted;
}

/** `waived until 2026-12-31`, with what is said for it. Not escaped. */
export function acceptanceText({ by, until, reason }: Acceptance): string {
  return `${by === 'waiver' ? 'waived' : 'acknowledged'}${until === undefined ? '' : ` until ${until}`}: ${reason}`;
}

/** A part of a report as people read it. */
export interface Part extends ConnectorReport {
  /** What stands behind the path instead of what stands behind a connector's. Not escaped. */
  readonly facts?: string;
}

/** The parts of a report: the submission where something was found about it as a whole, then the connectors. */
export function partsOf({ submission, connectors }: Report): readonly Part[] {
  return submission === undefined ? connectors : [...submissionParts(submission), ...connectors];
}

/** What was found about a submission as a whole, as a part; nothing when there is nothing. */
export function submissionParts({ verdict, findings }: SubmissionReport): readonly Part[] {
  if (findings.length === 0) return [];
  const about = { path: '.', id: 'submission', name: 'The submission', program: 'certified', version: null, operations: 0 } as const;
  return [{ ...about, facts: 'The submission as a whole', verdict, findings }];
}

/** What stands behind a connector's path: `certified, 1.0.0, 14 operations`. Not escaped. */
export function describeConnector({ program, version, operations, facts }: Part): string {
  if (facts !== undefined) return facts;
  return [program, version ?? 'no version', counted(operations, 'operation')].join(', ');
}

/** The path of a file in a connector's folder, relative as the folder's own path is; the folder's path for `.`. Not escaped. */
export function pathOfFile(connectorPath: string, file: string): string {
  const folder = connectorPath.replace(/^(?:\.[\\/])+/, '').replace(/(?<![\\/])[\\/]+$/, '') || (/^[\\/]/.test(connectorPath) ? '' : '.');
  if (file === '.') return folder || '/';
  return folder === '.' ? file : `${folder}/${file}`;
}

/** `12:14`, or nothing where the place is a whole file or folder. */
export function positionText({ line, column }: Location): string {
  return line === undefined ? '' : `${line}:${column ?? 1}`;
}

/** A place as one writes it to find it: `readme.md:12:1`, `icon.png`, or `the folder`. Not escaped. */
export function placeText(location: Location): string {
  if (location.file === '.') return 'the folder';
  const position = positionText(location);
  return position === '' ? location.file : `${location.file}:${position}`;
}

/** The highest of any number of lengths, 0 of none; `Math.max(...lengths)` overflows the stack where there are very many. */
export function highest(lengths: readonly number[]): number {
  return lengths.reduce((most, length) => Math.max(most, length), 0);
}
