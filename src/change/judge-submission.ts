import { findingsSince } from '../certify/baseline.ts';
import { type Judgement, reportOf } from '../certify/certify.ts';
import type { Comparer } from '../certify/compare.ts';
import type { Finding } from '../certify/finding.ts';
import type { ConnectorReport, SubmissionReport, SubmittedChange, SubmittedOwnership } from '../certify/report.ts';
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
  /** Says which connectors are to be judged; about the submission as a whole all of them count. */
  readonly isAsked: (change: ConnectorChange) => boolean;
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
  const changes: ConnectorChange[] = [];
  for (const change of submission.changes) {
    const judged = judge.isAsked(change) ? await judgeChange(change, judge) : undefined;
    if (judged !== undefined) connectors.push(judged);
    changes.push(judged?.change ?? change);
  }
  return { findings: judge.certifySubmission({ ...submission, changes }), connectors };
}

async function judgeChange(change: ConnectorChange, judge: SubmissionJudge): Promise<JudgedChange> {
  const { before, after } = change;
  if (after === undefined) return { change, judgement: undefined, diff: undefined };
  const { report, proposals } = await judge.judgeStrictly(after);
  if (before === undefined) return { change, judgement: { report: judge.waive(after, report), proposals }, diff: undefined };
  const old = judge.isStrict ? undefined : { connector: before, report: (await judge.judgeStrictly(before)).report };
  const found = findingsSince(old, { connector: after, report });
  const changes = isSlip(before, after, found) ? [] : judge.comparer.compare(before, after);
  const acknowledged = acknowledge(changes, readAcknowledgements(after), readAcknowledgements(before));
  const told = acknowledged.findings.filter(({ ruleId }) => judge.ruleIds.has(ruleId));
  return {
    change: { ...change, unacknowledged: unacknowledgedOf(acknowledged) },
    judgement: { report: judge.waive(after, reportOf(after, [...found, ...told])), proposals },
    diff: diffReportOf(changes),
  };
}

/** True when the newer version cannot be read and fails for it: what it changes is nobody's question before that is mended. */
function isSlip(before: Connector, after: Connector, found: readonly Finding[]): boolean {
  const isLost = (part: 'definition' | 'properties'): boolean => before[part] !== undefined && after[part] === undefined;
  return (isLost('definition') || isLost('properties')) && verdictOf(found) === 'fail';
}

function unacknowledgedOf(acknowledged: Acknowledged): ConnectorChange['unacknowledged'] {
  const { missing, hasFile } = acknowledged;
  return { messages: missing.map(({ finding }) => finding.message), text: acknowledgementText(acknowledged), hasFile };
}

/** The judgement of the whole as reports tell it, with the commits that were compared; `ownership` says who answers for a connector. */
export function submissionReportOf(
  { findings, connectors }: JudgedSubmission,
  { publisherRecords }: Submission,
  { tip: base, mergeBase, head }: { readonly tip: string; readonly mergeBase: string; readonly head: string },
  ownership: (connector: Connector) => SubmittedOwnership | null,
): SubmissionReport {
  return {
    base,
    mergeBase,
    head,
    verdict: verdictOf(findings),
    findings,
    changes: connectors.map((judged) => submittedChange(judged, ownership)),
    publisherRecords: publisherRecords.map(({ path }) => path),
  };
}

function submittedChange({ change, diff }: JudgedChange, ownership: (connector: Connector) => SubmittedOwnership | null): SubmittedChange {
  return {
    kind: change.kind,
    folder: change.folder,
    previousFolder: change.previousFolder ?? null,
    updateClass: diff?.updateClass ?? null,
    sensitive: diff?.sensitive ?? [],
    breaking: diff?.changes.filter(({ breaking }) => breaking).length ?? 0,
    unacknowledged: change.unacknowledged?.messages.length ?? 0,
    ownership: change.after === undefined ? null : ownership(change.after),
  };
}
