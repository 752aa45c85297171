import { type Job, type Permissions, type Step, workflowFiles } from './workflow-files.ts';

/** What the tokens of one job may do. */
export interface JobTokens {
  /** The token of the workflow. */
  readonly workflow: Permissions;
  /** The tokens of Apps that the job makes; `metadata: read` comes with each. */
  readonly gate?: Permissions;
  readonly ledger?: Permissions;
}

/** What the tokens of every job may do, by workflow (its name) and job, as the YAML says. */
export function jobTokens(): Readonly<Record<string, Readonly<Record<string, JobTokens>>>> {
  return Object.fromEntries(
    workflowFiles().map(({ workflow }) => [
      workflow.name,
      Object.fromEntries(Object.entries(workflow.jobs).map(([id, job]) => [id, tokensOf(job)])),
    ]),
  );
}

/** The tokens of one job of one workflow; throws when there is no such job. */
export function tokensOfJob(workflow: string, job: string): JobTokens {
  const tokens = jobTokens()[workflow]?.[job];
  if (tokens === undefined) throw new Error(`There is no job ${job} in ${workflow}.`);
  return tokens;
}

function tokensOf({ permissions = {}, steps = [] }: Job): JobTokens {
  const apps = steps.filter(({ uses }) => uses?.startsWith('actions/create-github-app-token@'));
  return { workflow: permissions, ...Object.fromEntries(apps.map((step) => [appOf(step), appPermissions(step)])) };
}

function appOf({ with: inputs }: Step): string {
  const app = /^\$\{\{ vars\.([A-Z]+)_APP_ID \}\}$/.exec(String(inputs?.['client-id']))?.[1];
  if (app === undefined) throw new Error('An App is named by its variable.');
  return app.toLowerCase();
}

/** What a step asks of an App's token. */
export function appPermissions({ with: inputs = {} }: Step): Permissions {
  const asked = Object.entries(inputs).filter(([name]) => name.startsWith('permission-'));
  return Object.fromEntries([['metadata', 'read'], ...asked.map(([name, value]) => [name.slice(11).replaceAll('-', '_'), value])]);
}
