import type { Policy } from './policy.ts';

/** The policy as the catalog names it, with what its readers must know. */
export function publishedPolicy({ profile, sha256, soakDays, optionalQuestions }: Policy) {
  const optional = optionalQuestions.length === 0 ? '' : ` Not asked yet, and optional here: ${optionalQuestions.join(', ')}.`;
  const waiting = Object.values(soakDays).every((days) => days === 0) ? ' No time has to pass on preview.' : '';
  const what =
    profile === 'local' ? 'Made on one machine under profile local, without approvals from GitHub.' : 'Made under profile default.';
  return { profile, sha256, note: `${what}${waiting}${optional}` };
}
