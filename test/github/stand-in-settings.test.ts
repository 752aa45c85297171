import { expect, test } from 'vitest';
import { client, refused } from '../helpers/github/client.ts';
import { startGitHub } from '../helpers/github/stand-in.ts';

const place = { owner: 'contoso', repo: 'connectors' };

async function withAdministrator() {
  const github = await startGitHub({ now: () => new Date('2026-11-21T12:00:00Z') });
  github.people.addCollaborator('northwind', 'admin');
  const ledger = github.app('ledger', { contents: 'write' });
  const setup = github.app('setup', { administration: 'write', actions: 'read' });
  return {
    github,
    ledger,
    admin: client(github, github.appToken(setup)),
    reader: client(github, github.workflowToken({ actions: 'read' })),
  };
}

const checks = (integration_id: number) => ({
  type: 'required_status_checks' as const,
  parameters: { strict_required_status_checks_policy: false, required_status_checks: [{ context: 'certify', integration_id }] },
});

test('a ruleset is made, told with what was left out, changed and removed', async () => {
  const { github, ledger, admin } = await withAdministrator();
  const { data } = await admin.rest.repos.createRepoRuleset({
    ...place,
    name: 'default branch',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [{ type: 'deletion' }, checks(ledger.id)],
  });
  expect(data.rules?.[1]).toMatchObject({ parameters: { do_not_enforce_on_create: false } });
  const { data: listed } = await admin.rest.repos.getRepoRulesets(place);
  expect(listed.map(({ name, rules }) => [name, rules])).toEqual([['default branch', undefined]]);
  const { data: rules } = await admin.rest.repos.getBranchRules({ ...place, branch: 'main' });
  expect(rules.map(({ type, ruleset_id: id }) => [type, id])).toEqual([
    ['deletion', data.id],
    ['required_status_checks', data.id],
  ]);
  expect((await admin.rest.repos.getBranchRules({ ...place, branch: 'other' })).data).toEqual([]);
  await admin.rest.repos.updateRepoRuleset({ ...place, ruleset_id: data.id, enforcement: 'disabled' });
  expect((await admin.rest.repos.getBranchRules({ ...place, branch: 'main' })).data).toEqual([]);
  await admin.rest.repos.deleteRepoRuleset({ ...place, ruleset_id: data.id });
  expect((await refused(admin.rest.repos.getRepoRuleset({ ...place, ruleset_id: data.id }))).status).toBe(404);
  github.expectNoViolations();
});

test('who may pass a ruleset is told to administrators only, and is never the App of GitHub Actions', async () => {
  const { github, ledger, admin, reader } = await withAdministrator();
  const make = (actor_id: number, name = 'catalog') =>
    admin.rest.repos.createRepoRuleset({
      ...place,
      name,
      enforcement: 'active',
      bypass_actors: [{ actor_id, actor_type: 'Integration', bypass_mode: 'always' }],
      conditions: { ref_name: { include: ['refs/heads/catalog'], exclude: [] } },
      rules: [{ type: 'update' }],
    });
  expect((await refused(make(15368))).status).toBe(422);
  expect((await refused(make(1))).status).toBe(422);
  const { data } = await make(ledger.id);
  expect(data.bypass_actors).toEqual([{ actor_id: ledger.id, actor_type: 'Integration', bypass_mode: 'always' }]);
  expect((await refused(make(ledger.id))).status).toBe(422);
  expect((await reader.rest.repos.getRepoRuleset({ ...place, ruleset_id: data.id })).data.bypass_actors).toBeUndefined();
  expect((await refused(reader.rest.repos.deleteRepoRuleset({ ...place, ruleset_id: data.id }))).status).toBe(403);
  expect(
    (await refused(admin.rest.repos.createRepoRuleset({ ...place, name: 'x', enforcement: 'active', rules: [checks(1)] }))).status,
  ).toBe(422);
  github.expectNoViolations();
});

test('an environment is limited to branches and reviewers; what a change leaves out is gone', async () => {
  const { github, admin, reader } = await withAdministrator();
  const gate = { ...place, environment_name: 'gate' };
  const policy = { protected_branches: false, custom_branch_policies: true };
  const reviewers = [{ type: 'User' as const, id: github.user('northwind').id }];
  expect((await refused(reader.rest.repos.getEnvironment(gate))).status).toBe(404);
  const { data } = await admin.rest.repos.createOrUpdateEnvironment({
    ...gate,
    wait_timer: 30,
    reviewers,
    deployment_branch_policy: policy,
  });
  expect(data.protection_rules?.map(({ type }) => type)).toEqual(['wait_timer', 'required_reviewers', 'branch_policy']);
  await admin.rest.repos.createDeploymentBranchPolicy({ ...gate, name: 'main' });
  expect((await admin.rest.repos.createDeploymentBranchPolicy({ ...gate, name: 'main' })).status).toBe(303);
  const { data: policies } = await reader.rest.repos.listDeploymentBranchPolicies(gate);
  expect(policies.branch_policies.map(({ name, type }) => [name, type])).toEqual([['main', 'branch']]);
  await admin.rest.repos.createOrUpdateEnvironment({ ...gate, deployment_branch_policy: policy });
  expect((await reader.rest.repos.getEnvironment(gate)).data.protection_rules?.map(({ type }) => type)).toEqual(['branch_policy']);
  await admin.rest.repos.deleteDeploymentBranchPolicy({ ...gate, branch_policy_id: policies.branch_policies[0]?.id ?? 0 });
  expect((await reader.rest.repos.listDeploymentBranchPolicies(gate)).data.total_count).toBe(0);
  const both = { protected_branches: true, custom_branch_policies: true };
  expect((await refused(admin.rest.repos.createOrUpdateEnvironment({ ...gate, deployment_branch_policy: both }))).status).toBe(422);
  await admin.rest.repos.createOrUpdateEnvironment({ ...gate, deployment_branch_policy: null });
  expect((await refused(admin.rest.repos.createDeploymentBranchPolicy({ ...gate, name: 'main' }))).status).toBe(404);
  expect((await reader.rest.repos.getAllEnvironments(place)).data.environments?.map(({ name }) => name)).toEqual(['gate']);
  expect((await refused(reader.rest.repos.createOrUpdateEnvironment(gate))).status).toBe(403);
  github.expectNoViolations();
});

test('what Actions may do is told and set; the list of chosen actions is there only where actions are chosen', async () => {
  const { github, admin } = await withAdministrator();
  const chosen = { ...place, github_owned_allowed: true, verified_allowed: false, patterns_allowed: ['sigstore/*'] };
  expect((await refused(admin.rest.actions.setAllowedActionsRepository(chosen))).status).toBe(409);
  await admin.rest.actions.setGithubActionsPermissionsRepository({
    ...place,
    enabled: true,
    allowed_actions: 'selected',
    sha_pinning_required: true,
  });
  await admin.rest.actions.setAllowedActionsRepository(chosen);
  expect((await admin.rest.actions.getAllowedActionsRepository(place)).data.patterns_allowed).toEqual(['sigstore/*']);
  expect((await admin.rest.actions.getGithubActionsPermissionsRepository(place)).data).toMatchObject({
    allowed_actions: 'selected',
    sha_pinning_required: true,
  });
  await admin.rest.actions.setGithubActionsDefaultWorkflowPermissionsRepository({ ...place, default_workflow_permissions: 'write' });
  expect((await admin.rest.actions.getGithubActionsDefaultWorkflowPermissionsRepository(place)).data).toEqual({
    default_workflow_permissions: 'write',
    can_approve_pull_request_reviews: false,
  });
  github.expectNoViolations();
});

test('the repository, its branches and the states of commits are told', async () => {
  const { github, reader } = await withAdministrator();
  github.protectDefault({});
  const writer = client(github, github.workflowToken({ contents: 'read', statuses: 'write', pull_requests: 'read' }));
  expect((await reader.rest.repos.get(place)).data).toMatchObject({ default_branch: 'main', visibility: 'public', private: false });
  const { data: branch } = await writer.rest.repos.getBranch({ ...place, branch: 'main' });
  expect(branch.protected).toBe(true);
  await writer.rest.repos.createCommitStatus({ ...place, sha: branch.commit.sha, state: 'success', context: 'build' });
  expect(
    (await writer.rest.repos.listCommitStatusesForRef({ ...place, ref: 'main' })).data.map(({ context, state }) => [context, state]),
  ).toEqual([['build', 'success']]);
  expect((await writer.rest.repos.getCombinedStatusForRef({ ...place, ref: 'main' })).data.state).toBe('success');
  const pull = github.people.openPullRequest({ author: 'fabrikam', files: { 'a.txt': 'a' } });
  expect((await reader.rest.repos.get({ owner: 'fabrikam', repo: 'connectors' })).data.parent?.full_name).toBe('contoso/connectors');
  github.people.deleteFork(pull);
  expect((await refused(reader.rest.repos.get({ owner: 'fabrikam', repo: 'connectors' }))).status).toBe(404);
  expect((await writer.rest.pulls.get({ ...place, pull_number: pull })).data.head.repo).toBeNull();
  github.expectNoViolations();
});

test('whether a pull request merges is unknown until somebody asked, and told the next time', async () => {
  const { github } = await withAdministrator();
  const reader = client(github, github.workflowToken({ 'pull-requests': 'read' }));
  const pull = github.people.openPullRequest({ author: 'fabrikam', files: { 'README.md': 'x' } });
  const ask = async () => {
    const { data } = await reader.rest.pulls.get({ ...place, pull_number: pull });
    return [data.mergeable, data.mergeable_state];
  };
  expect([await ask(), await ask()]).toEqual([
    [null, 'unknown'],
    [true, 'clean'],
  ]);
  github.people.commitOnDefault({ 'README.md': 'y' });
  expect([await ask(), await ask()]).toEqual([
    [null, 'unknown'],
    [false, 'dirty'],
  ]);
  github.expectNoViolations();
});
