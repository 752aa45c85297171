import { fingerprintsOf } from '../certify/fingerprint.ts';
import type { Connector } from '../connector/connector.ts';
import { dayOf } from '../connector/day.ts';
import type { Policy } from './policy.ts';
import type { StoredReport } from './stored-report.ts';

/** The errors of a version that the public one has too: keeping it back would leave the public with the same errors. */
export interface OldErrors {
  /** How many do not count. */
  readonly count: number;
  /** The first day on which one of them counts, as YYYY-MM-DD; `undefined` when none ever will. */
  readonly until: string | undefined;
  /** Rules of old errors that count by now, because their grace is over. */
  readonly lapsed: readonly string[];
}

/** A version and what was found in it. */
export interface Judgement {
  readonly connector: Connector;
  readonly report: StoredReport;
}

export const noOldErrors: OldErrors = { count: 0, until: undefined, lapsed: [] };

/** Holds a version's errors against those of the public one, by fingerprint; both were certified under the same rules, today. */
export function oldErrorsOf(candidate: Judgement, before: Judgement, { graceDates }: Pick<Policy, 'graceDates'>, now: Date): OldErrors {
  const known = new Set(errorsOf(before).map(({ fingerprint }) => fingerprint));
  const old = errorsOf(candidate).filter(({ fingerprint }) => known.has(fingerprint));
  const today = dayOf(now);
  const dates = old.map(({ ruleId }) => ({ ruleId, date: Object.hasOwn(graceDates, ruleId) ? graceDates[ruleId] : undefined }));
  const counting = dates.filter(({ date }) => date !== undefined && date < today);
  const open = dates.flatMap(({ date }) => (date === undefined || date < today ? [] : [date])).sort();
  return { count: old.length - counting.length, until: open[0], lapsed: [...new Set(counting.map(({ ruleId }) => ruleId))].sort() };
}

/** How many errors a version has that the one before it, as it was judged when it came in, had not. Accepted ones count in neither. */
export function countNewErrors(after: Judgement, before: Judgement): number {
  const known = new Set(errorsOf(before).map(({ fingerprint }) => fingerprint));
  return errorsOf(after).filter(({ fingerprint }) => !known.has(fingerprint)).length;
}

function errorsOf({ connector, report }: Judgement): readonly { readonly ruleId: string; readonly fingerprint: string | undefined }[] {
  const fingerprints = fingerprintsOf(
    connector,
    report.findings.map((finding) => ({ ...finding, state: 'new' })),
  );
  return report.findings.flatMap(({ ruleId, severity, accepted }, index) =>
    severity === 'error' && !accepted ? [{ ruleId, fingerprint: fingerprints[index] }] : [],
  );
}
