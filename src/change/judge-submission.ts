import { findingsSince } from '../certify/baseline.ts';
import { type Judgement, reportOf } from '../certify/certify.ts';
import type { Change, Comparer } from '../certify/compare.ts';
import type { Finding } from '../certify/finding.ts';
import type { ConnectorReport, SubmissionReport, SubmittedChange } from '../certify/report.ts';
import { verdictOf } from '../certify/report.ts';
import { readAcknowledgements } from '../connector/acknowledgements.ts';
import type { Connector } from '../connector/connector.ts';
import type { ConnectorChange, Submission } from '../connector/submission.ts';
import { type Acknowledged, acknowledge, acknowledgementText } from './acknowledge.ts';
import { type DiffReport, diffReportOf } from './diff-report.ts';

/** Who judges a submission. */
export interface SubmissionJudge {
  /** The judgement of one version, before anything is waived. */
  readonly judgeStrictly: (connector: Connector) => Promise<Judgement>;
  readonly comparer: Comparer;
  /** The rules whose findings are wanted. */
  readonly ruleIds: ReadonlySet<string>;
  /** Marks what is waived. */
  readonly waive: (connector: Connector, report: ConnectorReport) => ConnectorReport;
  /** What the rules about submissions find in one. */
  readonly certifySubmission: (submission: Submission) => readonly Finding[];
  /** True to count what the version before had already. */
  readonly isStrict?: boolean;
}

/** The judgement of a submission. */
export interface JudgedSubmission {
  /** What was found about the submission as a whole. */
  readonly findings: readonly Finding[];
  readonly connectors: readonly JudgedChange[];
}

/** One connector of a submission, judged. */
interface JudgedChange {
  readonly change: ConnectorChange;
  /** The connector at the head, its changes included, and what would make findings go; `undefined` for one that is removed. */
  readonly judgement: Judgement | undefined;
  /** What changed since the merge base; `undefined` for one that is added or removed. */
  readonly diff: DiffReport | undefined;
}

/**
 * Judges what a submission changes: each connector at its head, with what the version before had already marked as existing and what
 * changed since told; then the submission as a whole. The same commits and rules give the same judgement.
 */
export async function judgeSubmission(submission: Submission, judge: SubmissionJudge): Promise<JudgedSubmission> {
  const connectors: JudgedChange[] = [];
  for (const change of submission.changes) connectors.push(await judgeChange(change, judge));
  const changes = connectors.map(({ change }) => change);
  return { findings: judge.certifySubmission({ ...submission, changes }), connectors };
}

async function judgeChange(change: ConnectorChange, judge: SubmissionJudge): Promise<JudgedChange> {
  const { before, after } = change;
  if (after === undefined) return { change, judgement: undefined, diff: undefined };
  const { report, proposals } = await judge.judgeStrictly(after);
  if (before === undefined) return { change, judgement: { report: judge.waive(after, report), proposals }, diff: undefined };
  const old = judge.isStrict ? undefined : { connector: before, report: (await judge.judgeStrictly(before)).report };
  const changes = judge.comparer.compare(before, after);
  const acknowledged = acknowledge(changes, readAcknowledgements(after));
  const findings = [
    ...findingsSince(old, { connector: after, report }),
    ...acknowledged.findings.filter(({ ruleId }) => judge.ruleIds.has(ruleId)),
  ];
  return {
    change: { ...change, unacknowledged: unacknowledgedOf(acknowledged) },
    judgement: { report: judge.waive(after, reportOf(after, findings)), proposals },
    diff: diffReportOf(changes),
  };
}

function unacknowledgedOf({ missing, problem }: Acknowledged): ConnectorChange['unacknowledged'] {
  return { messages: missing.map(({ finding }: Change) => finding.message), text: acknowledgementText(missing), problem };
}

/** The judgement of the whole as reports tell it; `commits` are those that were compared. */
export function submissionReportOf(
  { findings, connectors }: JudgedSubmission,
  { tip: base, mergeBase, head }: { readonly tip: string; readonly mergeBase: string; readonly head: string },
): SubmissionReport {
  return { base, mergeBase, head, verdict: verdictOf(findings), findings, changes: connectors.map(submittedChange) };
}

function submittedChange({ change, diff }: JudgedChange): SubmittedChange {
  return {
    kind: change.kind,
    folder: change.folder,
    previousFolder: change.previousFolder ?? null,
    updateClass: diff?.updateClass ?? null,
    sensitive: diff?.sensitive ?? [],
    breaking: diff?.changes.filter(({ breaking }) => breaking).length ?? 0,
    unacknowledged: change.unacknowledged?.messages.length ?? 0,
  };
}
