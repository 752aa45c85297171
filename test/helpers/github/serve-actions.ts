import { isObject, objectOr, own } from '../../../src/connector/json-value.ts';
import { type ApiRequest, type Endpoint, listed, numberOf, ok } from './api.ts';
import { resolve } from './git-objects.ts';
import { happen } from './happenings.ts';
import { notFound, Refusal } from './refusal.ts';
import { repositoryUrl } from './show-repository.ts';
import { showJob, showRun, showWorkflow, workflowId } from './show-run.ts';
import { type Workflow, workflowsAt } from './workflows.ts';
import type { WorkflowRun } from './world.ts';

const workflowsOf = ({ world }: ApiRequest): readonly Workflow[] => workflowsAt(world, `refs/heads/${world.defaultBranch}`);

const asked = (request: ApiRequest): Workflow => {
  const wanted = request.values['workflow_id'];
  const found = workflowsOf(request).find(({ file }) => file === wanted || String(workflowId(file)) === wanted);
  if (found === undefined) throw notFound();
  return found;
};

function runs(request: ApiRequest, of: (run: WorkflowRun) => boolean) {
  const { world, query } = request;
  const is = (name: string, ...values: readonly (string | null)[]): boolean => query.get(name) === null || values.includes(query.get(name));
  const found = world.workflowRuns
    .filter(of)
    .filter((run) => is('event', run.event) && is('branch', run.branch) && is('head_sha', run.sha))
    .filter((run) => is('actor', run.actor.login) && is('status', run.status, run.conclusion))
    .reverse();
  return listed(request, found, (run) => showRun(world, run), 'workflow_runs');
}

const run = (request: ApiRequest): WorkflowRun => {
  const found = request.world.workflowRuns.find(({ id }) => id === numberOf(request, 'run_id'));
  if (found === undefined) throw notFound();
  return found;
};

const dispatch: Endpoint = (request) => {
  const { world, body, token } = request;
  const { file, on } = asked(request);
  const ref = String(body['ref']);
  if (resolve(world, ref.startsWith('refs/') ? ref : `refs/heads/${ref}`) === undefined) throw new Refusal(422, `No ref found for: ${ref}`);
  const dispatchable =
    on === 'workflow_dispatch' ||
    (Array.isArray(on) && on.includes('workflow_dispatch')) ||
    (isObject(on) && Object.hasOwn(on, 'workflow_dispatch'));
  if (!dispatchable) throw new Refusal(422, "Workflow does not have 'workflow_dispatch' trigger");
  const known = objectOr(objectOr(own(objectOr(on), 'workflow_dispatch'))['inputs']);
  const unknown = Object.keys(objectOr(body['inputs'])).filter((name) => !Object.hasOwn(known, name));
  if (unknown.length > 0) throw new Refusal(422, `Unexpected inputs provided: ${JSON.stringify(unknown)}`);
  const missing = Object.entries(known).filter(
    ([name, input]) =>
      objectOr(input)['required'] === true && objectOr(input)['default'] === undefined && !Object.hasOwn(objectOr(body['inputs']), name),
  );
  if (missing.length > 0) throw new Refusal(422, `Required input '${missing[0]?.[0]}' not provided`);
  happen(world, { name: 'workflow_dispatch', action: '', file }, token);
  return { status: 204 };
};

const selectedOnly = ({ world }: ApiRequest): void => {
  if (world.actions.permissions['allowed_actions'] !== 'selected') throw new Refusal(409, 'Conflict');
};

/** Workflows, their runs and jobs, and the settings of Actions. */
export const actionEndpoints: Readonly<Record<string, Endpoint>> = {
  'actions/list-repo-workflows': (request) =>
    listed(request, workflowsOf(request), (workflow) => showWorkflow(request.world, workflow), 'workflows'),
  'actions/get-workflow': (request) => ok(showWorkflow(request.world, asked(request))),
  'actions/list-workflow-runs': (request) => {
    const { file } = asked(request);
    return runs(request, ({ workflow }) => workflow === file);
  },
  'actions/list-workflow-runs-for-repo': (request) => runs(request, () => true),
  'actions/get-workflow-run': (request) => ok(showRun(request.world, run(request))),
  'actions/list-jobs-for-workflow-run': (request) => {
    const found = run(request);
    return listed(request, found.jobs, (job) => showJob(request.world, found, job), 'jobs');
  },
  'actions/create-workflow-dispatch': dispatch,
  'actions/get-github-actions-permissions-repository': ({ world }) => {
    const selected = world.actions.permissions['allowed_actions'] === 'selected';
    const url = `${repositoryUrl(world)}/actions/permissions/selected-actions`;
    return ok({ ...world.actions.permissions, ...(selected ? { selected_actions_url: url } : {}) });
  },
  'actions/set-github-actions-permissions-repository': ({ world, body }) => {
    world.actions.permissions = { ...world.actions.permissions, ...body };
    return { status: 204 };
  },
  'actions/get-github-actions-default-workflow-permissions-repository': ({ world }) => ok(world.actions.workflow),
  'actions/set-github-actions-default-workflow-permissions-repository': ({ world, body }) => {
    world.actions.workflow = { ...world.actions.workflow, ...body };
    return { status: 204 };
  },
  'actions/get-allowed-actions-repository': (request) => {
    selectedOnly(request);
    return ok(request.world.actions.selected);
  },
  'actions/set-allowed-actions-repository': (request) => {
    selectedOnly(request);
    request.world.actions.selected = { ...request.world.actions.selected, ...request.body };
    return { status: 204 };
  },
};
