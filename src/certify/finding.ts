import type { Severity } from '../../rules/define.ts';
import { compareText } from '../connector/compare-text.ts';

export type { Severity };

/** Where a finding is. Lines and columns start at 1; columns count UTF-16 code units. */
export interface Location {
  /** The file's name as it stands in the folder, `.` for the folder itself. */
  readonly file: string;
  /** RFC 6901; names a node that exists. Absent when the place is a line, a file or a folder. */
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing a publisher must know, tied to a place. Its texts may hold words from the connector: whoever prints them escapes them. */
export interface Finding {
  readonly ruleId: string;
  readonly codes: readonly string[];
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  /** A text to copy into a file, which is also the end of `fix`. */
  readonly snippet?: string;
  /** `existing` when the version it is compared with had it already. */
  readonly state: 'new' | 'existing';
  readonly location: Location;
  /** What the finding is, wherever its lines move to: see `fingerprintsOf`. Present where somebody compares or prints it. */
  readonly fingerprint?: string;
  /** Somebody answers for it: it stays in every report, and fails nothing. */
  readonly accepted?: Acceptance;
}

/** Who accepts a finding, and why. */
export interface Acceptance {
  /** A maintainer's waiver, or what the publisher says about a breaking change. */
  readonly by: 'waiver' | 'acknowledgement';
  /** Written by people: whoever prints it escapes it. */
  readonly reason: string;
  /** The last day of a waiver, as `YYYY-MM-DD`. */
  readonly until?: string;
}

/** The order in which findings are told: by file, position, rule. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.location.file, b.location.file) ||
    (a.location.line ?? 0) - (b.location.line ?? 0) ||
    (a.location.column ?? 0) - (b.location.column ?? 0) ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.location.pointer ?? '', b.location.pointer ?? '') ||
    compareText(a.message, b.message)
  );
}
