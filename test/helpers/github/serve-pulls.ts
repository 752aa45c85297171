import { type ApiRequest, type Endpoint, listed, numberOf, ok, textOf } from './api.ts';
import { mayWrite } from './association.ts';
import { changedFiles, commitsBetween, mergeBase, readCommit, showCommit, showFile } from './commits.ts';
import { resolve } from './git-objects.ts';
import { happen, happenPull } from './happenings.ts';
import { mergePull, settleMergeable } from './merging.ts';
import { openPull } from './open-pull.ts';
import { reference } from './references.ts';
import { invalid, notFound, Refusal } from './refusal.ts';
import { pullOf, showPull, showPullSimple, showReview } from './show-pull.ts';
import { freshId, type Issue, type Pull, type Review, timestamp } from './world.ts';

const allPulls = ({ world }: ApiRequest): readonly (Issue & { readonly pull: Pull })[] =>
  [...world.issues.values()].filter((issue): issue is Issue & { readonly pull: Pull } => issue.pull !== undefined);

const asked = (request: ApiRequest): Issue & { readonly pull: Pull } => pullOf(request.world, numberOf(request, 'pull_number'));

/** Where the list of files ends, however many there are. */
const maximumFiles = 3000;
const maximumCommits = 250;

const list: Endpoint = (request) => {
  const { query, world } = request;
  const state = query.get('state') ?? 'open';
  const head = query.get('head');
  const base = query.get('base');
  const sort = query.get('sort') ?? 'created';
  const direction = query.get('direction') ?? (sort === 'created' ? 'desc' : 'asc');
  const found = allPulls(request)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => base === null || issue.pull.baseRef === base)
    .filter((issue) => head === null || `${issue.pull.head.repository.owner.login}:${issue.pull.head.ref}` === head)
    .sort((a, b) => (sort === 'updated' ? a.updatedAt.localeCompare(b.updatedAt) : 0) || a.number - b.number);
  return listed(request, direction === 'desc' ? found.reverse() : found, (issue) => showPullSimple(world, issue));
};

const get: Endpoint = (request) => {
  const issue = asked(request);
  const answer = ok(showPull(request.world, issue));
  settleMergeable(request.world, issue);
  return answer;
};

const create: Endpoint = (request) => {
  const { world, body, token } = request;
  if (token.kind === 'workflow' && world.actions.workflow['can_approve_pull_request_reviews'] !== true)
    throw new Refusal(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  const [owner, ref] = String(body['head']).includes(':')
    ? String(body['head']).split(':')
    : [world.repository.owner.login, String(body['head'])];
  const own = owner === world.repository.owner.login;
  const repository = own ? world.repository : world.forks.get(owner ?? '');
  const headSha = reference(world, own ? `refs/heads/${ref}` : `refs/forks/${owner}/${ref}`);
  const base = String(body['base']);
  const tip = reference(world, `refs/heads/${base}`);
  if (repository === undefined || ref === undefined || headSha === undefined) throw invalid('PullRequest', 'head', 'invalid');
  if (tip === undefined) throw invalid('PullRequest', 'base', 'invalid');
  const title = textOf(body, 'title');
  if (title === undefined || title.trim() === '') throw invalid('PullRequest', 'title', 'missing_field');
  if (commitsBetween(world, tip, headSha).length === 0)
    throw invalid('PullRequest', 'base', 'custom', `No commits between ${base} and ${ref}`);
  const same = ({ state, pull }: Issue & { readonly pull: Pull }): boolean =>
    state === 'open' && pull.head.repository === repository && pull.head.ref === ref && pull.baseRef === base;
  if (allPulls(request).some(same)) throw invalid('PullRequest', 'base', 'custom', `A pull request already exists for ${owner}:${ref}.`);
  const fields = { head: { repository, ref }, headSha, base, title, body: textOf(body, 'body') ?? null, draft: body['draft'] === true };
  return ok(showPull(world, openPull(world, fields, token)), 201);
};

const update: Endpoint = (request) => {
  const { world, body, token } = request;
  const issue = asked(request);
  const title = textOf(body, 'title');
  if (title !== undefined) issue.title = title;
  if (body['body'] !== undefined) issue.body = textOf(body, 'body') ?? null;
  const state = textOf(body, 'state');
  if (state === 'closed' && issue.state === 'open') {
    issue.state = 'closed';
    issue.closedAt = timestamp(world);
    happenPull(world, issue, 'closed', token);
  }
  issue.updatedAt = timestamp(world);
  return ok(showPull(world, issue));
};

const files: Endpoint = (request) => {
  const { world } = request;
  const { pull } = asked(request);
  const changed = changedFiles(world, mergeBase(world, pull.baseSha, pull.headSha), pull.headSha).slice(0, maximumFiles);
  return listed(request, changed, (file) => showFile(world, file, pull.headSha));
};

const commits: Endpoint = (request) => {
  const { world } = request;
  const { pull } = asked(request);
  const found = commitsBetween(world, mergeBase(world, pull.baseSha, pull.headSha), pull.headSha).slice(0, maximumCommits);
  return listed(request, found, (sha) => showCommit(world, readCommit(world, sha)));
};

const reviews: Endpoint = (request) => {
  const issue = asked(request);
  return listed(request, issue.pull.reviews, (review) => showReview(request.world, issue, review));
};

/** Adds a review as the endpoint and the button do. */
export function addReview(
  request: Pick<ApiRequest, 'world' | 'token'>,
  issue: Issue & { readonly pull: Pull },
  event: string,
  body: string,
  commit: string,
): Review {
  const { world, token } = request;
  const author = token.actor;
  if (author.id === issue.author.id && event !== 'COMMENT')
    throw new Refusal(422, 'Unprocessable Entity', {
      errors: [`Can not ${event === 'APPROVE' ? 'approve' : 'request changes on'} your own pull request`],
    });
  if (event === 'APPROVE' && token.kind === 'workflow' && world.actions.workflow['can_approve_pull_request_reviews'] !== true)
    throw new Refusal(422, 'Unprocessable Entity', { errors: ['GitHub Actions is not permitted to approve pull requests.'] });
  const state = event === 'APPROVE' ? 'APPROVED' : event === 'REQUEST_CHANGES' ? 'CHANGES_REQUESTED' : 'COMMENTED';
  const review: Review = { id: freshId(world), author, body, state, commit, submittedAt: timestamp(world) };
  issue.pull.reviews.push(review);
  issue.updatedAt = review.submittedAt;
  happen(world, { name: 'pull_request_review', action: 'submitted' }, token);
  return review;
}

const review: Endpoint = (request) => {
  const { world, body } = request;
  const issue = asked(request);
  const commit = textOf(body, 'commit_id') ?? issue.pull.headSha;
  const event = textOf(body, 'event') ?? 'COMMENT';
  const text = textOf(body, 'body') ?? '';
  if (resolve(world, commit) === undefined)
    throw new Refusal(422, 'Unprocessable Entity', { errors: ['The commit is not part of the pull request'] });
  if (event !== 'APPROVE' && text === '') throw new Refusal(422, 'Unprocessable Entity', { errors: ['Body can not be blank'] });
  return ok(showReview(world, issue, addReview(request, issue, event, text, commit)));
};

const dismiss: Endpoint = (request) => {
  const issue = asked(request);
  const found = issue.pull.reviews.find((each) => each.id === numberOf(request, 'review_id'));
  if (found === undefined) throw notFound();
  if (found.state === 'COMMENTED' || found.state === 'DISMISSED')
    throw invalid('PullRequestReview', 'state', 'invalid', 'Can not dismiss a commented pull request review');
  found.state = 'DISMISSED';
  happen(request.world, { name: 'pull_request_review', action: 'dismissed' }, request.token);
  return ok(showReview(request.world, issue, found));
};

const merge: Endpoint = (request) => {
  const { world, body, token } = request;
  const options = {
    sha: textOf(body, 'sha'),
    method: textOf(body, 'merge_method'),
    title: textOf(body, 'commit_title'),
    message: textOf(body, 'commit_message'),
  };
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  if (token.kind === 'user' && !mayWrite(token.actor)) throw notFound();
  return ok({ sha: mergePull(world, asked(request), token, given), merged: true, message: 'Pull Request successfully merged' });
};

const isMerged: Endpoint = (request) => {
  if (asked(request).pull.mergedAt === null) throw notFound();
  return { status: 204 };
};

const ofCommit: Endpoint = (request) => {
  const { world, values } = request;
  const sha = values['commit_sha'];
  const found = allPulls(request).filter(({ pull }) => pull.headSha === sha || pull.mergeCommit === sha);
  return listed(request, found, (issue) => showPullSimple(world, issue));
};

/** Pull requests, their files, commits and reviews. */
export const pullEndpoints: Readonly<Record<string, Endpoint>> = {
  'pulls/list': list,
  'pulls/get': get,
  'pulls/create': create,
  'pulls/update': update,
  'pulls/list-files': files,
  'pulls/list-commits': commits,
  'pulls/list-reviews': reviews,
  'pulls/create-review': review,
  'pulls/dismiss-review': dismiss,
  'pulls/merge': merge,
  'pulls/check-if-merged': isMerged,
  'repos/list-pull-requests-associated-with-commit': ofCommit,
};
