import type { JsonObject } from '../../../src/connector/json-value.ts';
import { associationOf } from './association.ts';
import { showApp, showUser } from './show-account.ts';
import { repositoryPage, repositoryUrl } from './show-repository.ts';
import { type Comment, type Issue, type Label, nodeId, type World } from './world.ts';

/** A label of the repository. */
export function showLabel(world: World, label: Label): JsonObject {
  return {
    id: label.id,
    node_id: nodeId('LA', label.id),
    url: `${repositoryUrl(world)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

/** How many of each reaction. */
function showReactions(url: string, reactions: Comment['reactions']): JsonObject {
  const contents = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];
  return {
    url: `${url}/reactions`,
    total_count: reactions.length,
    ...Object.fromEntries(contents.map((content) => [content, reactions.filter((reaction) => reaction.content === content).length])),
  };
}

/** An issue; a pull request is one too. */
export function showIssue(world: World, issue: Issue): JsonObject {
  const url = `${repositoryUrl(world)}/issues/${issue.number}`;
  const { pull } = issue;
  const page = `${repositoryPage(world)}/${pull === undefined ? 'issues' : 'pull'}/${issue.number}`;
  return {
    id: issue.id,
    node_id: nodeId(pull === undefined ? 'I' : 'PR', issue.id),
    url,
    repository_url: repositoryUrl(world),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: page,
    number: issue.number,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: showUser(world, issue.author),
    labels: issue.labels.map((label) => showLabel(world, label)),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: issue.locked,
    active_lock_reason: null,
    comments: issue.comments.length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    author_association: associationOf(world, issue.author, 'issue'),
    performed_via_github_app: issue.app === undefined ? null : showApp(world, issue.app),
    reactions: showReactions(url, []),
    ...(pull === undefined
      ? {}
      : {
          draft: pull.draft,
          pull_request: {
            url: `${repositoryUrl(world)}/pulls/${issue.number}`,
            html_url: page,
            diff_url: `${page}.diff`,
            patch_url: `${page}.patch`,
            merged_at: pull.mergedAt,
          },
        }),
  };
}

/** A comment of an issue or a pull request. */
export function showComment(world: World, issue: Issue, comment: Comment): JsonObject {
  const url = `${repositoryUrl(world)}/issues/comments/${comment.id}`;
  return {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url,
    html_url: `${repositoryPage(world)}/${issue.pull === undefined ? 'issues' : 'pull'}/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${repositoryUrl(world)}/issues/${issue.number}`,
    user: showUser(world, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    body: comment.body,
    author_association: associationOf(world, comment.author, 'issue'),
    reactions: showReactions(url, comment.reactions),
    performed_via_github_app: comment.app === undefined ? null : showApp(world, comment.app),
  };
}
