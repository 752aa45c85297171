import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { certifySubmission } from '../certify/certify-submission.ts';
import type { SubmittedOwnership } from '../certify/report.ts';
import { type RepositoryJudge, repositoryJudgeOf } from '../certify/repository-judge.ts';
import type { TeamRuleset } from '../certify/team-ruleset.ts';
import { type JudgedSubmission, judgeSubmission } from '../change/judge-submission.ts';
import type { Connector } from '../connector/connector.ts';
import type { ConnectorChange, Submission } from '../connector/submission.ts';
import { loadFacts } from '../io/load-facts.ts';
import { loadSettings, noSettings } from '../io/load-settings.ts';
import { type ReadSubmission, readSubmission, type SubmissionRange } from '../io/submission.ts';
import { type Ownership, ownershipOf } from '../publisher/ownership.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { rulesDigest } from './version.ts';

/** How a range of commits is to be judged. */
interface RangeOptions {
  readonly now: Date;
  /** True to count what the version before had already. */
  readonly isStrict?: boolean;
  /** Ids of rules that judge even where the settings say off. */
  readonly asked?: readonly string[];
  /** A ruleset on top of those of the repository. */
  readonly named?: TeamRuleset | undefined;
  /** False to judge without the settings of the repository; true when not given. */
  readonly hasSettings?: boolean;
  /** Says which connectors are judged; all when not given. */
  readonly choose?: (submission: Submission) => (change: ConnectorChange) => boolean;
}

/** A submission as it was read, who judged it, and the judgement. */
export interface JudgedRange {
  readonly read: ReadSubmission;
  readonly judge: RepositoryJudge;
  readonly judged: JudgedSubmission;
}

/**
 * Reads and judges what lies between two commits, by the settings of the base branch: `certify check --base` and the gate of a repository
 * do the same. A `UserError` where the commits or the settings cannot be read.
 */
export async function judgeRange(root: string, range: SubmissionRange, options: RangeOptions): Promise<JudgedRange> {
  const { now, named, asked = [], isStrict = false, hasSettings = true, choose = () => () => true } = options;
  const read = await readSubmission(root, range);
  const { submission } = read;
  const rules: readonly Rule[] = Object.values(index);
  const settings = hasSettings ? await loadSettings(read.file, { rules, now, named }) : noSettings;
  const author = range.pullRequest?.authorId;
  const judge = await repositoryJudgeOf(rules, settings, { now, rulesDigest, named, asked, loadFacts, author });
  const judged = await judgeSubmission(
    { ...submission, baseBranch: settings.configuration.baseBranch },
    {
      isAsked: choose(submission),
      judgeStrictly: judge.judgeStrictly,
      waive: judge.waive,
      comparer: judge.comparer,
      ruleIds: new Set(judge.rules.map(({ id }) => id)),
      certifySubmission: (one) => certifySubmission(judge.rules, one),
      isStrict,
    },
  );
  return { read, judge, judged };
}

/**
 * Who answers for a connector, for the report; null where nobody keeps records of that. `decide` is for callers who know more than the
 * records: what was looked up.
 */
export function submittedOwnership(
  connector: Connector,
  publishers: readonly Publisher[],
  now: Date,
  decide: (connector: Connector) => Ownership = (one) => ownershipOf(one, publishers, now),
): SubmittedOwnership | null {
  if (publishers.length === 0 || connector.program === 'custom') return null;
  const { publisher, level, reason, concern = null, disclaimer = null, hosts } = decide(connector);
  return {
    publisher: publisher?.id ?? null,
    level,
    reason,
    concern,
    disclaimer,
    hosts: hosts.map((one) => ({
      host: one.host,
      uses: one.uses,
      answer: one.answer,
      reason: one.reason,
      method: one.method ?? null,
      concern: one.concern ?? null,
      blocks: one.blocks ?? false,
    })),
  };
}
