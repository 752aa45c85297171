import type { DiffReport } from '../change/diff-report.ts';
import type { Policy } from './policy.ts';

/** What decides how long a version waits: what changed since the public one; `undefined` when nothing is public. */
export type Update = Pick<DiffReport, 'updateClass' | 'sensitive'> | undefined;

/** Days that a version waits on `preview`: as a new connector, else the longest of what the update is. */
export function soakDaysOf(report: Update, { soakDays }: Pick<Policy, 'soakDays'>): number {
  if (report === undefined) return soakDays.new;
  // Bytes that say the same as before are no less than texts: somebody wrote them anew.
  const ofClass = report.updateClass === 'major' ? soakDays.major : soakDays.minor;
  return report.sensitive.length > 0 ? Math.max(ofClass, soakDays.sensitive) : ofClass;
}

/** What kind of update it is, in a few words. */
export function describeUpdate(report: Update): string {
  if (report === undefined) return 'a new connector';
  if (report.sensitive.length > 0) return `a sensitive change (${report.sensitive.join(', ')})`;
  return `a ${report.updateClass === 'major' ? 'major' : 'minor'} change`;
}
