import { arrayOr, isObject, type JsonObject, objectOr } from '../../../src/connector/json-value.ts';
import { type ApiRequest, type Endpoint, listed, ok, textOf } from './api.ts';
import { notFound, Refusal } from './refusal.ts';
import { showUser } from './show-account.ts';
import { repositoryPage, repositoryUrl } from './show-repository.ts';
import { type Environment, freshId, nodeId, timestamp, type World } from './world.ts';

function show(world: World, environment: Environment): JsonObject {
  const { id, name, settings } = environment;
  const wait = Number(settings['wait_timer'] ?? 0);
  const reviewers = arrayOr(settings['reviewers']).map(objectOr);
  const policy = isObject(settings['deployment_branch_policy']) ? settings['deployment_branch_policy'] : null;
  const rule = (type: string, more: JsonObject): JsonObject => ({
    id: id * 10 + type.length,
    node_id: nodeId('GA', id * 10 + type.length),
    type,
    ...more,
  });
  return {
    id,
    node_id: nodeId('EN', id),
    name,
    url: `${repositoryUrl(world)}/environments/${encodeURIComponent(name)}`,
    html_url: `${repositoryPage(world)}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: environment.createdAt,
    updated_at: environment.updatedAt,
    protection_rules: [
      ...(wait > 0 ? [rule('wait_timer', { wait_timer: wait })] : []),
      ...(reviewers.length > 0
        ? [
            rule('required_reviewers', {
              prevent_self_review: settings['prevent_self_review'] === true,
              reviewers: reviewers.map(({ id: user }) => ({ type: 'User', reviewer: showUser(world, userOf(world, user)) })),
            }),
          ]
        : []),
      ...(policy === null ? [] : [rule('branch_policy', {})]),
    ],
    deployment_branch_policy: policy,
  };
}

const userOf = (world: World, id: unknown) => {
  const found = [...world.users.values()].find((user) => user.id === id);
  if (found === undefined)
    throw new Refusal(422, 'Failed to create the environment protection rule. Please ensure the reviewers have access to this repository.');
  return found;
};

const asked = ({ world, values }: ApiRequest): Environment => {
  const found = world.environments.get((values['environment_name'] ?? '').toLowerCase());
  if (found === undefined) throw notFound();
  return found;
};

const put: Endpoint = ({ world, values, body }) => {
  const name = values['environment_name'] ?? '';
  const policy = body['deployment_branch_policy'];
  if (isObject(policy) && policy['protected_branches'] === policy['custom_branch_policies'])
    throw new Refusal(422, 'protected_branches and custom_branch_policies cannot have the same value');
  for (const reviewer of arrayOr(body['reviewers']).map(objectOr)) userOf(world, reviewer['id']);
  const at = timestamp(world);
  const known = world.environments.get(name.toLowerCase());
  const environment: Environment = known ?? { id: freshId(world), name, settings: {}, branchPolicies: [], createdAt: at, updatedAt: at };
  // What a request leaves out is gone afterwards.
  environment.settings = body;
  environment.updatedAt = at;
  if (!(isObject(policy) && policy['custom_branch_policies'] === true)) environment.branchPolicies.length = 0;
  world.environments.set(name.toLowerCase(), environment);
  return ok(show(world, environment));
};

const showPolicy = ({ id, name, type }: Environment['branchPolicies'][number]): JsonObject => ({
  id,
  node_id: nodeId('GBP', id),
  name,
  type,
});

const addPolicy: Endpoint = (request) => {
  const environment = asked(request);
  if (objectOr(environment.settings['deployment_branch_policy'])['custom_branch_policies'] !== true) throw notFound();
  const name = String(request.body['name']);
  const type = textOf(request.body, 'type') ?? 'branch';
  if (environment.branchPolicies.some((policy) => policy.name === name && policy.type === type)) return { status: 303 };
  const policy = { id: freshId(request.world), name, type };
  environment.branchPolicies.push(policy);
  return ok(showPolicy(policy));
};

const removePolicy: Endpoint = (request) => {
  const environment = asked(request);
  const at = environment.branchPolicies.findIndex(({ id }) => String(id) === request.values['branch_policy_id']);
  if (at < 0) throw notFound();
  environment.branchPolicies.splice(at, 1);
  return { status: 204 };
};

/** Environments and the branches that may use them. */
export const environmentEndpoints: Readonly<Record<string, Endpoint>> = {
  'repos/get-all-environments': (request) =>
    listed(request, [...request.world.environments.values()], (environment) => show(request.world, environment), 'environments'),
  'repos/get-environment': (request) => ok(show(request.world, asked(request))),
  'repos/create-or-update-environment': put,
  'repos/list-deployment-branch-policies': (request) => listed(request, asked(request).branchPolicies, showPolicy, 'branch_policies'),
  'repos/create-deployment-branch-policy': addPolicy,
  'repos/delete-deployment-branch-policy': removePolicy,
};
