import type { JsonObject } from '../../../src/connector/json-value.ts';
import { addRuleset } from './serve-rulesets.ts';
import type { App, Ruleset, World } from './world.ts';

/** What a test asks of the default branch. */
export interface DefaultRules {
  /** Name of the required check. */
  readonly check?: string;
  /** The App that it must come from; left out: anybody's check of that name counts. */
  readonly from?: App | undefined;
  readonly approvals?: number;
  /** Approvals fall when the head changes; so when not said. */
  readonly dismissStale?: boolean;
  readonly codeOwners?: boolean;
  readonly lastPush?: boolean;
  readonly mergeQueue?: boolean;
}

/** Protects the default branch: pull requests only, with a required check and approvals. */
export function protectDefault(world: World, rules: DefaultRules): Ruleset {
  const { check, from, approvals = 0, dismissStale = true, codeOwners = false, lastPush = false, mergeQueue = false } = rules;
  const list: JsonObject[] = [
    { type: 'deletion' },
    { type: 'non_fast_forward' },
    {
      type: 'pull_request',
      parameters: {
        required_approving_review_count: approvals,
        dismiss_stale_reviews_on_push: dismissStale,
        require_code_owner_review: codeOwners,
        require_last_push_approval: lastPush,
        required_review_thread_resolution: false,
      },
    },
  ];
  if (check !== undefined)
    list.push({
      type: 'required_status_checks',
      parameters: {
        strict_required_status_checks_policy: false,
        required_status_checks: [{ context: check, ...(from === undefined ? {} : { integration_id: from.id }) }],
      },
    });
  if (mergeQueue)
    list.push({
      type: 'merge_queue',
      parameters: {
        check_response_timeout_minutes: 60,
        grouping_strategy: 'ALLGREEN',
        max_entries_to_build: 5,
        max_entries_to_merge: 5,
        merge_method: 'MERGE',
        min_entries_to_merge: 1,
        min_entries_to_merge_wait_minutes: 0,
      },
    });
  return addRuleset(world, {
    name: `default branch ${world.rulesets.length + 1}`,
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: list,
  });
}

/** Lets one App alone write a branch, and nobody force or delete it. */
export function protectCatalog(world: World, ledger: App, branch = 'catalog'): Ruleset {
  return addRuleset(world, {
    name: `${branch} ${world.rulesets.length + 1}`,
    target: 'branch',
    enforcement: 'active',
    bypass_actors: [{ actor_id: ledger.id, actor_type: 'Integration', bypass_mode: 'always' }],
    conditions: { ref_name: { include: [`refs/heads/${branch}`], exclude: [] } },
    rules: [{ type: 'creation' }, { type: 'update' }, { type: 'deletion' }, { type: 'non_fast_forward' }],
  });
}
