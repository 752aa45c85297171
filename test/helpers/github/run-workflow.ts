import { readCommit } from './commits.ts';
import { common, happen } from './happenings.ts';
import { checkCompleted } from './merge-queue.ts';
import type { Actor } from './rules.ts';
import { showRun, showWorkflow } from './show-run.ts';
import { workflowsAt } from './workflows.ts';
import { type App, type CheckRun, freshId, type Issue, type Pull, timestamp, type WorkflowRun, type World } from './world.ts';

/** A run that a test declares to have happened. */
export interface NewRun {
  /** Name of the file below `.github/workflows`. */
  readonly file: string;
  readonly event: string;
  /** The pull request that it ran for; else it ran on the default branch, or on `sha`. */
  readonly pull?: Issue & { readonly pull: Pull };
  readonly sha?: string;
  readonly conclusion?: string;
  /** Conclusions by name; each job leaves a check run of GitHub Actions of its name. */
  readonly jobs?: Readonly<Record<string, string>>;
}

/** Writes a run down with its jobs and their check runs, and tells that it is complete. */
export function runWorkflow(world: World, { file, event, pull, sha, conclusion = 'success', jobs = {} }: NewRun, by: Actor): WorkflowRun {
  const at = pull?.pull.headSha ?? sha ?? readCommit(world, `refs/heads/${world.defaultBranch}`).sha;
  const source = pull === undefined ? `refs/heads/${world.defaultBranch}` : at;
  const known = workflowsAt(world, source).find((workflow) => workflow.file === file);
  const run: WorkflowRun = {
    id: freshId(world) * 10,
    workflow: file,
    name: known?.name ?? file,
    number: world.workflowRuns.filter(({ workflow }) => workflow === file).length + 1,
    event,
    sha: at,
    branch: pull?.pull.head.ref ?? world.defaultBranch,
    head: pull?.pull.head.repository ?? world.repository,
    actor: by.actor,
    status: 'completed',
    conclusion,
    createdAt: timestamp(world),
    jobs: Object.entries(jobs).map(([name, result]) => ({ id: freshId(world), name, conclusion: result })),
  };
  world.workflowRuns.push(run);
  const app = world.apps.get('github-actions') as App;
  for (const { id, name, conclusion: result } of run.jobs) {
    const check: CheckRun = {
      id,
      app,
      sha: at,
      name,
      status: 'completed',
      conclusion: result,
      startedAt: run.createdAt,
      completedAt: run.createdAt,
      detailsUrl: null,
      externalId: '',
      output: { title: null, summary: null, text: null },
      annotations: [],
    };
    world.checkRuns.push(check);
    checkCompleted(world, check);
  }
  const payload = {
    action: 'completed',
    workflow_run: showRun(world, run),
    workflow: showWorkflow(world, { file, name: run.name }),
    ...common(world, by),
  };
  happen(world, { name: 'workflow_run', action: 'completed', workflow: run.name, branch: run.branch }, by, payload);
  return run;
}
