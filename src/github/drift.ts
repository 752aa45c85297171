import type { StoredReport } from '../catalog/stored-report.ts';
import type { GitHub, IssueFacts } from './github.ts';

/** A published version that fails what it passed when it came on its channel. */
export interface Drift {
  readonly id: string;
  /** As people write it. */
  readonly version: string;
  readonly channels: readonly ('preview' | 'public')[];
  /** The rules that have more errors than then, and how many more; by id. */
  readonly rules: readonly { readonly ruleId: string; readonly errors: number }[];
}

/** What counts of a finding here. */
export type Judged = Pick<StoredReport['findings'][number], 'ruleId' | 'severity' | 'accepted'>;

/** The errors that the same content has today and had not when it was published, by rule. Accepted ones count in neither. */
export function newlyFailing(now: readonly Judged[], then: readonly Judged[]): Drift['rules'] {
  const before = errorsByRule(then);
  return [...errorsByRule(now)]
    .map(([ruleId, errors]) => ({ ruleId, errors: errors - (before.get(ruleId) ?? 0) }))
    .filter(({ errors }) => errors > 0)
    .sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1));
}

function errorsByRule(findings: readonly Judged[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId, severity, accepted } of findings)
    if (severity === 'error' && !accepted) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}

/** The label and the first line of the one issue that tells drift. */
export const driftLabel = 'certify: drift';
export const driftMarker = '<!-- connector-certification:drift -->';

/** What to write about the issue. */
export type IssueWrite =
  | { readonly kind: 'create-issue'; readonly issue: Parameters<GitHub['createIssue']>[0] }
  | { readonly kind: 'update-issue'; readonly number: number; readonly change: Parameters<GitHub['updateIssue']>[1] };

/**
 * What brings the one issue up to date: an open one is changed, a closed one opened again, and only where there is none is one made. Without a
 * `body` nothing drifts, and what is open is closed. Others that are open tell the same, and are closed.
 */
export function issueWrites(
  title: string,
  body: string | undefined,
  issues: readonly (IssueFacts & { readonly state: 'open' | 'closed' })[],
): readonly IssueWrite[] {
  const ours = issues.filter((issue) => issue.body.split(/\r?\n/, 1)[0] === driftMarker).sort((a, b) => a.number - b.number);
  const open = ours.filter(({ state }) => state === 'open');
  const [kept = ours.at(-1)] = open;
  const closing = open.filter((issue) => body === undefined || issue !== kept);
  const closed = closing.map(({ number }) => ({ kind: 'update-issue', number, change: { state: 'closed' } }) as const);
  if (body === undefined) return closed;
  if (kept === undefined) return [{ kind: 'create-issue', issue: { title, body, labels: [driftLabel] } }];
  const isTold = kept.state === 'open' && kept.title === title && kept.body.replaceAll('\r\n', '\n').trimEnd() === body.trimEnd();
  return [...closed, ...(isTold ? [] : [{ kind: 'update-issue', number: kept.number, change: { title, body, state: 'open' } } as const])];
}
