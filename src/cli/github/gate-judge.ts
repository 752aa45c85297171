import { ownershipNow, type Standings } from '../../catalog/claim-answers.ts';
import { parsePolicy } from '../../catalog/policy.ts';
import { soakDaysOf } from '../../catalog/soak.ts';
import { buildReport } from '../../certify/report.ts';
import { submissionReportOf } from '../../change/judge-submission.ts';
import { stagesOf } from '../../change/stages.ts';
import { versionOf } from '../../connector/connector.ts';
import { NothingToJudge } from '../../connector/nothing-to-judge.ts';
import { type ApprovalNeed, approvalNeeds, approversOf, kindOf, unmetNeeds } from '../../github/approval.ts';
import { outcomeOf } from '../../github/desired.ts';
import type { AccountPermission, PullRequestFacts } from '../../github/github.ts';
import type { JudgedTexts } from '../../render/pull-request-comment.ts';
import { type JudgedRange, judgeRange, submittedOwnership } from '../judge-range.ts';
import { version } from '../version.ts';
import type { GateVerdict } from './gate-texts.ts';
import type { GateWorld } from './gate-world.ts';

/** What lies between commits, judged; what was decided by their objects alone, before anybody's approval is asked for. */
export interface JudgedObjects {
  /** Why nothing could be judged, and it is the submitter's doing. */
  readonly problem?: string;
  readonly isInfrastructure: boolean;
  readonly passes: boolean;
  readonly checked: number;
  readonly needs: readonly ApprovalNeed[];
  /** The paths that differ. */
  readonly paths: readonly string[];
  readonly judged: JudgedTexts | undefined;
}

/** Which commits are judged. */
interface GateRange {
  readonly pull: PullRequestFacts;
  readonly head: string;
  /** In a merge queue, the commit below. */
  readonly stackedOn?: string;
}

/** Judges a head from git's objects, exactly as `certify check --base` does, by what stands at the tip of the default branch. */
export async function judgeObjects({ pull, head, stackedOn }: GateRange, world: GateWorld): Promise<JudgedObjects> {
  const { title, body, baseBranch, author } = pull;
  const pullRequest = { title, body, baseBranch, authorId: author.id };
  try {
    const range = await judgeRange(world.root, { base: world.state.tip, head, pullRequest, stackedOn }, { now: world.now });
    return await judgedObjects(range, world);
  } catch (cause) {
    if (!(cause instanceof NothingToJudge)) throw cause;
    const nothing = { isInfrastructure: false, passes: true, checked: 0, needs: [], paths: [], judged: undefined } as const;
    return { ...nothing, problem: cause.message };
  }
}

async function judgedObjects({ read, judge, judged }: JudgedRange, world: GateWorld): Promise<JudgedObjects> {
  const { submission, publishers, paths } = read;
  const isInfrastructure = kindOf(submission) === 'infrastructure';
  const needs = approvalNeeds(submission, publishers);
  if (isInfrastructure) return { isInfrastructure, passes: true, checked: 0, needs, paths, judged: undefined };
  const policy = parsePolicy(await read.file('certification.json'));
  const standings = publishers.length === 0 ? undefined : await world.standings(publishers, policy);
  const report = buildReport(
    judged.connectors.flatMap(({ judgement }) => judgement?.report ?? []),
    { version, rules: judge.digest },
    submissionReportOf(judged, submission, read, (connector) =>
      submittedOwnership(
        connector,
        publishers,
        world.now,
        standings && ((one) => ownershipNow(one, publishers, standings, { now: world.now, evidenceHours: undefined })),
      ),
    ),
  );
  const going = judged.connectors.filter(({ change }) => change.after !== undefined);
  return {
    isInfrastructure,
    passes: report.verdict === 'pass',
    // What was not read was not checked.
    checked: submission.furtherFolders.length > 0 ? 0 : judged.connectors.length + submission.publisherRecords.length,
    needs,
    paths,
    judged: {
      report,
      stages: stagesOf(report, world.pages.subjectOf),
      diffs: going.flatMap(({ change, diff }) =>
        diff === undefined ? [] : [{ folder: change.folder, previousVersion: change.before && versionOf(change.before), diff }],
      ),
      checkedAt: checkedAtOf(report.submission?.changes.map(({ ownership }) => ownership?.publisher ?? undefined) ?? [], standings),
      soakDays: going.length === 0 ? undefined : Math.max(...going.map(({ diff }) => soakDaysOf(diff, policy))),
    },
  };
}

/** When the oldest look was made that ownership relies on. */
function checkedAtOf(publishers: readonly (string | undefined)[], standings: Standings | undefined): string | undefined {
  const looks = publishers.flatMap((id) => {
    const claims = id === undefined ? [] : (standings?.get(id)?.claims ?? []);
    return claims.flatMap(({ state, checkedAt }) =>
      (state === 'verified' || state === 'warning') && checkedAt !== null ? [checkedAt] : [],
    );
  });
  return looks.sort()[0];
}

/** The verdict on a pull request whose objects were judged: GitHub is asked for approvals only where one is missing. */
export async function decide(pull: PullRequestFacts, objects: JudgedObjects, world: GateWorld): Promise<GateVerdict> {
  const facts = { head: pull.head, problem: objects.problem, judged: objects.judged };
  const withoutApprovals = outcomeOf({ ...objects, unmet: 0 });
  const byAuthor = unmetNeeds(objects.needs, [{ ...pull.author, role: 'none' }]);
  const isOpen = (withoutApprovals === 'pass' || withoutApprovals === 'infrastructure') && byAuthor.length > 0;
  if (!isOpen) {
    const problem = objects.problem ?? (withoutApprovals === 'unjudged' ? nothingChecked : undefined);
    return { ...facts, problem, outcome: withoutApprovals, needs: [], approvers: undefined };
  }
  const { unmet, approvers } = await askApprovals(pull, objects.needs, world);
  return { ...facts, outcome: outcomeOf({ ...objects, unmet: unmet.length }), needs: unmet, approvers };
}

const nothingChecked = 'It changes files in the folders of connectors, and not all of them belong to a connector that could be judged.';

/** As many approvals of accounts that no record names are looked into, the newest first. */
const mostApprovers = 20;

async function askApprovals(pull: PullRequestFacts, needs: readonly ApprovalNeed[], world: GateWorld) {
  const author = await world.permissionOf(pull.author);
  const accounts = new Set(needs.flatMap((need) => need.accounts));
  // Anybody can approve: no crowd of strangers may stand before those who count.
  const approved = approversOf(pull, await world.github.reviews(pull.number)).reverse();
  const named = approved.filter(({ id }) => accounts.has(id));
  const others = approved.filter(({ id }) => !accounts.has(id)).slice(0, mostApprovers);
  const standing: AccountPermission[] = [author];
  let unmet = unmetNeeds(needs, standing);
  for (const reviewer of [...named, ...others]) {
    if (unmet.length === 0) break;
    // An account of the publisher counts by its number alone; only of others it matters what they may do.
    standing.push(accounts.has(reviewer.id) && needs.length === 1 ? { ...reviewer, role: 'none' } : await world.permissionOf(reviewer));
    unmet = unmetNeeds(needs, standing);
  }
  return { unmet, approvers: standing.map(({ id }) => id) };
}
