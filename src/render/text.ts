import type { Finding } from '../certify/finding.ts';
import { type Counted, nothingCounted } from '../certify/parted-findings.ts';
import type { ConnectorReport, Report, SubmissionReport, SubmittedChange } from '../certify/report.ts';
import { grouped } from '../connector/grouped.ts';
import { escapeLine, escapeLineStart } from './escape.ts';
import { type FixCall, fixCommand } from './fix-command.ts';
import { ownershipLines } from './ownership.ts';
import { type Paint, paintOf } from './paint.ts';
import { renderFindings } from './text-findings.ts';
import { type Counts, counted, countFindings, describeConnector, isOpen, type Part, submissionParts } from './words.ts';

/** How a report is shown in a terminal. */
export interface TextOptions {
  /** ANSI colours; the caller knows the terminal and `NO_COLOR`. */
  readonly color?: boolean | undefined;
  /** Columns of the terminal; 120 when nobody says. */
  readonly width?: number | undefined;
  /** Lists what is otherwise counted: repeated findings, hints, existing findings, every connector that passes. */
  readonly all?: boolean | undefined;
  /** Ids of rules that are off by default and were asked for: their hints are listed, too. */
  readonly asked?: ReadonlySet<string> | undefined;
  /** How long the run took, for the last line. */
  readonly seconds?: number | undefined;
  /** The line of a connector's file (1-based), for the excerpt below a finding. */
  readonly sourceLine?: ((connectorPath: string, file: string, line: number) => string | undefined) | undefined;
  /** Whether `certify fix` repairs a finding by itself. */
  readonly canFix?: ((finding: Finding) => boolean) | undefined;
  /** What the call says to `certify fix`; without it, everything below the current folder was checked. */
  readonly fixCall?: FixCall | undefined;
}

const here: FixCall = { paths: [], options: [], isTried: true };

/** So many calm connectors have a line each; more become one line together. */
const mostCalmLines = 10;

/** What the terminal shows of one connector, or of a submission as a whole: plain data, which stands for its findings. */
export interface TextPart {
  readonly path: string;
  /** False of the submission as a whole, which no line counts as a connector. */
  readonly isConnector: boolean;
  /** True when one line tells all of it, which many of them share. */
  readonly isCalm: boolean;
  /** The line or the paragraph, as it is printed. */
  readonly text: string;
  readonly counts: Counts;
  /** How many findings somebody has to do something about. */
  readonly open: number;
  /** How many findings `certify fix` repairs. */
  readonly fixable: number;
}

/** What the whole shows beside its parts. */
type WholeOptions = Pick<TextOptions, 'seconds' | 'fixCall'>;

/**
 * The report as people read it in a terminal: what must be done first, the rest counted. Ends with a newline; holds no control character
 * but newlines and, with `color`, our own colours.
 */
export function renderText(report: Report, options: TextOptions = {}): string {
  return renderTextParts(
    report.connectors.map((connector) => textPartOf(connector, options)),
    report.submission,
    options,
  );
}

/**
 * What `renderText` shows of one connector; `seconds` and the paths of `fixCall` make no difference. Hints that nobody is
 * shown may be `counted` instead of standing in the report.
 */
export function textPartOf(connector: Part, options: TextOptions, counted: Counted = nothingCounted): TextPart {
  const paint = paintOf(options.color ?? false);
  const { path, verdict, findings, facts } = connector;
  const isCalm = verdict === 'pass' && findingsShown(connector, options).length === 0;
  const isFixable = (finding: Finding) => finding.state === 'new' && !finding.accepted && (options.canFix?.(finding) ?? false);
  return {
    path,
    isConnector: facts === undefined,
    isCalm,
    text: isCalm ? calmLine(connector, counted, paint) : renderConnector(connector, options, counted, paint),
    counts: withHints(countFindings(findings), counted),
    open: findings.filter(isOpen).length,
    fixable: findings.filter(isFixable).length + counted.fixable,
  };
}

/** The report of connectors that were shown one by one as they were judged; options have to be those of their parts. */
export function renderTextParts(connectors: readonly TextPart[], submission: SubmissionReport | undefined, options: TextOptions): string {
  const paint = paintOf(options.color ?? false);
  const whole = submission === undefined ? [] : submissionParts(submission);
  const parts = [...whole.map((part) => textPartOf(part, options)), ...connectors];
  const calm = parts.filter(({ isCalm }) => isCalm);
  const foldsCalm = calm.length > mostCalmLines && !options.all;

  const blocks: string[] = [];
  let lines: string[] = [];
  for (const part of parts) {
    if (!part.isCalm) blocks.push(...paragraph(lines.splice(0)), part.text);
    else if (!foldsCalm) lines.push(part.text);
  }
  if (foldsCalm) lines = [calmSummary(calm, connectors.length, paint)];
  return `${[...paragraph(submissionLines(submission, paint)), ...blocks, ...paragraph(lines), closingLine(parts, options, paint)].join('\n\n')}\n`;
}

/** What two commits were compared, and what changed in each connector. */
function submissionLines(submission: SubmissionReport | undefined, paint: Paint): string[] {
  if (submission === undefined) return [];
  const { head, base, mergeBase, changes, publisherRecords } = submission;
  const since = base === mergeBase ? '' : `, from which it parted at ${mergeBase.slice(0, 12)}`;
  return [
    `Submission ${head.slice(0, 12)}, to be merged into ${base.slice(0, 12)}${since}:`,
    ...changes.flatMap((change) => [`  ${describeChange(change, paint)}`, ...ownershipText(change, paint)]),
    ...publisherRecords.map((path) => `  publisher record  ${escapeLine(path)}`),
    ...(changes.length + publisherRecords.length === 0 ? ['  no connector and no publisher record'] : []),
  ];
}

function describeChange({ kind, folder, previousFolder, ...change }: SubmittedChange, paint: Paint): string {
  const { updateClass, breaking, unacknowledged, sensitive } = change;
  const open = unacknowledged === 0 ? '' : `, ${unacknowledged === breaking ? 'not' : `${unacknowledged} not`} acknowledged`;
  const facts = [
    ...comparison(updateClass),
    ...(breaking > 0 ? [paint.error(`${counted(breaking, 'breaking change')}${open}`)] : []),
    ...(sensitive.length > 0 ? [paint.warning(`sensitive: ${sensitive.join(', ')}`)] : []),
  ];
  const from = previousFolder === null ? '  ' : ` from ${escapeLine(previousFolder)} to `;
  return `${kind}${from}${escapeLine(folder)}${facts.length > 0 ? `  (${facts.join('; ')})` : ''}`;
}

function ownershipText({ ownership }: SubmittedChange, paint: Paint): string[] {
  if (ownership === null) return [];
  const [first = '', ...rest] = ownershipLines(ownership, escapeLine, escapeLine);
  const color = ownership.level === 'not-proved' ? paint.warning : paint.quiet;
  return [`    ${color(first)}`, ...rest.map((line) => `      ${line}`)];
}

function comparison(updateClass: SubmittedChange['updateClass']): string[] {
  return updateClass === null ? [] : [updateClass === 'none' ? 'nothing that is compared' : updateClass];
}

function paragraph(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function findingsShown({ findings }: ConnectorReport, { all, asked }: TextOptions): readonly Finding[] {
  return all ? findings : findings.filter(({ state, severity, ruleId }) => state === 'new' && (severity !== 'info' || asked?.has(ruleId)));
}

function withHints(counts: Counts, { hints }: Counted): Counts {
  return { ...counts, hints: counts.hints + hints };
}

function renderConnector(connector: Part, options: TextOptions, counted: Counted, paint: Paint): string {
  const shown = new Set(findingsShown(connector, options));
  const placed = connector.facts === undefined ? [...shown] : [...shown].map(onPullRequest);
  const lines = [headline(connector, paint), ...renderFindings(connector.path, placed, options, paint)];
  const rest = notShown(withHints(countFindings(connector.findings.filter((finding) => !shown.has(finding))), counted));
  if (rest !== '' && !options.all) lines.push(paint.quiet(`  ${rest} not shown (certify check --all)`));
  return lines.join('\n');
}

/** Of a submission, what is about no file is about the pull request. */
function onPullRequest(finding: Finding): Finding {
  return finding.location.file === '.' ? { ...finding, location: { file: 'the pull request' } } : finding;
}

function headline(connector: Part, paint: Paint): string {
  if (connector.facts !== undefined) return paint.strong(connector.facts);
  return `${paint.strong(escapeLineStart(connector.path))}  ${paint.quiet(`(${escapeLine(describeConnector(connector))})`)}`;
}

function calmLine(connector: ConnectorReport, counted: Counted, paint: Paint): string {
  const rest = notShown(withHints(countFindings(connector.findings), counted));
  return `${headline(connector, paint)}  ${paint.good(connector.verdict)}${rest === '' ? '' : paint.quiet(`, ${rest} (--all)`)}`;
}

function calmSummary(calm: readonly TextPart[], total: number, paint: Paint): string {
  const rest = notShown(sumOf(calm));
  const some = counted(calm.length, 'connector');
  const who = calm.length === total ? `All ${some} pass` : `${some} pass without errors and warnings`;
  return `${paint.good(who)}${rest === '' ? '' : paint.quiet(`, ${rest}`)} (certify check --all lists them).`;
}

function sumOf(parts: readonly Pick<TextPart, 'counts'>[]): Counts {
  const sum = (count: keyof Counts) => parts.reduce((total, { counts }) => total + counts[count], 0);
  return { errors: sum('errors'), warnings: sum('warnings'), hints: sum('hints'), existing: sum('existing'), accepted: sum('accepted') };
}

function notShown({ hints, existing }: Pick<Counts, 'hints' | 'existing'>): string {
  return [...(hints > 0 ? [counted(hints, 'hint')] : []), ...(existing > 0 ? [counted(existing, 'older finding')] : [])].join(', ');
}

function closingLine(parts: readonly TextPart[], options: WholeOptions, paint: Paint): string {
  const { seconds } = options;
  const connectors = parts.filter(({ isConnector }) => isConnector);
  const { errors, warnings, accepted } = sumOf(parts);
  const concerned = connectors.filter(({ open }) => open > 0);
  const where = concerned.length === 0 || concerned.length === connectors.length ? '' : `${concerned.length} of `;
  const error = errors === 0 ? '0 errors' : paint.error(counted(errors, 'error'));
  const warning = warnings === 0 ? '0 warnings' : paint.warning(counted(warnings, 'warning'));
  const time = seconds === undefined ? '' : ` (${seconds.toFixed(2)} s)`;
  const apart = accepted === 0 ? '' : `, ${accepted} accepted`;
  return `${error}, ${warning}${apart} in ${where}${counted(connectors.length, 'connector')}${time}.${fixes(connectors, options)}`;
}

function fixes(connectors: readonly TextPart[], { fixCall = here }: WholeOptions): string {
  const concerned = connectors.filter(({ fixable }) => fixable > 0);
  if (concerned.length === 0) return '';
  const total = concerned.reduce((sum, { fixable }) => sum + fixable, 0);
  return `  ${fixCall.isTried ? '' : 'up to '}${grouped(total)} can be fixed: ${fixCommand(concerned, fixCall)}`;
}
