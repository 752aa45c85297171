import type { JsonObject } from '../../../src/connector/json-value.ts';
import { associationOf } from './association.ts';
import { changedFiles, commitsBetween, mergeBase } from './commits.ts';
import { references } from './references.ts';
import { notFound } from './refusal.ts';
import { mergeability } from './rules.ts';
import { showUser } from './show-account.ts';
import { showLabel } from './show-issue.ts';
import { repositoryPage, repositoryUrl, showRepository } from './show-repository.ts';
import { type Issue, nodeId, type Pull, type Repository, type Review, type World } from './world.ts';

/** The pull request of that number. */
export function pullOf(world: World, number: number): Issue & { readonly pull: Pull } {
  const issue = world.issues.get(number);
  if (issue?.pull === undefined) throw notFound();
  return issue as Issue & { readonly pull: Pull };
}

function side(world: World, repository: Repository, ref: string, sha: string): JsonObject {
  return {
    label: `${repository.owner.login}:${ref}`,
    ref,
    sha,
    user: showUser(world, repository.owner),
    repo: repository.deleted ? null : showRepository(world, repository),
  };
}

/** A pull request as lists have it. */
export function showPullSimple(world: World, issue: Issue & { readonly pull: Pull }): JsonObject {
  const { pull } = issue;
  const url = `${repositoryUrl(world)}/pulls/${issue.number}`;
  const issueUrl = `${repositoryUrl(world)}/issues/${issue.number}`;
  const page = `${repositoryPage(world)}/pull/${issue.number}`;
  const statuses = `${repositoryUrl(world)}/statuses/${pull.headSha}`;
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repositoryUrl(world)}/pulls/comments{/number}`,
    comments_url: `${issueUrl}/comments`,
    statuses_url: statuses,
    number: issue.number,
    state: issue.state,
    locked: issue.locked,
    title: issue.title,
    user: showUser(world, issue.author),
    body: issue.body,
    labels: issue.labels.map((label) => showLabel(world, label)),
    milestone: null,
    active_lock_reason: null,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha:
      pull.mergeCommit ?? references(world, `refs/pull/${issue.number}/merge`).get(`refs/pull/${issue.number}/merge`) ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: side(world, pull.head.repository, pull.head.ref, pull.headSha),
    base: side(world, world.repository, pull.baseRef, pull.baseSha),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issueUrl },
      comments: { href: `${issueUrl}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${repositoryUrl(world)}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: associationOf(world, issue.author, 'pull'),
    auto_merge: null,
    draft: pull.draft,
  };
}

/** A pull request as asking for one tells it. GitHub works out whether it can be merged after the first question. */
export function showPull(world: World, issue: Issue & { readonly pull: Pull }): JsonObject {
  const { pull } = issue;
  const from = mergeBase(world, pull.baseSha, pull.headSha);
  const files = changedFiles(world, from, pull.headSha);
  const state = mergeability(world, issue);
  return {
    ...showPullSimple(world, issue),
    merged: pull.mergedAt !== null,
    mergeable: pull.mergedAt === null ? pull.mergeable : null,
    rebaseable: pull.mergedAt === null ? pull.mergeable : null,
    mergeable_state: pull.mergedAt === null && pull.mergeable !== null ? state : 'unknown',
    merged_by: pull.mergedBy === null ? null : showUser(world, pull.mergedBy),
    comments: issue.comments.length,
    review_comments: 0,
    maintainer_can_modify: pull.head.repository.parent !== undefined,
    commits: commitsBetween(world, from, pull.headSha).length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

/** A pull request as check runs and workflow runs hold it. */
function showPullMinimal(world: World, issue: Issue & { readonly pull: Pull }): JsonObject {
  const { pull } = issue;
  const part = (ref: string, sha: string, repository: Repository): JsonObject => ({
    ref,
    sha,
    repo: { id: repository.id, url: repositoryUrl(world, repository), name: repository.name },
  });
  return {
    url: `${repositoryUrl(world)}/pulls/${issue.number}`,
    id: pull.id,
    number: issue.number,
    head: part(pull.head.ref, pull.headSha, pull.head.repository),
    base: part(pull.baseRef, pull.baseSha, world.repository),
  };
}

/** Open pull requests whose head is that commit; those from forks are left out, as GitHub leaves them out of runs. */
export function pullsOfHead(world: World, sha: string): readonly JsonObject[] {
  return [...world.issues.values()]
    .filter((issue): issue is Issue & { readonly pull: Pull } => issue.pull?.headSha === sha && issue.state === 'open')
    .filter((issue) => issue.pull.head.repository.parent === undefined)
    .map((issue) => showPullMinimal(world, issue));
}

/** A review. */
export function showReview(world: World, issue: Issue, review: Review): JsonObject {
  const page = `${repositoryPage(world)}/pull/${issue.number}#pullrequestreview-${review.id}`;
  const url = `${repositoryUrl(world)}/pulls/${issue.number}`;
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: showUser(world, review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: url,
    _links: { html: { href: page }, pull_request: { href: url } },
    submitted_at: review.submittedAt,
    commit_id: review.commit,
    author_association: associationOf(world, review.author, 'issue'),
  };
}
