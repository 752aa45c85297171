import { arrayOr, isArray, type JsonObject, objectOr } from '../../../src/connector/json-value.ts';
import { mayWrite } from './association.ts';
import { missingOwners } from './code-owners.ts';
import { isAncestor, noCommit } from './git-objects.ts';
import { references } from './references.ts';
import type { CheckRun, Issue, Pull, Review, Ruleset, Token, User, World } from './world.ts';

/** A rule that holds for a reference, with the ruleset that it comes from. */
export interface RuleInForce {
  readonly ruleset: Ruleset;
  readonly type: string;
  readonly parameters: JsonObject;
}

/** Who acts: the holder of a token, or a person at the pages. */
export type Actor = Pick<Token, 'kind' | 'app' | 'actor'> | { readonly kind: 'user'; readonly actor: User };

/** The rules of active rulesets for a branch, as `refs/heads/main`. */
export function rulesFor(world: World, ref: string): readonly RuleInForce[] {
  return world.rulesets
    .filter((ruleset) => ruleset.target === 'branch' && ruleset.enforcement === 'active' && matches(world, ruleset, ref))
    .flatMap((ruleset) => ruleset.rules.map((rule) => ({ ruleset, type: String(rule['type']), parameters: objectOr(rule['parameters']) })));
}

function matches(world: World, { conditions }: Ruleset, ref: string): boolean {
  if (!ref.startsWith('refs/heads/')) return false;
  const name = objectOr(conditions['ref_name']);
  const one = (pattern: unknown): boolean =>
    pattern === '~ALL' ||
    (pattern === '~DEFAULT_BRANCH' && ref === `refs/heads/${world.defaultBranch}`) ||
    (typeof pattern === 'string' && fnmatch(pattern).test(ref));
  return arrayOr(name['include']).some(one) && !arrayOr(name['exclude']).some(one);
}

/** Pattern of branches and paths: `**` crosses slashes, `*` does not. */
export function fnmatch(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (wild) => (wild === '**/' ? '(?:.*/)?' : wild === '**' ? '.*' : wild === '*' ? '[^/]*' : '[^/]'));
  return new RegExp(`^${source}$`);
}

/** Whether the ruleset lets the actor pass. A bypass for pull requests is none for pushes. */
export function bypasses(ruleset: Ruleset, actor: Actor, at: 'push' | 'pull request'): boolean {
  return ruleset.bypassActors.some((entry) => {
    if (entry['bypass_mode'] === 'pull_request' && at === 'push') return false;
    if (entry['actor_type'] === 'Integration') return actor.kind === 'app' && 'app' in actor && actor.app.id === entry['actor_id'];
    if (entry['actor_type'] === 'User') return actor.kind === 'user' && actor.actor.id === entry['actor_id'];
    // GitHub's numbers of the roles that rulesets name.
    const roles = { 2: 'maintain', 4: 'write', 5: 'admin' } as const;
    return entry['actor_type'] === 'RepositoryRole' && actor.kind === 'user' && roles[entry['actor_id'] as 2 | 4 | 5] === actor.actor.role;
  });
}

/** A change of one reference. */
export interface RefChange {
  readonly ref: string;
  readonly old: string | undefined;
  readonly next: string | undefined;
}

/** Why the rules refuse that the actor changes a branch directly; empty when they do not. */
export function refusals(
  world: World,
  actor: Actor,
  { ref, old, next }: RefChange,
  isForced = (from: string, to: string): boolean => !isAncestor(world, from, to),
): readonly string[] {
  const reasons = new Set<string>();
  for (const rule of rulesFor(world, ref)) {
    if (bypasses(rule.ruleset, actor, 'push')) continue;
    if (rule.type === 'creation' && old === undefined) reasons.add('Cannot create ref due to creations being restricted.');
    if (rule.type === 'deletion' && next === undefined) reasons.add('Cannot delete this branch');
    if (old === undefined || next === undefined || next === noCommit) continue;
    if (rule.type === 'update') reasons.add('Cannot update this protected ref.');
    if (rule.type === 'non_fast_forward' && isForced(old, next)) reasons.add('Cannot force-push to this branch');
    if (rule.type === 'pull_request') reasons.add('Changes must be made through a pull request.');
    if (rule.type === 'merge_queue') reasons.add('Changes must be made through the merge queue');
    if (rule.type === 'required_status_checks') {
      const { missing, all } = checksMissing(world, next, rule.parameters);
      if (missing.length > 0) reasons.add(expected(missing.length, all));
    }
  }
  return [...reasons];
}

const expected = (missing: number, all: number): string =>
  all === 1 ? `Required status check is expected.` : `${missing} of ${all} required status checks are expected.`;

/** The required checks that have not succeeded on a commit. A pinned check counts from its App only; the newest run decides. */
export function checksMissing(
  world: World,
  sha: string,
  parameters: JsonObject,
): { readonly missing: readonly string[]; readonly all: number; readonly failed: boolean } {
  let failed = false;
  const required = arrayOr(parameters['required_status_checks']).map(objectOr);
  const missing = required.filter(({ context, integration_id }) => {
    const pinned = typeof integration_id === 'number' ? integration_id : undefined;
    const runs = world.checkRuns.filter(
      (run) => run.sha === sha && run.name === context && (pinned === undefined || run.app.id === pinned),
    );
    const newest = new Map<number, CheckRun>();
    for (const run of runs) newest.set(run.app.id, run);
    const states = [...newest.values()].map((run) => run.status === 'completed' && passing.includes(run.conclusion ?? ''));
    if ([...newest.values()].some((run) => run.status === 'completed' && !passing.includes(run.conclusion ?? ''))) failed = true;
    if (pinned === undefined) {
      const status = world.statuses.filter((each) => each.sha === sha && each.context === context).at(-1);
      if (status !== undefined) states.push(status.state === 'success');
    }
    return states.length === 0 || states.includes(false);
  });
  return { missing: missing.map(({ context }) => String(context)), all: required.length, failed };
}
const passing: readonly string[] = ['success', 'neutral', 'skipped'];

/** Why the rules refuse that the actor merges; empty when every requirement is fulfilled for the exact head. */
export function unmet(
  world: World,
  issue: Issue & { readonly pull: Pull },
  actor: Actor | undefined,
  by: 'merge' | 'queue',
): readonly string[] {
  const { pull } = issue;
  const reasons = new Set<string>();
  for (const { ruleset, type, parameters } of rulesFor(world, `refs/heads/${pull.baseRef}`)) {
    if (actor !== undefined && bypasses(ruleset, actor, 'pull request')) continue;
    if (type === 'update') reasons.add('Cannot update this protected ref.');
    if (type === 'merge_queue' && by === 'merge') reasons.add('Changes must be made through the merge queue');
    if (type === 'required_status_checks') {
      const { missing, all } = checksMissing(world, pull.headSha, parameters);
      if (missing.length > 0) reasons.add(expected(missing.length, all));
      const tip = references(world, `refs/heads/${pull.baseRef}`).get(`refs/heads/${pull.baseRef}`);
      if (by === 'merge' && parameters['strict_required_status_checks_policy'] === true && tip && !isAncestor(world, tip, pull.headSha))
        reasons.add('This branch is out-of-date with the base branch.');
    }
    if (type === 'pull_request') for (const reason of reviewsMissing(world, issue, parameters)) reasons.add(reason);
  }
  return [...reasons];
}

function reviewsMissing(world: World, issue: Issue & { readonly pull: Pull }, parameters: JsonObject): readonly string[] {
  const latest = new Map<number, Review>();
  for (const review of issue.pull.reviews)
    if (review.state !== 'COMMENTED' && mayWrite(review.author) && review.author.id !== issue.author.id)
      latest.set(review.author.id, review);
  const reviews = [...latest.values()];
  const approvals = reviews.filter((review) => review.state === 'APPROVED');
  const count = Number(parameters['required_approving_review_count'] ?? 0);
  const reasons: string[] = [];
  if (reviews.some((review) => review.state === 'CHANGES_REQUESTED'))
    reasons.push('Changes have been requested by a reviewer with write access.');
  if (approvals.length < count)
    reasons.push(`At least ${count} approving review${count === 1 ? ' is' : 's are'} required by reviewers with write access.`);
  if (parameters['require_last_push_approval'] === true && !approvals.some((review) => review.author.id !== issue.pull.lastPusher.id))
    reasons.push('New changes require approval from someone other than the last pusher.');
  if (parameters['require_code_owner_review'] === true) {
    const owners = missingOwners(
      world,
      issue,
      approvals.map((review) => review.author),
    );
    if (owners.length > 0) reasons.push(`Waiting on code owner review from ${owners.join(', ')}.`);
  }
  return reasons;
}

/** Whether a push to the head takes approvals away. */
export function dismissesOnPush(world: World, baseRef: string): boolean {
  return rulesFor(world, `refs/heads/${baseRef}`).some(
    ({ type, parameters }) => type === 'pull_request' && parameters['dismiss_stale_reviews_on_push'] === true,
  );
}

/** The `mergeable_state` of a pull request. */
export function mergeability(world: World, issue: Issue & { readonly pull: Pull }): string {
  if (issue.pull.draft) return 'draft';
  if (issue.pull.mergeable === false) return 'dirty';
  return unmet(world, issue, undefined, 'queue').length > 0 ? 'blocked' : 'clean';
}

/** The merge methods that the repository and its rules leave; it takes no rebased ones. */
export function mergeMethods(world: World, baseRef: string): readonly unknown[] {
  const rule = rulesFor(world, `refs/heads/${baseRef}`).find(({ type }) => type === 'pull_request');
  const methods = rule?.parameters['allowed_merge_methods'];
  return ['merge', 'squash'].filter((method) => !isArray(methods) || methods.includes(method));
}
