import type { Octokit } from '@octokit/rest';
import type { ActionsPolicy, Environment, Ruleset, WorkflowTokenPolicy } from '../../github/repository-settings.ts';
import type { Place } from './open-settings.ts';

/** The rulesets of branches that the pipeline made, each with its rules. Those of an organisation are not asked for. */
export async function readRulesets(octokit: Octokit, place: Place): Promise<readonly Ruleset[]> {
  const { rest } = octokit;
  const listed = await octokit.paginate(rest.repos.getRepoRulesets, { ...place, per_page: 100, includes_parents: false });
  const found: Ruleset[] = [];
  for (const { id, name, target } of listed) {
    if (!name.startsWith('certify: ') || target !== 'branch') continue;
    const { data } = await rest.repos.getRepoRuleset({ ...place, ruleset_id: id });
    const names =
      data.conditions !== undefined && data.conditions !== null && 'ref_name' in data.conditions ? data.conditions.ref_name : undefined;
    found.push({
      id,
      name,
      enforcement: data.enforcement,
      include: names?.include ?? [],
      exclude: names?.exclude ?? [],
      bypass: data.bypass_actors?.map(({ actor_id = null, actor_type, bypass_mode = 'always' }) => ({ actor_id, actor_type, bypass_mode })),
      rules: (data.rules ?? []).map((rule) => ({
        type: rule.type,
        ...('parameters' in rule && rule.parameters !== undefined && { parameters: { ...rule.parameters } }),
      })),
    });
  }
  return found;
}

/** The environments, each with the branches that get its secrets. */
export async function readEnvironments(octokit: Octokit, place: Place): Promise<readonly Environment[]> {
  const { data } = await octokit.rest.repos.getAllEnvironments({ ...place, per_page: 100 });
  const found: Environment[] = [];
  for (const { name, deployment_branch_policy: policy } of data.environments ?? []) {
    if (policy === null || policy === undefined) found.push({ name, branches: null });
    else if (!policy.custom_branch_policies) found.push({ name, branches: ['every protected branch'] });
    else found.push({ name, branches: (await branchPolicies(octokit, place, name)).map((one) => one.name) });
  }
  return found;
}

/** The branches that an environment's policy names. */
export async function branchPolicies(
  { rest }: Octokit,
  place: Place,
  environment: string,
): Promise<readonly { readonly id: number; readonly name: string }[]> {
  const asked = { ...place, environment_name: environment, per_page: 100 };
  const { data } = await rest.repos.listDeploymentBranchPolicies(asked);
  return data.branch_policies.map(({ id = 0, name = '' }) => ({ id, name }));
}

/** Which actions may run. */
export async function readActions({ rest }: Octokit, place: Place): Promise<ActionsPolicy> {
  const { data } = await rest.actions.getGithubActionsPermissionsRepository(place);
  const selected = data.allowed_actions === 'selected' ? (await rest.actions.getAllowedActionsRepository(place)).data : undefined;
  return {
    isEnabled: data.enabled,
    allowed: data.allowed_actions ?? 'all',
    requiresPins: data.sha_pinning_required ?? false,
    selected: selected && {
      isGithubOwned: selected.github_owned_allowed ?? false,
      isVerified: selected.verified_allowed ?? false,
      patterns: selected.patterns_allowed ?? [],
    },
  };
}

/** What tokens of workflows may do by default. */
export async function readWorkflowToken({ rest }: Octokit, place: Place): Promise<WorkflowTokenPolicy> {
  const { data } = await rest.actions.getGithubActionsDefaultWorkflowPermissionsRepository(place);
  return { permissions: data.default_workflow_permissions, mayApprove: data.can_approve_pull_request_reviews };
}
