import { UserError } from '../../connector/user-error.ts';
import type { CheckRun } from '../../github/github.ts';
import { membersOf, type QueuedGroup, queuedGroups } from '../../github/merge-queue.ts';
import { wholeCheck } from '../../github/names.ts';
import { reconcile } from '../../github/reconcile.ts';
import { groupKey, isSettled, pullRequestKey } from '../../github/state-key.ts';
import { openRepository, type Repository } from '../../io/git.ts';
import { markdownLink } from '../../render/escape-markdown.ts';
import { renderMarkdown } from '../../render/markdown.ts';
import { longestComment, shortened } from '../../render/markdown-cells.ts';
import { carryOut, describeWrites } from './carry-out.ts';
import { type JudgedObjects, judgeObjects } from './gate-judge.ts';
import { type GateRun, type MemberVerdict, sentenceOf } from './gate-pull-requests.ts';
import type { GateWorld } from './gate-world.ts';

/** A group, and the pull requests that are merged with it: from the first to its own. */
interface Chain {
  readonly group: QueuedGroup;
  readonly links: readonly { readonly link: QueuedGroup; readonly member: MemberVerdict }[];
}

/** What one pull request of a queue comes to on top of those before it. */
interface LinkVerdict {
  readonly number: number;
  readonly passes: boolean;
  /** In our own words. */
  readonly sentence: string;
  readonly objects?: JudgedObjects;
}

/**
 * Judges the groups of the merge queue: each member by its own verdict, and what it changes on top of those before it, held against all
 * connectors there are then. A group whose members cannot be told gets no verdict, and so does not merge.
 */
export async function gateMergeQueue(
  world: GateWorld,
  verdicts: ReadonlyMap<number, MemberVerdict>,
  run: GateRun,
): Promise<readonly string[]> {
  const groups = queuedGroups(world.queue, world.defaultBranch);
  if (groups.length === 0) return [];
  const problems: string[] = [];
  const known = new Map<string, Promise<LinkVerdict>>();
  const judge = (repository: Repository, one: Chain['links'][number]): Promise<LinkVerdict> => {
    const judged = known.get(one.link.branch) ?? judgeLink(one, repository, world);
    known.set(one.link.branch, judged);
    return judged;
  };
  for (const group of groups) {
    try {
      const chain = await chainOf(group, groups, verdicts, world);
      if (typeof chain === 'string') run.err(`${group.branch}: ${chain}`);
      else problems.push(...(await gateGroup(chain, judge, world, run)));
    } catch (cause) {
      problems.push(`${group.branch}: ${sentenceOf(cause)}`);
    }
  }
  return problems;
}

/** The members of a group, or why they are left to the next run. */
async function chainOf(
  group: QueuedGroup,
  groups: readonly QueuedGroup[],
  verdicts: ReadonlyMap<number, MemberVerdict>,
  { heads, state }: GateWorld,
): Promise<Chain | string> {
  const isMerged = async (commit: string): Promise<boolean> => (await heads.has(commit)) && (await heads.isAncestor(commit, state.tip));
  const members = await membersOf(group, groups, isMerged);
  if (members === undefined) return 'it is stacked on a commit that is neither merged nor queued, and is left to the next run.';
  const links: Chain['links'][number][] = [];
  for (const link of members) {
    const member = verdicts.get(link.number);
    if (member === undefined) return `#${link.number} has no verdict yet, and is left to the next run.`;
    links.push({ link, member });
  }
  return { group, links };
}

async function gateGroup(
  { group, links }: Chain,
  judge: (repository: Repository, one: Chain['links'][number]) => Promise<LinkVerdict>,
  world: GateWorld,
  run: GateRun,
): Promise<readonly string[]> {
  const { github, heads, state, root } = world;
  const key = groupKey(
    state,
    links.map(({ link, member }) => [link.commit, `${member.passes} ${pullRequestKey(state, [member.pull])}`]),
  );
  const checks = await github.ownCheckRuns(group.commit);
  if (checks.some(({ name, externalId }) => name === wholeCheck && isSettled(externalId, key))) return [];
  await fetchCommits(
    [
      ...links.map(({ link }) => [`refs/heads/${link.branch}`, link.commit] as const),
      ...links.map(({ member: { pull } }) => [`refs/pull/${pull.number}/head`, pull.head] as const),
    ],
    world,
  );
  const repository = await openRepository(root);
  if (repository === undefined || !(await heads.has(group.commit)))
    return [`${group.branch}: its commit could not be fetched. Nothing is lost: run again.`];
  const judged: LinkVerdict[] = [];
  for (const one of links) judged.push(await judge(repository, one));
  const writes = reconcile(
    { commit: group.commit, whole: groupCheck(judged, world), mark: { key, asksApproval: false }, stages: [] },
    checks,
    [],
  );
  run.err(`${group.branch} ${group.commit.slice(0, 12)}: ${groupCheck(judged, world).title}`);
  if (run.isDry) {
    run.out(describeWrites(writes));
    return [];
  }
  const { problems } = await carryOut(writes, github);
  return problems.map((problem) => `${group.branch}: ${problem}`);
}

async function fetchCommits(wanted: readonly (readonly [ref: string, commit: string])[], { heads }: GateWorld): Promise<void> {
  const missing: string[] = [];
  for (const [ref, commit] of wanted) if (!(await heads.has(commit))) missing.push(ref);
  if (missing.length > 0) await heads.fetch(missing);
}

async function judgeLink({ link, member }: Chain['links'][number], repository: Repository, world: GateWorld): Promise<LinkVerdict> {
  const { number, commit, stackedOn } = link;
  const failed = (sentence: string): LinkVerdict => ({ number, passes: false, sentence });
  if (!member.passes) return failed('its own check does not pass.');
  const { heads, state } = world;
  if (!(await heads.has(commit)) || !(await heads.has(stackedOn)) || !(await heads.has(member.pull.head)))
    throw new UserError(`The commits of #${number} could not be fetched. Nothing is lost: run again.`);
  if (!(await heads.isAncestor(stackedOn, commit))) return failed('its group is not built on the commit that its branch names.');
  const objects = await judgeObjects({ pull: member.pull, head: commit, stackedOn }, world);
  const own = new Set(await repository.changedBetween(await repository.mergeBaseOf(state.tip, member.pull.head), member.pull.head));
  const foreign = objects.paths.filter((path) => !own.has(path));
  if (foreign.length > 0) return failed(`its group changes ${foreign.length} files that the pull request does not.`);
  // All of it is there already: nothing changes when it is merged.
  if (objects.problem !== undefined && objects.paths.length === 0)
    return { number, passes: true, sentence: 'it changes nothing any more.' };
  if (!objects.passes) return { ...failed('on top of those before it, it breaks rules.'), objects };
  return { number, passes: true, sentence: 'passes, alone and on top of those before it.', objects };
}

function groupCheck(judged: readonly LinkVerdict[], { github }: GateWorld): Pick<CheckRun, 'conclusion' | 'title' | 'summary'> {
  const failing = judged.filter(({ passes }) => !passes);
  const lines = judged.map(({ number, sentence }) => `- ${markdownLink(`#${number}`, `${github.webUrl}/pull/${number}`)}: ${sentence}`);
  const reports = failing.flatMap(({ number, objects }) =>
    objects?.judged === undefined
      ? []
      : [`### #${number}\n\n${renderMarkdown(objects.judged.report, { limit: Math.floor(50_000 / failing.length) })}`],
  );
  const [first] = failing;
  return {
    conclusion: first === undefined ? 'success' : 'failure',
    title: first === undefined ? 'Ready: every pull request of the group passes' : `#${first.number} cannot be merged with those before it`,
    summary: shortened([lines.join('\n'), ...reports].join('\n\n'), longestComment),
  };
}
