import type { Octokit, RestEndpointMethodTypes } from '@octokit/rest';
import { catalogBranch } from '../../github/expected-settings.ts';
import type { ActionsPolicy, Environment, Ruleset, SettingChange } from '../../github/repository-settings.ts';
import { orNothing, type Place } from './open-settings.ts';
import { branchPolicies } from './read-settings.ts';
import { asking } from './refusal.ts';

/** What git calls a tree of nothing; every repository has it. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Carries out one change. What is there already is changed, never doubled. */
export async function writeSetting(octokit: Octokit, place: Place, change: SettingChange): Promise<void> {
  const { rest } = octokit;
  switch (change.kind) {
    case 'ruleset':
      return await asking(`write the ruleset '${change.ruleset.name}'`, () => writeRuleset(octokit, place, change.ruleset));
    case 'environment':
      return await asking(`write the environment '${change.environment.name}'`, () => writeEnvironment(octokit, place, change.environment));
    case 'label':
      return await asking(
        `make the label '${change.label.name}'`,
        async () => void (await rest.issues.createLabel({ ...place, ...change.label })),
      );
    case 'actions':
      return await asking('say which actions may run', () => writeActions(octokit, place, change.policy));
    case 'workflow-token':
      return await asking("say what workflows' tokens may do", async () => {
        const { permissions: default_workflow_permissions, mayApprove: can_approve_pull_request_reviews } = change.policy;
        const asked = { ...place, default_workflow_permissions, can_approve_pull_request_reviews };
        await rest.actions.setGithubActionsDefaultWorkflowPermissionsRepository(asked);
      });
    case 'catalog-branch':
      return await asking(`make the branch ${catalogBranch}`, async () => {
        const message = 'Begin the store';
        const { data } = await rest.git.createCommit({ ...place, message, tree: emptyTree, parents: [] });
        await rest.git.createRef({ ...place, ref: `refs/heads/${catalogBranch}`, sha: data.sha });
      });
  }
}

type NewRuleset = RestEndpointMethodTypes['repos']['createRepoRuleset']['parameters'];

async function writeRuleset({ rest }: Octokit, place: Place, ruleset: Ruleset): Promise<void> {
  const { id, name, include, exclude, bypass = [], rules } = ruleset;
  // The types of octokit know each rule by itself; what is not known here was read from GitHub and goes back as it is.
  const asked = {
    ...place,
    name,
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: [...include], exclude: [...exclude] } },
    bypass_actors: bypass,
    rules,
  } as unknown as NewRuleset;
  if (id === undefined) await rest.repos.createRepoRuleset(asked);
  else await rest.repos.updateRepoRuleset({ ...asked, ruleset_id: id });
}

async function writeEnvironment(octokit: Octokit, place: Place, { name, branches }: Environment): Promise<void> {
  const { rest } = octokit;
  const asked = { ...place, environment_name: name };
  const found = await orNothing(() => rest.repos.getEnvironment(asked));
  if (found?.data.deployment_branch_policy?.custom_branch_policies !== true) {
    const rules = found?.data.protection_rules ?? [];
    const wait = rules.flatMap((rule) => ('wait_timer' in rule && rule.wait_timer !== undefined ? [rule.wait_timer] : []));
    const reviewers = rules.flatMap((rule) => ('reviewers' in rule ? (rule.reviewers ?? []) : []));
    await rest.repos.createOrUpdateEnvironment({
      ...asked,
      deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
      ...(wait[0] !== undefined && { wait_timer: wait[0] }),
      ...(reviewers.length > 0 && {
        reviewers: reviewers.flatMap(({ type, reviewer }) =>
          type === undefined || reviewer?.id === undefined ? [] : [{ type, id: reviewer.id }],
        ),
      }),
    });
  }
  const there = await branchPolicies(octokit, place, name);
  const wanted = branches ?? [];
  for (const branch of wanted.filter((one) => there.every((policy) => policy.name !== one)))
    await rest.repos.createDeploymentBranchPolicy({ ...asked, name: branch, type: 'branch' });
  for (const { id } of there.filter((policy) => !wanted.includes(policy.name)))
    await rest.repos.deleteDeploymentBranchPolicy({ ...asked, branch_policy_id: id });
}

async function writeActions({ rest }: Octokit, place: Place, { isEnabled, allowed, requiresPins, selected }: ActionsPolicy): Promise<void> {
  await rest.actions.setGithubActionsPermissionsRepository({
    ...place,
    enabled: isEnabled,
    allowed_actions: allowed,
    sha_pinning_required: requiresPins,
  });
  if (selected === undefined) return;
  await rest.actions.setAllowedActionsRepository({
    ...place,
    github_owned_allowed: selected.isGithubOwned,
    verified_allowed: selected.isVerified,
    patterns_allowed: [...selected.patterns],
  });
}
