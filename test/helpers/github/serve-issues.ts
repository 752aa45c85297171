import { arrayOr, isObject } from '../../../src/connector/json-value.ts';
import { type ApiRequest, type Endpoint, listed, numberOf, ok, textOf } from './api.ts';
import { happen, happenComment, happenPull } from './happenings.ts';
import { invalid, notFound } from './refusal.ts';
import { labelNamed } from './serve-labels.ts';
import { showUser } from './show-account.ts';
import { showComment, showIssue } from './show-issue.ts';
import { type Comment, freshId, type Issue, nodeId, timestamp, type World } from './world.ts';

/** The most characters that a comment or a description takes. */
const maximumBody = 65_536;

const asked = (request: ApiRequest): Issue => {
  const issue = request.world.issues.get(numberOf(request, 'issue_number'));
  if (issue === undefined) throw notFound();
  return issue;
};

function commentOf(request: ApiRequest): { readonly issue: Issue; readonly comment: Comment } {
  const id = numberOf(request, 'comment_id');
  for (const issue of request.world.issues.values()) {
    const comment = issue.comments.find((each) => each.id === id);
    if (comment !== undefined) return { issue, comment };
  }
  throw notFound();
}

function checkBody(resource: string, body: string): void {
  if ([...body].length > maximumBody) throw invalid(resource, 'body', 'custom', `body is too long (maximum is ${maximumBody} characters)`);
}

const list: Endpoint = (request) => {
  const { query, world } = request;
  const state = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').split(',').filter(Boolean);
  const creator = query.get('creator');
  const since = query.get('since');
  const found = [...world.issues.values()]
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => labels.every((name) => issue.labels.some((label) => label.name.toLowerCase() === name.toLowerCase())))
    .filter((issue) => creator === null || issue.author.login === creator)
    .filter((issue) => since === null || issue.updatedAt >= since)
    .sort((a, b) => b.number - a.number);
  return listed(request, query.get('direction') === 'asc' ? found.reverse() : found, (issue) => showIssue(world, issue));
};

/** Makes an issue. */
export function newIssue(world: World, fields: Pick<Issue, 'author' | 'app' | 'title' | 'body' | 'pull'>): Issue {
  const at = timestamp(world);
  const issue: Issue = {
    id: freshId(world),
    number: Math.max(0, ...world.issues.keys()) + 1,
    state: 'open',
    stateReason: null,
    locked: false,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    labels: [],
    comments: [],
    ...fields,
  };
  world.issues.set(issue.number, issue);
  return issue;
}

const appOf = ({ token }: ApiRequest): Comment['app'] => (token.kind === 'user' ? undefined : token.app);

const create: Endpoint = (request) => {
  const { world, body, token } = request;
  const title = String(body['title']);
  if (title.trim() === '') throw invalid('Issue', 'title', 'missing_field');
  if (title.length > 256) throw invalid('Issue', 'title', 'custom', 'title is too long (maximum is 256 characters)');
  checkBody('Issue', textOf(body, 'body') ?? '');
  const issue = newIssue(world, { author: token.actor, app: appOf(request), title, body: textOf(body, 'body') ?? null, pull: undefined });
  setLabels(request, issue, arrayOr(body['labels']));
  happen(world, { name: 'issues', action: 'opened' }, token);
  return ok(showIssue(world, issue), 201);
};

function setLabels({ world }: ApiRequest, issue: Issue, labels: readonly unknown[]): void {
  issue.labels = labels.map((label) => labelNamed(world, isObject(label) ? String(label['name']) : String(label), true));
}

const update: Endpoint = (request) => {
  const { world, body, token } = request;
  const issue = asked(request);
  const text = textOf(body, 'body');
  checkBody('Issue', text ?? '');
  if (body['title'] !== undefined && body['title'] !== null) issue.title = String(body['title']);
  if (body['body'] !== undefined) issue.body = text ?? null;
  if (body['labels'] !== undefined) setLabels(request, issue, arrayOr(body['labels']));
  const state = textOf(body, 'state');
  issue.updatedAt = timestamp(world);
  if ((state === 'open' || state === 'closed') && state !== issue.state) {
    issue.state = state;
    issue.stateReason = textOf(body, 'state_reason') ?? (state === 'closed' ? 'completed' : 'reopened');
    issue.closedAt = state === 'closed' ? issue.updatedAt : null;
    const action = state === 'closed' ? 'closed' : 'reopened';
    if (issue.pull === undefined) happen(world, { name: 'issues', action }, token);
    else happenPull(world, { ...issue, pull: issue.pull }, action, token);
  }
  return ok(showIssue(world, issue));
};

const comments: Endpoint = (request) => {
  const issue = asked(request);
  const since = request.query.get('since');
  const found = issue.comments.filter((comment) => since === null || comment.updatedAt >= since);
  return listed(request, found, (comment) => showComment(request.world, issue, comment));
};

const commentsOfRepository: Endpoint = (request) => {
  const { world, query } = request;
  const since = query.get('since');
  const found = [...world.issues.values()]
    .flatMap((issue) => issue.comments.map((comment) => ({ issue, comment })))
    .filter(({ comment }) => since === null || comment.updatedAt >= since)
    .sort((a, b) => a.comment.id - b.comment.id);
  return listed(request, query.get('direction') === 'desc' ? found.reverse() : found, ({ issue, comment }) =>
    showComment(world, issue, comment),
  );
};

/** Adds a comment as the endpoint and the pages do. */
export function addComment(request: Pick<ApiRequest, 'world' | 'token'>, issue: Issue, body: string): Comment {
  const { world, token } = request;
  if (body.trim() === '') throw invalid('IssueComment', 'body', 'missing_field');
  checkBody('IssueComment', body);
  const at = timestamp(world);
  const app = token.kind === 'user' ? undefined : token.app;
  const comment: Comment = { id: freshId(world), author: token.actor, app, body, createdAt: at, updatedAt: at, earlier: [], reactions: [] };
  issue.comments.push(comment);
  issue.updatedAt = at;
  happenComment(world, issue, comment, 'created', token);
  return comment;
}

/** Replaces the text of a comment. */
export function changeComment(request: Pick<ApiRequest, 'world' | 'token'>, issue: Issue, comment: Comment, body: string): void {
  const { world, token } = request;
  if (body.trim() === '') throw invalid('IssueComment', 'body', 'missing_field');
  checkBody('IssueComment', body);
  const before = comment.body;
  comment.earlier.push(before);
  comment.body = body;
  comment.updatedAt = timestamp(world);
  happenComment(world, issue, comment, 'edited', token, { changes: { body: { from: before } } });
}

const createComment: Endpoint = (request) => {
  const issue = asked(request);
  const comment = addComment(request, issue, String(request.body['body']));
  return ok(showComment(request.world, issue, comment), 201);
};

const getComment: Endpoint = (request) => {
  const { issue, comment } = commentOf(request);
  return ok(showComment(request.world, issue, comment));
};

const updateComment: Endpoint = (request) => {
  const { issue, comment } = commentOf(request);
  changeComment(request, issue, comment, String(request.body['body']));
  return ok(showComment(request.world, issue, comment));
};

const deleteComment: Endpoint = (request) => {
  const { issue, comment } = commentOf(request);
  issue.comments.splice(issue.comments.indexOf(comment), 1);
  happenComment(request.world, issue, comment, 'deleted', request.token);
  return { status: 204 };
};

const react: Endpoint = (request) => {
  const { world, token, body } = request;
  const { comment } = commentOf(request);
  const content = String(body['content']);
  const known = comment.reactions.find((reaction) => reaction.user.id === token.actor.id && reaction.content === content);
  const reaction = known ?? { id: freshId(world), user: token.actor, content, createdAt: timestamp(world) };
  if (known === undefined) comment.reactions.push(reaction);
  return ok(showReaction(world, reaction), known === undefined ? 201 : 200);
};

const showReaction = (world: World, { id, user, content, createdAt }: Comment['reactions'][number]) => ({
  id,
  node_id: nodeId('REA', id),
  user: showUser(world, user),
  content,
  created_at: createdAt,
});

const reactions: Endpoint = (request) =>
  listed(request, commentOf(request).comment.reactions, (reaction) => showReaction(request.world, reaction));

/** Issues, their comments and reactions. */
export const issueEndpoints: Readonly<Record<string, Endpoint>> = {
  'issues/list-for-repo': list,
  'issues/get': (request) => ok(showIssue(request.world, asked(request))),
  'issues/create': create,
  'issues/update': update,
  'issues/list-comments': comments,
  'issues/list-comments-for-repo': commentsOfRepository,
  'issues/create-comment': createComment,
  'issues/get-comment': getComment,
  'issues/update-comment': updateComment,
  'issues/delete-comment': deleteComment,
  'reactions/create-for-issue-comment': react,
  'reactions/list-for-issue-comment': reactions,
};
