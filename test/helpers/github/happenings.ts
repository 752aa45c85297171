import { type JsonObject, objectOr } from '../../../src/connector/json-value.ts';
import { changedFiles, mergeBase } from './commits.ts';
import { dereferenced, description, faults } from './openapi.ts';
import type { Actor } from './rules.ts';
import { showUser } from './show-account.ts';
import { showComment, showIssue } from './show-issue.ts';
import { showPull } from './show-pull.ts';
import { showRepository } from './show-repository.ts';
import { workflowsStarted } from './workflows.ts';
import type { Comment, Issue, Pull, World } from './world.ts';

/** Facts that decide which workflows an event starts. */
export interface Occasion {
  readonly name: string;
  readonly action: string;
  /** The commit whose workflow files count. */
  readonly commit?: string;
  readonly branch?: string;
  readonly paths?: readonly string[];
  /** The one workflow that is meant, for a dispatch. */
  readonly file?: string;
  /** Name of the workflow that ran, for `workflow_run`. */
  readonly workflow?: string;
}

/** Writes an event down. One made with a job's own token starts nothing, but for a dispatch. */
export function happen(world: World, occasion: Occasion, by: Actor, payload?: JsonObject): void {
  const { name, action } = occasion;
  if (payload !== undefined) checkPayload(world, name, action, payload);
  const starts = by.kind === 'workflow' && name !== 'workflow_dispatch' ? [] : workflowsStarted(world, occasion);
  world.happenings.push({ name, action, sender: by.actor.login, by: by.kind, starts, payload });
}

function checkPayload(world: World, name: string, action: string, payload: JsonObject): void {
  const key = `${name}-${action}`.replaceAll('_', '-');
  const source = objectOr(objectOr(description['x-webhooks'])[key]);
  const schema = objectOr(objectOr(dereferenced(objectOr(source['post'])['requestBody'])['content'])['application/json'])['schema'];
  if (schema === undefined) {
    world.violations.push(`The description has no event ${key}.`);
    return;
  }
  for (const fault of faults(`event ${key}`, schema, payload)) world.violations.push(`Event ${key}: ${fault}`);
}

/** What every event of the repository holds. */
export function common(world: World, by: Actor): JsonObject {
  return { repository: showRepository(world, world.repository), sender: showUser(world, by.actor) };
}

/** An event of a pull request. */
export function happenPull(world: World, issue: Issue & { readonly pull: Pull }, action: string, by: Actor, more: JsonObject = {}): void {
  const payload = { action, number: issue.number, ...more, pull_request: showPull(world, issue), ...common(world, by) };
  const { baseRef: branch, headSha } = issue.pull;
  const paths = changedFiles(world, mergeBase(world, `refs/heads/${branch}`, headSha), headSha).map(({ path }) => path);
  happen(world, { name: 'pull_request', action, commit: `refs/pull/${issue.number}/merge`, branch, paths }, by, payload);
}

/** An event of a comment; the payload has the issue, which says by a member of its own that it is a pull request. */
export function happenComment(world: World, issue: Issue, comment: Comment, action: string, by: Actor, more: JsonObject = {}): void {
  const payload = { action, ...more, issue: showIssue(world, issue), comment: showComment(world, issue, comment), ...common(world, by) };
  happen(world, { name: 'issue_comment', action }, by, payload);
}

/** A push to a branch of the repository. */
export function happenPush(world: World, branch: string, by: Actor, before: string | undefined, after: string): void {
  happen(world, { name: 'push', action: '', commit: after, branch, paths: changedFiles(world, before, after).map(({ path }) => path) }, by);
}
