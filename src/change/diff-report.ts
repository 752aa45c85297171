import type { Change } from '../certify/compare.ts';
import type { Location } from '../certify/finding.ts';
import type { JsonValue } from '../connector/json-value.ts';
import { type Reason, reasonsOf } from './reasons.ts';

/** What an update is to the platform: nothing that it looks at, texts and looks alone, or anything else. */
type UpdateClass = 'none' | 'minor' | 'major';

/** What changed between two versions of a connector: what `certify diff --format json` prints. `diff-report.schema.json` describes it. */
export interface DiffReport {
  readonly schemaVersion: 1;
  readonly updateClass: UpdateClass;
  /** The sensitive things that changed, each once, sorted. */
  readonly sensitive: readonly string[];
  readonly breaking: boolean;
  /** Why it is major, where it is, and why each sensitive thing counts as changed. */
  readonly reasons: readonly Reason[];
  /** In the order of the newer version's files. */
  readonly changes: readonly DiffEntry[];
  /** Files of one version that were left out, because of the other one only the definition was given. */
  readonly notCompared: readonly string[];
}

/** One change of a diff report. Its texts and values are the connector's: whoever prints them escapes them. */
export interface DiffEntry {
  readonly ruleId: string;
  readonly codes: readonly string[];
  readonly severity: 'error' | 'warning' | 'info';
  readonly breaking: boolean;
  readonly updateClass: 'minor' | 'major';
  readonly sensitive: string | null;
  readonly message: string;
  readonly fix: string;
  readonly operation: string | null;
  readonly old: JsonValue;
  readonly new: JsonValue;
  readonly fingerprint: string;
  readonly location: Location;
  readonly previous: Location;
}

/** Puts changes together: the class of the whole is that of its heaviest change. */
export function diffReportOf(changes: readonly Change[], notCompared: readonly string[] = []): DiffReport {
  return {
    schemaVersion: 1,
    updateClass: changes.length === 0 ? 'none' : changes.some(({ updateClass }) => updateClass === 'major') ? 'major' : 'minor',
    sensitive: [...new Set(changes.flatMap(({ sensitive }) => sensitive ?? []))].sort(),
    breaking: changes.some(({ isBreaking }) => isBreaking),
    reasons: reasonsOf(changes),
    changes: changes.map(entryOf),
    notCompared,
  };
}

function entryOf({ finding, operation, fingerprint, previous, ...change }: Change): DiffEntry {
  const { ruleId, codes, severity, message, fix, location } = finding;
  return {
    ruleId,
    codes,
    severity,
    breaking: change.isBreaking,
    updateClass: change.updateClass,
    sensitive: change.sensitive ?? null,
    message,
    fix,
    operation: operation ?? null,
    old: change.old ?? null,
    new: change.new ?? null,
    fingerprint,
    location,
    previous,
  };
}
