import type { JsonObject } from '../../../src/connector/json-value.ts';
import { readCommit, showSimpleCommit } from './commits.ts';
import { showUser } from './show-account.ts';
import { pullsOfHead } from './show-pull.ts';
import { repositoryPage, repositoryUrl, showMinimalRepository } from './show-repository.ts';
import { nodeId, type WorkflowRun, type World } from './world.ts';

/** The number of a workflow, made from the name of its file. */
export function workflowId(file: string): number {
  let id = 7;
  for (const character of file) id = (id * 31 + character.charCodeAt(0)) % 100_000_000;
  return id + 1;
}

/** A workflow. */
export function showWorkflow(world: World, { file, name }: { readonly file: string; readonly name: string }): JsonObject {
  const id = workflowId(file);
  return {
    id,
    node_id: nodeId('W', id),
    name,
    path: `.github/workflows/${file}`,
    state: 'active',
    created_at: world.repository.createdAt,
    updated_at: world.repository.createdAt,
    url: `${repositoryUrl(world)}/actions/workflows/${id}`,
    html_url: `${repositoryPage(world)}/blob/${world.defaultBranch}/.github/workflows/${file}`,
    badge_url: `${repositoryPage(world)}/workflows/${encodeURIComponent(name)}/badge.svg`,
  };
}

/** A run. `pull_requests` is empty for a head in a fork. */
export function showRun(world: World, run: WorkflowRun): JsonObject {
  const url = `${repositoryUrl(world)}/actions/runs/${run.id}`;
  const id = workflowId(run.workflow);
  const suite = run.id + 1;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('WFR', run.id),
    check_suite_id: suite,
    check_suite_node_id: nodeId('CS', suite),
    head_branch: run.branch,
    head_sha: run.sha,
    path: `.github/workflows/${run.workflow}`,
    display_title: readCommit(world, run.sha).message.split('\n')[0] ?? '',
    run_number: run.number,
    run_attempt: 1,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: id,
    url,
    html_url: `${repositoryPage(world)}/actions/runs/${run.id}`,
    pull_requests: [...pullsOfHead(world, run.sha)],
    created_at: run.createdAt,
    updated_at: run.createdAt,
    run_started_at: run.createdAt,
    actor: showUser(world, run.actor),
    triggering_actor: showUser(world, run.actor),
    referenced_workflows: [],
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${repositoryUrl(world)}/check-suites/${suite}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${repositoryUrl(world)}/actions/workflows/${id}`,
    head_commit: showSimpleCommit(readCommit(world, run.sha)),
    repository: showMinimalRepository(world, world.repository),
    head_repository: showMinimalRepository(world, run.head),
  };
}

/** A job of a run. */
export function showJob(world: World, run: WorkflowRun, job: WorkflowRun['jobs'][number]): JsonObject {
  const url = `${repositoryUrl(world)}/actions/jobs/${job.id}`;
  return {
    id: job.id,
    run_id: run.id,
    run_url: `${repositoryUrl(world)}/actions/runs/${run.id}`,
    run_attempt: 1,
    node_id: nodeId('CR', job.id),
    head_sha: run.sha,
    url,
    html_url: `${repositoryPage(world)}/actions/runs/${run.id}/job/${job.id}`,
    status: job.conclusion === null ? 'in_progress' : 'completed',
    conclusion: job.conclusion,
    created_at: run.createdAt,
    started_at: run.createdAt,
    completed_at: job.conclusion === null ? null : run.createdAt,
    name: job.name,
    steps: [],
    check_run_url: `${repositoryUrl(world)}/check-runs/${job.id}`,
    labels: ['ubuntu-latest'],
    runner_id: 1,
    runner_name: 'GitHub Actions 1',
    runner_group_id: 0,
    runner_group_name: 'GitHub Actions',
    workflow_name: run.name,
    head_branch: run.branch,
  };
}
