import { type Endpoint, textOf } from './api.ts';
import { happenPull } from './happenings.ts';
import { refreshPull } from './merging.ts';
import { references } from './references.ts';
import { invalid } from './refusal.ts';
import { newIssue } from './serve-issues.ts';
import { pullOf, showPull } from './show-pull.ts';
import { freshId, type Pull } from './world.ts';

/** Opens a pull request from a branch of the repository itself. */
const create: Endpoint = ({ world, body, token }) => {
  const [title, head, base] = ['title', 'head', 'base'].map((name) => textOf(body, name) ?? '');
  const tips = references(world, 'refs/heads/');
  const [headSha, baseSha] = [tips.get(`refs/heads/${head}`), tips.get(`refs/heads/${base}`)];
  if (headSha === undefined) throw invalid('PullRequest', 'head', 'invalid');
  if (baseSha === undefined) throw invalid('PullRequest', 'base', 'invalid');
  const pull: Pull = {
    id: freshId(world),
    head: { repository: world.repository, ref: String(head) },
    headSha,
    baseRef: String(base),
    baseSha,
    draft: body['draft'] === true,
    mergedAt: null,
    mergedBy: null,
    mergeCommit: null,
    mergeable: null,
    lastPusher: token.actor,
    reviews: [],
  };
  const issue = newIssue(world, { author: token.actor, app: undefined, title: String(title), body: textOf(body, 'body') ?? null, pull });
  const made = pullOf(world, issue.number);
  refreshPull(world, made);
  happenPull(world, made, 'opened', token);
  return { status: 201, body: showPull(world, made) };
};

/** What opens pull requests. */
export const newPullEndpoints: Readonly<Record<string, Endpoint>> = { 'pulls/create': create };
