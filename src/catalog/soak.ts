import type { Policy } from './policy.ts';

/**
 * What of an update decides how long it waits. A report of changes has it; the type stands here because the room of such reports may
 * not be imported by this one, and because the numbers are the policy's.
 */
interface Update {
  readonly updateClass: 'none' | 'minor' | 'major';
  readonly sensitive: readonly string[];
}

/**
 * Days that a version waits on `preview`: as a new connector, else the longest of what the update is. Without a report, nobody knows
 * what changed: it may be sensitive.
 */
export function soakDaysOf(report: Update | undefined, { soakDays }: Pick<Policy, 'soakDays'>, isNew: boolean): number {
  if (isNew) return soakDays.new;
  if (report === undefined) return Math.max(soakDays.minor, soakDays.major, soakDays.sensitive);
  // Bytes that say the same as before are no less than texts: somebody wrote them anew.
  const ofClass = report.updateClass === 'major' ? soakDays.major : soakDays.minor;
  return report.sensitive.length > 0 ? Math.max(ofClass, soakDays.sensitive) : ofClass;
}
