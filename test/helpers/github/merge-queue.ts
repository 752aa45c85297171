import type { JsonObject } from '../../../src/connector/json-value.ts';
import { readCommit, showSimpleCommit } from './commits.ts';
import { commitTree, mergedTree } from './git-objects.ts';
import { common, happen } from './happenings.ts';
import { branchMoved, closeMerged, mergeTitle, person, tipOf } from './merging.ts';
import { setReference } from './references.ts';
import { Refusal } from './refusal.ts';
import { checksMissing, rulesFor, unmet } from './rules.ts';
import type { CheckRun, Issue, Pull, QueueEntry, User, World } from './world.ts';

type PullRequest = Issue & { readonly pull: Pull };

/** Puts a pull request into the merge queue of its base branch, as "Merge when ready" does for one that is ready. */
export function enqueue(world: World, issue: PullRequest, by: User): QueueEntry {
  const { pull } = issue;
  if (!rulesFor(world, `refs/heads/${pull.baseRef}`).some(({ type }) => type === 'merge_queue'))
    throw new Refusal(422, 'The base branch has no merge queue.');
  const reasons = unmet(world, issue, undefined, 'queue');
  if (issue.state !== 'open' || pull.draft || reasons.length > 0)
    throw new Refusal(405, `Repository rule violations found\n\n${reasons.join('\n\n')}\n\n`);
  if (world.queue.some((entry) => entry.issue === issue)) throw new Refusal(422, 'Pull request is already in the queue.');
  return build(world, issue, by);
}

function build(world: World, issue: PullRequest, by: User): QueueEntry {
  const { pull } = issue;
  const base = world.queue.at(-1)?.sha ?? tipOf(world, pull.baseRef);
  const tree = mergedTree(world, base, pull.headSha);
  if (tree === undefined) throw new Refusal(405, 'Pull Request is not mergeable');
  const sha = commitTree(world, tree, [base, pull.headSha], `${mergeTitle(issue)}\n\n${issue.title}`, by);
  const ref = `refs/heads/gh-readonly-queue/${pull.baseRef}/pr-${issue.number}-${base}`;
  const entry: QueueEntry = { issue, ref, sha, base, by };
  setReference(world, ref, sha);
  world.queue.push(entry);
  happen(world, { name: 'merge_group', action: 'checks_requested', commit: sha }, person(by), payloadOf(world, entry, 'checks_requested'));
  settle(world);
  return entry;
}

function payloadOf(world: World, entry: QueueEntry, action: string): JsonObject {
  return {
    action,
    merge_group: {
      head_sha: entry.sha,
      head_ref: entry.ref,
      base_sha: entry.base,
      base_ref: `refs/heads/${entry.issue.pull?.baseRef}`,
      head_commit: showSimpleCommit(readCommit(world, entry.sha)),
    },
    ...common(world, person(entry.by)),
  };
}

/** A check run on a commit changed: the queue goes on when it was one that the queue waits for. */
export function checkCompleted(world: World, run: CheckRun): void {
  if (run.status === 'completed' && world.queue.some(({ sha }) => sha === run.sha)) settle(world);
}

/** Takes a pull request out of the queue; those behind it are merged anew. */
export function dequeue(world: World, issue: Issue, reason: 'dequeued' | 'invalidated'): void {
  const at = world.queue.findIndex((entry) => entry.issue === issue);
  if (at < 0) return;
  const [gone, ...behind] = world.queue.splice(at);
  for (const entry of [gone, ...behind]) {
    if (entry === undefined) continue;
    setReference(world, entry.ref, undefined);
    const said = entry === gone ? reason : 'invalidated';
    happen(world, { name: 'merge_group', action: 'destroyed' }, person(entry.by), {
      ...payloadOf(world, entry, 'destroyed'),
      reason: said,
    });
  }
  for (const entry of behind) if (entry.issue.pull !== undefined) build(world, entry.issue as PullRequest, entry.by);
}

function settle(world: World): void {
  for (;;) {
    const failed = world.queue.find((entry) => stateOf(world, entry) === 'failed');
    const [first] = world.queue;
    if (failed !== undefined) dequeue(world, failed.issue, 'invalidated');
    else if (first !== undefined && stateOf(world, first) === 'passed') land(world, first);
    else return;
  }
}

function stateOf(world: World, { sha, issue }: QueueEntry): 'passed' | 'failed' | 'waiting' {
  const required = rulesFor(world, `refs/heads/${issue.pull?.baseRef}`).filter(({ type }) => type === 'required_status_checks');
  const states = required.map(({ parameters }) => checksMissing(world, sha, parameters));
  if (states.every(({ missing }) => missing.length === 0)) return 'passed';
  return states.some(({ failed }) => failed) ? 'failed' : 'waiting';
}

function land(world: World, entry: QueueEntry): void {
  const { issue, ref, sha, base, by } = entry;
  const branch = issue.pull?.baseRef ?? world.defaultBranch;
  world.queue.shift();
  setReference(world, `refs/heads/${branch}`, sha);
  setReference(world, ref, undefined);
  closeMerged(world, issue as PullRequest, sha, person(by));
  happen(world, { name: 'merge_group', action: 'destroyed' }, person(by), { ...payloadOf(world, entry, 'destroyed'), reason: 'merged' });
  branchMoved(world, branch, person(by), base, sha);
}
