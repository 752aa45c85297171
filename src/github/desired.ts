import type { StageName } from '../change/stages.ts';
import type { CheckRun, PullRequestFacts } from './github.ts';
import { headLine, labels, stageChecks, verdictMarker } from './names.ts';
import type { DesiredCheck, DesiredPullRequest } from './reconcile.ts';
import { digestOf } from './state-key.ts';

/** What a pull request came to. */
export type Outcome = 'pass' | 'changes' | 'approval' | 'infrastructure' | 'unjudged';

/** What decides it. */
interface OutcomeFacts {
  readonly isInfrastructure: boolean;
  /** True when what the rules found lets it pass. */
  readonly passes: boolean;
  /** Connectors that were judged or are gone, and publisher records that were read. */
  readonly checked: number;
  /** Whose approval is missing. */
  readonly unmet: number;
}

/** What a pull request came to. Where nothing was checked nothing passes, unless it holds nothing that could have been. */
export function outcomeOf({ isInfrastructure, passes, checked, unmet }: OutcomeFacts): Outcome {
  if (isInfrastructure) return unmet > 0 ? 'approval' : 'infrastructure';
  if (!passes) return 'changes';
  if (checked === 0) return 'unjudged';
  return unmet > 0 ? 'approval' : 'pass';
}

/** How its check ends. GitHub takes `neutral` for passing. */
const conclusions: Readonly<Record<Outcome, CheckRun['conclusion']>> = {
  pass: 'success',
  changes: 'failure',
  approval: 'action_required',
  infrastructure: 'neutral',
  unjudged: 'failure',
};

const outcomeLabels: Readonly<Record<Outcome, string | undefined>> = {
  pass: labels.pass,
  changes: labels.changes,
  approval: labels.approval,
  infrastructure: undefined,
  unjudged: labels.changes,
};

/** A pull request that was judged, with its texts as Markdown. */
export interface JudgedPullRequest {
  readonly pull: PullRequestFacts;
  readonly outcome: Outcome;
  /** Plain. */
  readonly title: string;
  readonly summary: string;
  /** None where there was nothing to judge. */
  readonly stages: readonly StageTexts[];
  /** Without the marker. */
  readonly comment: string;
  /** Who approved, as far as that decides; `undefined` where no approval is asked for. */
  readonly approvers: readonly number[] | undefined;
}

interface StageTexts {
  readonly name: StageName;
  readonly conclusion: CheckRun['conclusion'];
  readonly title: string;
  readonly summary: string;
  readonly annotations: CheckRun['annotations'];
}

/** What should stand on GitHub for one commit and the pull requests whose head it is. */
export interface Desired {
  readonly check: DesiredCheck;
  readonly pulls: readonly DesiredPullRequest[];
}

/**
 * What should stand on GitHub. A commit has one required check, also where several pull requests share it: what fails for one of them fails
 * for all, and an approval that one of them has is one for the commit.
 */
export function desiredOf(key: string, judged: readonly [JudgedPullRequest, ...JudgedPullRequest[]]): Desired {
  const [first] = judged;
  const decisive =
    judged.find(({ outcome }) => conclusions[outcome] === 'failure') ?? judged.find(({ outcome }) => outcome !== 'approval') ?? first;
  const asksApproval = judged.some(({ approvers }) => approvers !== undefined);
  return {
    check: {
      commit: first.pull.head,
      whole: { conclusion: conclusions[decisive.outcome], title: decisive.title, summary: decisive.summary },
      mark: { key: asksApproval ? digestOf([key, judged.map(({ approvers = null }) => approvers)]) : key, asksApproval },
      stages: decisive.stages.map(stageRun),
    },
    pulls: judged.map(({ pull, outcome, comment }) => ({
      number: pull.number,
      comment: `${verdictMarker}\n${headLine(pull.head)}\n${comment}`,
      isQuiet: outcome === 'infrastructure',
      label: outcomeLabels[outcome],
    })),
  };
}

function stageRun({ name, ...texts }: StageTexts): CheckRun {
  const content = { name: stageChecks[name], ...texts };
  return { ...content, externalId: digestOf(content) };
}
