import type { Finding } from '../certify/finding.ts';
import type { Report } from '../certify/report.ts';

/** What is looked at one after the other, as people are told. */
const stageNames = ['files', 'rules', 'changes', 'ownership'] as const;
export type StageName = (typeof stageNames)[number];

/** A finding, and the folder its file is in: `.` for what is about a submission as a whole. */
export interface PlacedFinding {
  readonly folder: string;
  readonly finding: Finding;
}

/** What was found in one stage. */
export interface Stage {
  readonly name: StageName;
  /** In the order of the report. */
  readonly findings: readonly PlacedFinding[];
}

/** Subjects of rules that ask whether files are there, can be read and lie where they belong. */
const fileSubjects: ReadonlySet<string> = new Set(['folder', 'json', 'limits', 'package', 'submission']);

/** Sorts a report's findings into its stages; `subjectOf` tells the subject of a rule, `undefined` for one of a team's own. */
export function stagesOf(report: Report, subjectOf: (ruleId: string) => string | undefined): readonly Stage[] {
  const placed: readonly PlacedFinding[] = [
    ...(report.submission?.findings ?? []).map((finding) => ({ folder: '.', finding })),
    ...report.connectors.flatMap(({ path, findings }) => findings.map((finding) => ({ folder: path, finding }))),
  ];
  const found = new Map<StageName, PlacedFinding[]>(stageNames.map((name) => [name, []]));
  for (const one of placed) found.get(stageOf(one.finding.ruleId, subjectOf))?.push(one);
  return stageNames.map((name) => ({ name, findings: found.get(name) ?? [] }));
}

function stageOf(ruleId: string, subjectOf: (ruleId: string) => string | undefined): StageName {
  if (ruleId.startsWith('publisher-')) return 'ownership';
  const subject = subjectOf(ruleId);
  if (subject === 'change') return 'changes';
  return subject !== undefined && fileSubjects.has(subject) ? 'files' : 'rules';
}

/** New findings that nobody accepted, errors first, otherwise in their order. */
export function newFirst(findings: readonly PlacedFinding[]): readonly PlacedFinding[] {
  const open = findings.filter(({ finding: { state, accepted } }) => state === 'new' && !accepted);
  return (['error', 'warning', 'info'] as const).flatMap((severity) => open.filter(({ finding }) => finding.severity === severity));
}
