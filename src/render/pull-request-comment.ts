import type { Report, SubmittedChange } from '../certify/report.ts';
import type { DiffReport } from '../change/diff-report.ts';
import type { Stage, StageName } from '../change/stages.ts';
import { renderChangesMarkdown } from './changes-markdown.ts';
import { codeSpan, escapeMarkdown, markdownLink } from './escape-markdown.ts';
import { fitting, longestComment, row, shortened, span } from './markdown-cells.ts';
import { connectorSections, type Detail, type PlaceLinks } from './markdown-parts.ts';
import { ownershipLines } from './ownership.ts';
import { counted, countFindings, partsOf } from './words.ts';

/** What became of a pull request, for the one comment that tells it. */
export interface PullRequestVerdict {
  /** `infrastructure`: it holds no connector, and somebody who may stands behind it. */
  readonly outcome: 'pass' | 'changes' | 'approval' | 'infrastructure' | 'unjudged';
  /** The commit that was judged. */
  readonly head: string;
  /** Why nothing could be judged, in a sentence. */
  readonly problem?: string | undefined;
  /** Whose approval it waits for, a few words each. */
  readonly needs: readonly { readonly about: string; readonly publisher: string | undefined }[];
  readonly judged?: JudgedTexts | undefined;
}

/** What there is to tell once something was judged. */
export interface JudgedTexts {
  readonly report: Report;
  readonly stages: readonly Stage[];
  /** What changed in each connector that has an older version, by its folder. */
  readonly diffs: readonly { readonly folder: string; readonly previousVersion: string | undefined; readonly diff: DiffReport }[];
  /** When the proofs that ownership relies on were last looked up, as an ISO time; undefined where none were. */
  readonly checkedAt: string | undefined;
  /** How many days it will stay on preview at least; undefined where nothing goes there. */
  readonly soakDays: number | undefined;
}

/** Pages that a comment leads to. */
export interface CommentLinks extends PlaceLinks {
  readonly commitUrl: string;
  /** Where the checks with the full report are. */
  readonly checksUrl: string;
  /** The branch to compare with on one's own machine, such as `origin/main`. */
  readonly base: string;
}

interface CommentDetail extends Detail {
  /** UTF-16 code units of each connector's changes; 0 leaves them out. */
  readonly changes: number;
}

/** From a screen in the open and everything folded to the bare verdict: the first that fits is shown. */
const details: readonly [CommentDetail, ...CommentDetail[]] = [
  { connectors: 20, errors: 20, warnings: 100, hints: 100, changes: 20_000 },
  { connectors: 20, errors: 20, warnings: 30, hints: 0, changes: 10_000 },
  { connectors: 10, errors: 20, warnings: 10, hints: 0, changes: 3_000 },
  { connectors: 5, errors: 10, warnings: 0, hints: 0, changes: 0 },
  { connectors: 2, errors: 5, warnings: 0, hints: 0, changes: 0 },
  { connectors: 0, errors: 0, warnings: 0, hints: 0, changes: 0 },
];

/** In a few words what a pull request waits for: the title of its check. Ours alone, no stranger's words. */
export function verdictTitle({ outcome, judged }: PullRequestVerdict): string {
  if (outcome === 'pass') return 'Ready: every rule passes';
  if (outcome === 'approval') return 'Waiting for approval';
  if (outcome === 'infrastructure') return 'No connector in it: nothing to certify';
  if (outcome === 'unjudged' || judged === undefined) return 'Nothing could be judged';
  const { errors } = countFindings(partsOf(judged.report).flatMap(({ findings }) => findings));
  return `Not ready yet: ${counted(errors, 'error')} to fix`;
}

/**
 * The comment on a pull request, without its marker: who acts next, a row for each stage, what to fix with links to lines and rules, how to
 * see the same on one's own machine, and everything else folded. Always within what GitHub takes.
 */
export function renderPullRequestComment(verdict: PullRequestVerdict, links: CommentLinks, limit: number = longestComment): string {
  return fitting(
    details,
    limit,
    () => 0,
    (detail, isCut) => renderWith(verdict, links, detail, isCut),
  );
}

function renderWith(verdict: PullRequestVerdict, links: CommentLinks, detail: CommentDetail, isCut: boolean): string {
  const { judged, problem } = verdict;
  const full = markdownLink('full report', links.checksUrl);
  const blocks = [
    `**${verdictTitle(verdict)}** · next: ${nextOf(verdict)} · reviewed commit ${markdownLink(codeSpan(verdict.head.slice(0, 7)), links.commitUrl)} · ${full}`,
    ...(problem === undefined ? [] : [escapeMarkdown(shortened(problem, 1000))]),
    ...approvalSentences(verdict),
    ...(judged === undefined ? [] : judgedBlocks(verdict, judged, links, detail)),
    ...(isCut || (judged !== undefined && isShortened(judged, detail))
      ? [`Not everything fits here; the ${full} lists all findings.`]
      : []),
  ];
  return blocks.join('\n\n');
}

function judgedBlocks(verdict: PullRequestVerdict, judged: JudgedTexts, links: CommentLinks, detail: CommentDetail): string[] {
  const parts = partsOf(judged.report);
  const failing = [...parts.filter(({ verdict: of }) => of === 'fail'), ...parts.filter(({ verdict: of }) => of === 'pass')];
  const sections = failing.slice(0, detail.connectors).flatMap((part) => connectorSections(part, detail, links));
  const hasErrors = parts.some(({ verdict: of }) => of === 'fail');
  return [
    stageTable(judged),
    ...(hasErrors && detail.errors > 0 ? ['**Fix these:**'] : []),
    ...sections,
    ...(verdict.outcome === 'changes' ? [`**Reproduce locally:** ${codeSpan(reproduction(judged.report, links.base))}`] : []),
    ...(verdict.outcome === 'pass' || verdict.outcome === 'approval' ? [whatHappensNext(judged.soakDays)] : []),
    ...ownershipDetails(judged.report),
    ...changeDetails(judged, links, detail.changes),
  ];
}

function nextOf({ outcome, needs }: PullRequestVerdict): string {
  if (outcome === 'changes' || outcome === 'unjudged') return 'you (publisher)';
  if (outcome === 'approval' && needs.every(({ publisher }) => publisher !== undefined))
    return 'an approver of the publisher, or a maintainer';
  return 'a maintainer';
}

function approvalSentences({ outcome, needs }: PullRequestVerdict): string[] {
  if (outcome !== 'approval' || needs.length === 0) return [];
  const items = needs.slice(0, 10).map(({ about, publisher }) => {
    const whose = publisher === undefined ? 'a maintainer' : `an account of the publisher ${escapeMarkdown(publisher)}, or a maintainer,`;
    return `- It changes ${escapeMarkdown(shortened(about, 200))}: ${whose} has to approve exactly this commit, and the author's own word does not count.`;
  });
  return [items.join('\n')];
}

const stageLabels: Readonly<Record<StageName, string>> = {
  files: 'files and shape',
  rules: 'rules',
  changes: 'changes',
  ownership: 'ownership',
};

function stageTable({ report, stages, diffs, checkedAt, soakDays }: JudgedTexts): string {
  const changes = report.submission?.changes ?? [];
  const [first] = diffs;
  const since = diffs.length === 1 && first?.previousVersion !== undefined ? ` since ${span(shortened(first.previousVersion, 40))}` : '';
  const rows = stages.map((stage) => {
    const label = stage.name === 'changes' ? `changes${since}` : stageLabels[stage.name];
    const facts =
      stage.name === 'changes'
        ? changes.slice(0, 3).map(changeWords)
        : stage.name === 'ownership'
          ? ownershipWords(changes, checkedAt)
          : [];
    return row([label, [...(facts.length > 0 && isCalm(stage) ? [] : [stageWords(stage)]), ...facts].join('; ')]);
  });
  return ['| stage | result |', '|---|---|', ...rows, ...(soakDays === undefined ? [] : [row(['preview tests', 'run after merge'])])].join(
    '\n',
  );
}

/** True for a stage in which nobody found anything that has to be told. */
function isCalm({ findings }: Stage): boolean {
  return findings.every(({ finding: { state, severity, accepted } }) => state === 'new' && severity === 'info' && !accepted);
}

/** What was found in a stage: `ok`, or its counts with errors in bold. */
export function stageWords({ findings }: Stage): string {
  const { errors, warnings, hints, existing, accepted } = countFindings(findings.map(({ finding }) => finding));
  const words = [
    ...(errors > 0 ? [`**${counted(errors, 'error')}**`] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(hints > 0 ? [counted(hints, 'hint')] : []),
    ...(accepted > 0 ? [`${counted(accepted, 'accepted finding')} not counted`] : []),
    ...(existing > 0 ? [`${counted(existing, 'older finding')} not counted`] : []),
  ];
  return `${errors === 0 && warnings === 0 ? 'ok' : ''}${errors === 0 && warnings === 0 && words.length > 0 ? '; ' : ''}${words.join(', ')}`;
}

/** What an update comes to, in our own words. */
export function changeWords({ kind, updateClass, sensitive, breaking, unacknowledged }: SubmittedChange): string {
  if (kind === 'added') return 'a new connector';
  if (kind === 'removed') return 'the connector is deleted';
  const breaks =
    breaking === 0 ? 'nothing breaking' : `${counted(breaking, 'change')} that break flows, ${unacknowledged} of them not acknowledged`;
  const sensitiveWords = sensitive.length === 0 ? '' : `; sensitive: ${escapeMarkdown(sensitive.join(', '))}`;
  return `${kind === 'moved' ? 'moved; ' : ''}${updateClass ?? 'not compared'}, ${breaks}${sensitiveWords}`;
}

function ownershipWords(changes: readonly SubmittedChange[], checkedAt: string | undefined): string[] {
  return changes.slice(0, 3).flatMap(({ ownership }) => {
    if (ownership === null) return [];
    const [line = ''] = ownershipLines(ownership, (text) => escapeMarkdown(shortened(text, 300)), codeSpan);
    const checked = checkedAt === undefined ? '' : `, checked ${momentText(checkedAt)}`;
    return [`${line.replace(/^ownership: /, '').replace(/:$/, '')}${checked}`];
  });
}

/** `2026-11-20 09:00 UTC`. */
function momentText(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? 'at an unknown time' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function ownershipDetails({ submission }: Report): string[] {
  const items = (submission?.changes ?? []).slice(0, 10).flatMap(({ folder, ownership }) => {
    if (ownership === null || ownership.level === 'proved') return [];
    const [, ...rest] = ownershipLines(ownership, (text) => escapeMarkdown(shortened(text, 300)), codeSpan);
    return rest.map((line) => `- ${span(folder)}: ${line}`);
  });
  if (items.length === 0) return [];
  return [`<details>\n<summary>ownership: asked when it is promoted, not before it is merged</summary>`, items.join('\n'), '</details>'];
}

function changeDetails({ diffs }: JudgedTexts, links: CommentLinks, room: number): string[] {
  if (room === 0) return [];
  return diffs.slice(0, 3).flatMap(({ folder, diff }) => {
    if (diff.changes.length === 0) return [];
    const text = renderChangesMarkdown(diff, { limit: room, fullReportUrl: links.checksUrl, ruleUrl: links.ruleUrl }).trim();
    return [
      `<details>\n<summary>${counted(diff.changes.length, 'change')} since the base branch</summary>`,
      `${span(folder)}`,
      text,
      '</details>',
    ];
  });
}

function whatHappensNext(soakDays: number | undefined): string {
  if (soakDays === undefined) return '**What happens next:** a maintainer reviews and merges it.';
  const wait =
    soakDays === 0
      ? 'It is promoted to public as soon as every question has its answer.'
      : `It stays there for ${counted(soakDays, 'day')} at least, and is promoted to public when every other question has its answer.`;
  return `**What happens next:** a maintainer reviews and merges it; within minutes it is on preview, where its operations are tried. ${wait}`;
}

/** The call that shows the same on one's own machine. A folder whose name no shell can mistake is named, any other is not. */
function reproduction(report: Report, base: string): string {
  const [only, ...others] = report.connectors;
  const isPlain = only !== undefined && others.length === 0 && /^[\p{L}\p{N}][\p{L}\p{N} ._()+/-]*$/u.test(only.path);
  const isPlainBase = /^[\w][\w./-]*$/.test(base);
  return `npx connector-certification check${isPlain ? ` "${only.path}"` : ''} --base ${isPlainBase ? base : 'origin/HEAD'}`;
}

/** True when the first detail, which fits a screen, leaves out errors. */
function isShortened({ report }: JudgedTexts, detail: CommentDetail): boolean {
  return partsOf(report).some(({ findings }) => countFindings(findings).errors > detail.errors);
}
