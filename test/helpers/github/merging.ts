import { mayWrite } from './association.ts';
import { commitTree, isAncestor, mergedTree } from './git-objects.ts';
import { happenPull, happenPush } from './happenings.ts';
import { dequeue } from './merge-queue.ts';
import { references, setReference } from './references.ts';
import { Refusal } from './refusal.ts';
import { type Actor, dismissesOnPush, mergeMethods, unmet } from './rules.ts';
import { type Issue, type Pull, timestamp, type User, type World } from './world.ts';

type PullRequest = Issue & { readonly pull: Pull };

/** The commit at the tip of a branch. */
export function tipOf(world: World, branch: string): string {
  const tip = references(world, `refs/heads/${branch}`).get(`refs/heads/${branch}`);
  if (tip === undefined) throw new Error(`There is no branch ${branch}.`);
  return tip;
}

/** Makes `refs/pull/N/head` and, when both sides merge, `refs/pull/N/merge` anew; whether they merge is unknown until asked. */
export function refreshPull(world: World, issue: PullRequest): void {
  const { pull } = issue;
  setReference(world, `refs/pull/${issue.number}/head`, pull.headSha);
  if (issue.state !== 'open') return;
  const tip = tipOf(world, pull.baseRef);
  const tree = mergedTree(world, tip, pull.headSha);
  pull.mergeable = null;
  const name = `refs/pull/${issue.number}/merge`;
  if (tree !== undefined)
    setReference(world, name, commitTree(world, tree, [tip, pull.headSha], `Merge ${pull.headSha} into ${tip}`, issue.author));
  else if (references(world, name).size > 0) setReference(world, name, undefined);
}

/** What GitHub works out in the background once somebody asked for the pull request. */
export function settleMergeable(world: World, issue: PullRequest): void {
  if (issue.state === 'open') issue.pull.mergeable = mergedTree(world, tipOf(world, issue.pull.baseRef), issue.pull.headSha) !== undefined;
}

/** A new head of a pull request: approvals fall where the rules say so. */
export function moveHead(world: World, issue: PullRequest, sha: string, by: Actor): void {
  const { pull } = issue;
  const before = pull.headSha;
  dequeue(world, issue, 'dequeued');
  pull.headSha = sha;
  pull.baseSha = tipOf(world, pull.baseRef);
  pull.lastPusher = by.actor;
  issue.updatedAt = timestamp(world);
  if (dismissesOnPush(world, pull.baseRef)) for (const review of pull.reviews) if (review.state === 'APPROVED') review.state = 'DISMISSED';
  refreshPull(world, issue);
  happenPull(world, issue, 'synchronize', by, { before, after: sha });
}

/** After a branch of the repository changed: open pull requests on it are merged anew; those that it contains are merged. */
export function branchMoved(world: World, branch: string, by: Actor, before: string | undefined, after: string | undefined): void {
  if (after !== undefined) happenPush(world, branch, by, before, after);
  for (const issue of world.issues.values()) {
    if (issue.pull === undefined || issue.state !== 'open') continue;
    const request = issue as PullRequest;
    const { pull } = request;
    if (after !== undefined && pull.head.repository === world.repository && pull.head.ref === branch && pull.headSha !== after)
      moveHead(world, request, after, by);
    if (after === undefined || pull.baseRef !== branch) continue;
    if (isAncestor(world, pull.headSha, after)) closeMerged(world, request, after, by);
    else refreshPull(world, request);
  }
}

/** Merges a pull request as `PUT /pulls/N/merge` and the button do; answers with the new commit. */
export function mergePull(
  world: World,
  issue: PullRequest,
  by: Actor,
  options: { readonly sha?: string; readonly method?: string; readonly title?: string; readonly message?: string } = {},
): string {
  const { pull } = issue;
  if (by.kind === 'user' && !mayWrite(by.actor)) throw new Refusal(403, 'Must have push access to merge this pull request.');
  if (issue.state !== 'open') throw new Refusal(405, 'Pull Request is not mergeable');
  if (pull.draft) throw new Refusal(405, 'Pull Request is still a draft');
  if (options.sha !== undefined && options.sha !== pull.headSha)
    throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
  const reasons = unmet(world, issue, by, 'merge');
  if (reasons.length > 0) throw new Refusal(405, `Repository rule violations found\n\n${reasons.join('\n\n')}\n\n`);
  const method = options.method ?? 'merge';
  if (!mergeMethods(world, pull.baseRef).includes(method)) throw new Refusal(405, `${method} merges are not allowed on this repository.`);
  const tip = tipOf(world, pull.baseRef);
  const tree = mergedTree(world, tip, pull.headSha);
  if (tree === undefined) throw new Refusal(405, 'Pull Request is not mergeable');
  const title = options.title ?? (method === 'merge' ? mergeTitle(issue) : `${issue.title} (#${issue.number})`);
  const message = `${title}\n\n${options.message ?? (method === 'merge' ? issue.title : '')}`.trimEnd();
  const commit = commitTree(world, tree, method === 'merge' ? [tip, pull.headSha] : [tip], message, by.actor);
  setReference(world, `refs/heads/${pull.baseRef}`, commit);
  closeMerged(world, issue, commit, by);
  branchMoved(world, pull.baseRef, by, tip, commit);
  return commit;
}

/** First line of a merge commit. */
export function mergeTitle(issue: PullRequest): string {
  return `Merge pull request #${issue.number} from ${issue.pull.head.repository.owner.login}/${issue.pull.head.ref}`;
}

/** A pull request whose changes are on the base branch now. */
export function closeMerged(world: World, issue: PullRequest, commit: string, by: Actor): void {
  issue.state = 'closed';
  issue.closedAt = issue.updatedAt = issue.pull.mergedAt = timestamp(world);
  issue.pull.mergedBy = by.actor;
  issue.pull.mergeCommit = commit;
  const name = `refs/pull/${issue.number}/merge`;
  setReference(world, name, undefined);
  happenPull(world, issue, 'closed', by);
}

/** Somebody at the pages. */
export function person(user: User): Actor {
  return { kind: 'user', actor: user };
}
