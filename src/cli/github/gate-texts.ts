import { type Report, verdictOf } from '../../certify/report.ts';
import { newFirst, type Stage } from '../../change/stages.ts';
import { annotationsOf } from '../../github/annotations.ts';
import type { JudgedPullRequest, Outcome } from '../../github/desired.ts';
import type { PullRequestFacts } from '../../github/github.ts';
import { encodePath, escapeLine } from '../../render/escape.ts';
import { renderMarkdown } from '../../render/markdown.ts';
import { longestComment, shortened } from '../../render/markdown-cells.ts';
import {
  type CommentLinks,
  changeWords,
  type PullRequestVerdict,
  renderPullRequestComment,
  stageWords,
  verdictTitle,
} from '../../render/pull-request-comment.ts';
import { pathOfFile } from '../../render/words.ts';

/** What was judged and decided, before it is put into words. */
export interface GateVerdict extends PullRequestVerdict {
  readonly outcome: Outcome;
  readonly approvers: readonly number[] | undefined;
}

/** Where pages are that texts lead to. */
export interface GatePages {
  /** Of the repository, without a slash at its end. */
  readonly webUrl: string;
  readonly defaultBranch: string;
  /** True when the repository has the page of rules. */
  readonly hasRulesPage: boolean;
  /** The subject of a rule of ours; `undefined` for others. */
  readonly subjectOf: (ruleId: string) => string | undefined;
}

/** A verdict with everything that is written about it on GitHub. */
export function judgedTexts(pull: PullRequestFacts, verdict: GateVerdict, pages: GatePages): JudgedPullRequest {
  const links = linksOf(pull, pages);
  const comment = renderPullRequestComment(verdict, links);
  return {
    pull,
    outcome: verdict.outcome,
    title: verdictTitle(verdict),
    summary: verdict.judged === undefined ? comment : renderMarkdown(verdict.judged.report, { ...links, limit: longestComment }),
    stages: verdict.judged === undefined ? [] : stageTexts(verdict.judged.report, verdict.judged.stages, links),
    comment,
    approvers: verdict.approvers,
  };
}

function stageTexts(report: Report, stages: readonly Stage[], links: CommentLinks): JudgedPullRequest['stages'] {
  const annotations = annotationsOf(stages, (text, most) => shortened(escapeLine(text), most));
  return stages.map((stage) => {
    const { name, findings } = stage;
    const part = partOf(report, stage);
    const changes = name === 'changes' ? (report.submission?.changes ?? []).map(changeWords) : [];
    const isAbsent = name === 'ownership' && (report.submission?.changes ?? []).some(({ ownership }) => ownership?.level === 'not-proved');
    const conclusion = verdictOf(findings.map(({ finding }) => finding)) === 'fail' ? 'failure' : isAbsent ? 'neutral' : 'success';
    const words = [stageWords(stage).replaceAll('**', ''), ...(isAbsent ? ['not proved: asked when it is promoted'] : [])];
    return {
      name,
      conclusion,
      title: words.join('; '),
      summary: [...changes, renderMarkdown(part, { ...links, limit: 60_000 })].join('\n\n'),
      annotations: annotations.get(name) ?? [],
    };
  });
}

/** The report with the findings of one stage alone. */
function partOf(report: Report, { name, findings }: Stage): Report {
  const kept = new Set(findings.map(({ finding }) => finding));
  const only = <P extends { readonly findings: Report['connectors'][number]['findings'] }>(
    part: P,
  ): P & { readonly verdict: Report['verdict'] } => {
    const some = part.findings.filter((finding) => kept.has(finding));
    return { ...part, findings: some, verdict: verdictOf(some) };
  };
  const connectors = report.connectors.map(only);
  const { submission } = report;
  return {
    ...report,
    verdict: verdictOf(newFirst(findings).map(({ finding }) => finding)),
    connectors,
    ...(submission && {
      submission: {
        ...only(submission),
        changes: submission.changes.map((change) => (name === 'ownership' ? change : { ...change, ownership: null })),
      },
    }),
  };
}

function linksOf({ number, head }: PullRequestFacts, { webUrl, defaultBranch, hasRulesPage, subjectOf }: GatePages): CommentLinks {
  const rulesPage = `${webUrl}/blob/${encodePath(defaultBranch)}/docs/rules.md`;
  return {
    commitUrl: `${webUrl}/pull/${number}/commits/${head}`,
    checksUrl: `${webUrl}/pull/${number}/checks`,
    base: `origin/${defaultBranch}`,
    ruleUrl: (ruleId) => (hasRulesPage && subjectOf(ruleId) !== undefined ? `${rulesPage}#${ruleId}` : undefined),
    placeUrl: (folder, { file, line }) => {
      const path = encodePath(pathOfFile(folder, file));
      if (path === '.') return undefined;
      if (file === '.') return `${webUrl}/tree/${head}/${path}`;
      // Without it, GitHub shows a Markdown file as a page, which has no lines.
      return `${webUrl}/blob/${head}/${path}${/\.md$/i.test(path) ? '?plain=1' : ''}${line === undefined ? '' : `#L${line}`}`;
    },
  };
}
