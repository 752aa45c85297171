import type { JsonObject } from '../../../src/connector/json-value.ts';
import { readCommit, showSimpleCommit } from './commits.ts';
import { showApp } from './show-account.ts';
import { pullsOfHead } from './show-pull.ts';
import { repositoryPage, repositoryUrl, showMinimalRepository } from './show-repository.ts';
import { type CheckRun, nodeId, type World } from './world.ts';

/** Number of the suite that holds the check runs of one App on one commit. */
export function suiteId({ app, sha }: Pick<CheckRun, 'app' | 'sha'>): number {
  return Number.parseInt(sha.slice(0, 8), 16) + app.id;
}

/** A check run. */
export function showCheckRun(world: World, run: CheckRun): JsonObject {
  const url = `${repositoryUrl(world)}/check-runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CR', run.id),
    head_sha: run.sha,
    external_id: run.externalId,
    url,
    html_url: `${repositoryPage(world)}/runs/${run.id}`,
    details_url: run.detailsUrl ?? 'https://example.com/app',
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: { ...run.output, annotations_count: run.annotations.length, annotations_url: `${url}/annotations` },
    check_suite: { id: suiteId(run) },
    app: showApp(world, run.app),
    pull_requests: [...pullsOfHead(world, run.sha)],
  };
}

/** An annotation as lists tell it. */
export function showAnnotation(world: World, run: CheckRun, annotation: JsonObject): JsonObject {
  return {
    path: annotation['path'],
    blob_href: `${repositoryPage(world)}/blob/${run.sha}/${encodeURI(String(annotation['path']))}`,
    start_line: annotation['start_line'],
    end_line: annotation['end_line'],
    start_column: annotation['start_column'] ?? null,
    end_column: annotation['end_column'] ?? null,
    annotation_level: annotation['annotation_level'],
    title: annotation['title'] ?? null,
    message: annotation['message'],
    raw_details: annotation['raw_details'] ?? null,
  };
}

/** The suite of an App's check runs on one commit. */
export function showSuite(world: World, runs: readonly [CheckRun, ...CheckRun[]]): JsonObject {
  const [first] = runs;
  const id = suiteId(first);
  const done = runs.every((run) => run.status === 'completed');
  const bad = runs.find((run) => !['success', 'neutral', 'skipped'].includes(run.conclusion ?? ''));
  return {
    id,
    node_id: nodeId('CS', id),
    head_branch: null,
    head_sha: first.sha,
    status: done ? 'completed' : 'in_progress',
    conclusion: done ? (bad?.conclusion ?? 'success') : null,
    url: `${repositoryUrl(world)}/check-suites/${id}`,
    before: null,
    after: null,
    pull_requests: [...pullsOfHead(world, first.sha)],
    app: showApp(world, first.app),
    repository: showMinimalRepository(world, world.repository),
    created_at: first.startedAt,
    updated_at: first.completedAt ?? first.startedAt,
    head_commit: showSimpleCommit(readCommit(world, first.sha)),
    latest_check_runs_count: runs.length,
    check_runs_url: `${repositoryUrl(world)}/check-suites/${id}/check-runs`,
  };
}
