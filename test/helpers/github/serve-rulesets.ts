import { arrayOr, isObject, type JsonObject, type JsonValue, objectOr } from '../../../src/connector/json-value.ts';
import { type ApiRequest, type Endpoint, listed, numberOf, ok, textOf } from './api.ts';
import { allows } from './permissions.ts';
import { notFound, Refusal } from './refusal.ts';
import { rulesFor } from './rules.ts';
import { repositoryPage, repositoryUrl } from './show-repository.ts';
import { freshId, fullName, nodeId, type Ruleset, timestamp, type World } from './world.ts';

const actionsSlug = 'github-actions';

function brief(world: World, ruleset: Ruleset): JsonObject {
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: ruleset.target,
    source_type: 'Repository',
    source: fullName(world.repository),
    enforcement: ruleset.enforcement,
    node_id: nodeId('RRS', ruleset.id),
    _links: {
      self: { href: `${repositoryUrl(world)}/rulesets/${ruleset.id}` },
      html: { href: `${repositoryPage(world)}/rules/${ruleset.id}` },
    },
    created_at: ruleset.createdAt,
    updated_at: ruleset.updatedAt,
  };
}

// Who may pass is told to those only who may change the ruleset.
function full({ world, token }: ApiRequest, ruleset: Ruleset): JsonObject {
  const administers = token.kind === 'user' ? token.actor.role === 'admin' : allows(token.permissions, ['administration:write']);
  return {
    ...brief(world, ruleset),
    conditions: ruleset.conditions,
    rules: ruleset.rules,
    ...(administers ? { bypass_actors: ruleset.bypassActors } : {}),
    current_user_can_bypass: 'never',
  };
}

const asked = (request: ApiRequest): Ruleset => {
  const found = request.world.rulesets.find(({ id }) => id === numberOf(request, 'ruleset_id'));
  if (found === undefined) throw notFound();
  return found;
};

const refuse = (reason: string): Refusal =>
  new Refusal(422, 'Validation Failed', { errors: [{ resource: 'Ruleset', field: 'rules', code: 'custom', message: reason }] });

function checked(world: World, body: JsonObject, known: Ruleset | undefined): void {
  const name = textOf(body, 'name');
  if (world.rulesets.some((each) => each !== known && each.name === name)) throw refuse('Name must be unique');
  for (const actor of arrayOr(body['bypass_actors']).map(objectOr)) {
    if (actor['actor_type'] !== 'Integration') continue;
    const app = [...world.apps.values()].find(({ id }) => id === actor['actor_id']);
    // GITHUB_TOKEN belongs to an App that is installed nowhere, and so can never pass.
    if (app === undefined || app.slug === actionsSlug)
      throw refuse(`Actor ${app?.name ?? actor['actor_id']} integration must be part of the ruleset source or owner organization`);
  }
  for (const rule of arrayOr(body['rules']).map(objectOr))
    for (const check of arrayOr(objectOr(rule['parameters'])['required_status_checks']).map(objectOr))
      if (check['integration_id'] !== undefined && ![...world.apps.values()].some(({ id }) => id === check['integration_id']))
        throw refuse(`Invalid rule 'required_status_checks': Invalid integration ${check['integration_id']}`);
}

// GitHub fills in what was left out, and tells it afterwards.
const defaults: Readonly<Record<string, JsonObject>> = {
  pull_request: { allowed_merge_methods: ['merge', 'squash', 'rebase'], required_reviewers: [] },
  required_status_checks: { do_not_enforce_on_create: false },
  update: { update_allows_fetch_and_merge: false },
};

const withDefaults = (rule: JsonObject): JsonObject => {
  const more = defaults[String(rule['type'])];
  return more === undefined ? rule : { ...rule, parameters: { ...more, ...objectOr(rule['parameters']) } };
};

function apply(world: World, body: JsonObject, ruleset: Ruleset): void {
  ruleset.name = textOf(body, 'name') ?? ruleset.name;
  ruleset.target = textOf(body, 'target') ?? ruleset.target;
  ruleset.enforcement = textOf(body, 'enforcement') ?? ruleset.enforcement;
  if (body['bypass_actors'] !== undefined)
    ruleset.bypassActors = arrayOr(body['bypass_actors']).map((actor) => ({ bypass_mode: 'always', ...objectOr(actor) }));
  if (isObject(body['conditions'])) ruleset.conditions = body['conditions'];
  if (body['rules'] !== undefined) ruleset.rules = arrayOr(body['rules']).map(objectOr).map(withDefaults);
  ruleset.updatedAt = timestamp(world);
}

/** Adds a ruleset, as the endpoint does. */
export function addRuleset(world: World, body: JsonObject): Ruleset {
  checked(world, body, undefined);
  const at = timestamp(world);
  const ruleset: Ruleset = {
    id: freshId(world),
    name: '',
    target: 'branch',
    enforcement: 'active',
    bypassActors: [],
    conditions: { ref_name: { include: [], exclude: [] } },
    rules: [],
    createdAt: at,
    updatedAt: at,
  };
  apply(world, body, ruleset);
  world.rulesets.push(ruleset);
  return ruleset;
}

const create: Endpoint = (request) => ok(full(request, addRuleset(request.world, request.body)), 201);

const update: Endpoint = (request) => {
  const ruleset = asked(request);
  checked(request.world, request.body, ruleset);
  apply(request.world, request.body, ruleset);
  return ok(full(request, ruleset));
};

const destroy: Endpoint = (request) => {
  request.world.rulesets.splice(request.world.rulesets.indexOf(asked(request)), 1);
  return { status: 204 };
};

const ofBranch: Endpoint = (request) => {
  const { world, values } = request;
  return listed(
    request,
    rulesFor(world, `refs/heads/${values['branch']}`),
    ({ ruleset, type, parameters }): JsonValue => ({
      type,
      ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
      ruleset_source_type: 'Repository',
      ruleset_source: fullName(world.repository),
      ruleset_id: ruleset.id,
    }),
  );
};

/** Rulesets, and the rules of a branch. A list tells neither rules nor who may pass them. */
export const rulesetEndpoints: Readonly<Record<string, Endpoint>> = {
  'repos/get-branch-rules': ofBranch,
  'repos/get-repo-rulesets': (request) => listed(request, request.world.rulesets, (ruleset) => brief(request.world, ruleset)),
  'repos/get-repo-ruleset': (request) => ok(full(request, asked(request))),
  'repos/create-repo-ruleset': create,
  'repos/update-repo-ruleset': update,
  'repos/delete-repo-ruleset': destroy,
};
