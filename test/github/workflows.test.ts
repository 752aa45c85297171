import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parsePolicy } from '../../src/catalog/policy.ts';
import { parseConfiguration } from '../../src/certify/configuration.ts';
import { operationList } from '../../src/cli/operation-list.ts';
import { parseGitHubSettings } from '../../src/github/github-settings.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { adoptedWorkflow, type WorkflowFile, workflowFile, workflowFiles } from '../helpers/github/workflow-files.ts';
import { jobTokens, tokensOfJob } from '../helpers/github/workflow-permissions.ts';
import { type WorkflowRule, workflowRules } from './workflow-rules.ts';

type RuleName = keyof typeof workflowRules;

const files = workflowFiles();
const adopted = adoptedWorkflow();
const adoptedOperate = adoptedWorkflow('operate.yml');
const rules: readonly (readonly [string, WorkflowRule])[] = Object.entries(workflowRules);

test('the workflows of the pipeline are there', () => {
  expect(files.map(({ file, workflow }) => [file, workflow.name])).toEqual(
    [
      'certify',
      'ci',
      'commands',
      'dependencies',
      'doctor',
      'fuzz',
      'gate',
      'operate',
      'pipeline',
      'preview',
      'promote',
      'publish',
      'recertify',
      'verify-publishers',
    ].map((name) => [`${name}.yml`, name]),
  );
});

describe.each([
  ...files.map((file) => ({ name: file.file, file })),
  ...[adopted, adoptedOperate].map((file) => ({ name: `docs/adopt/${file.file}`, file })),
])('$name', ({ file }) => {
  test.each(rules)('%s', (_name, rule) => {
    expect(rule(file, files)).toEqual([]);
  });
});

/** What somebody might do to a workflow, and the rule that sees it: the file, a text in it, and what takes its place. */
const mutations: readonly (readonly [RuleName, string, string | RegExp, string])[] = [
  ['actionlint finds nothing', 'gate.yml', 'steps.app.outputs.token', 'steps.apps.outputs.token'],
  ['actionlint finds nothing', 'gate.yml', 'runs-on: ubuntu-24.04', 'runs-on: ubuntu-24.04\n    stepz: []'],
  ['no event that runs with secrets for a stranger', 'certify.yml', '  pull_request:', '  pull_request_target:'],
  ['no permission but those of a job, each with its reason', 'gate.yml', 'permissions: {}\n', 'permissions: read-all\n'],
  ['no permission but those of a job, each with its reason', 'gate.yml', 'permissions: {}\n', ''],
  ['no permission but those of a job, each with its reason', 'gate.yml', / # to check the default branch out.*/, ''],
  ['no permission but those of a job, each with its reason', 'gate.yml', / # the check runs that.*/, ''],
  ['no permission but those of a job, each with its reason', 'certify.yml', '    permissions: {}\n', ''],
  ['every action is a commit, with its version beside it', 'gate.yml', /actions\/checkout@\w+ # v7\.0\.1/, 'actions/checkout@v7'],
  ['every action is a commit, with its version beside it', 'gate.yml', /(actions\/checkout@\w{39})\w/, '$1'],
  ['every action is a commit, with its version beside it', 'gate.yml', ' # v7.0.1', ''],
  ['every workflow that is waited for exists', 'gate.yml', '[certify, commands', '[certified, commands'],
  ['every workflow that is waited for exists', 'publish.yml', 'workflows: [preview', 'workflows: [previews'],
  ['no expression inside a script', 'certify.yml', 'test "$RESULT"', `test "\${{ github.event.pull_request.title }}"`],
  ['no expression inside a script', 'operate.yml', '"--advisory=$ADVISORY"', `"--advisory=\${{ inputs.advisory }}"`],
  ['no expression inside a script', 'gate.yml', 'cli.js github gate', `cli.js github gate \${{ inputs.number }}`],
  [
    'who reads a submission holds nothing, and nobody else takes a commit that a stranger chose',
    'certify.yml',
    'contents: read #',
    'contents: write #',
  ],
  [
    'who reads a submission holds nothing, and nobody else takes a commit that a stranger chose',
    'certify.yml',
    '    timeout-minutes: 15\n',
    '    environment: gate\n',
  ],
  [
    'who reads a submission holds nothing, and nobody else takes a commit that a stranger chose',
    'certify.yml',
    '      - id: certify\n',
    `      - id: certify\n        env:\n          KEY: \${{ secrets.GATE_APP_PRIVATE_KEY }}\n`,
  ],
  [
    'who reads a submission holds nothing, and nobody else takes a commit that a stranger chose',
    'certify.yml',
    `ref: \${{ github.event.pull_request.base.sha`,
    `ref: \${{ github.event.pull_request.head.sha`,
  ],
  [
    'who reads a submission holds nothing, and nobody else takes a commit that a stranger chose',
    'gate.yml',
    '          path: registry\n',
    `          path: registry\n          ref: \${{ github.event.workflow_run.head_sha }}\n`,
  ],
  [
    'who reads a submission holds nothing, and nobody else takes a commit that a stranger chose',
    'gate.yml',
    'run: node ../tool',
    'run: git checkout "$HEAD" && node ../tool',
  ],
  [
    'who reads a submission holds nothing, and nobody else takes a commit that a stranger chose',
    'commands.yml',
    'run: node ../tool',
    'run: gh pr checkout 7 && node ../tool',
  ],
  [
    'who reads a submission holds nothing, and nobody else takes a commit that a stranger chose',
    'gate.yml',
    /actions\/create-github-app-token@\w+/,
    'actions/download-artifact@0000000000000000000000000000000000000000',
  ],
  [
    'who reads a submission holds nothing, and nobody else takes a commit that a stranger chose',
    'recertify.yml',
    '          pattern: certify-report-*\n',
    '          pattern: certify-report-*\n          run-id: 7\n',
  ],
  ['no cache', 'certify.yml', 'cache-mode: none\n', ''],
  ['no cache', 'publish.yml', '    environment: production\n', '    environment: production\n    cache-mode: write\n'],
  ['no cache', 'ci.yml', 'package-manager-cache: false', 'cache: npm'],
  ['no cache', 'ci.yml', /actions\/setup-node@\w+/, 'actions/cache/save@0000000000000000000000000000000000000000'],
  ['secrets only where an environment guards them', 'gate.yml', '    environment: gate\n', ''],
  ['secrets only where an environment guards them', 'recertify.yml', 'github.token', 'secrets.LEDGER_APP_PRIVATE_KEY'],
  [
    'secrets only where an environment guards them',
    'pipeline.yml',
    './.github/workflows/gate.yml',
    'fabrikam/gate/.github/workflows/gate.yml@0000000000000000000000000000000000000000',
  ],
  ['no token stays behind in a checkout', 'preview.yml', '          persist-credentials: false\n', ''],
  ["an App's token is asked for no more than it needs", 'gate.yml', 'permission-contents: read', 'permission-contents: write'],
  ["an App's token is asked for no more than it needs", 'preview.yml', 'permission-contents: write', 'permission-workflows: write'],
  ["an App's token is asked for no more than it needs", 'preview.yml', /\n +permission-contents: write.*/, ''],
  [
    "an App's token is asked for no more than it needs",
    'preview.yml',
    '          permission-contents',
    '          owner: fabrikam\n          permission-contents',
  ],
  ['every job ends, and two of a kind do not run at once', 'promote.yml', '    timeout-minutes: 60\n', ''],
  ['every job ends, and two of a kind do not run at once', 'promote.yml', / {4}concurrency:\n.*\n.*\n/, ''],
  ['every job ends, and two of a kind do not run at once', 'promote.yml', 'ubuntu-24.04', 'ubuntu-latest'],
  ['nothing that failed, was skipped or judged nothing is a pass', 'certify.yml', '    if: always()\n', ''],
  ['nothing that failed, was skipped or judged nothing is a pass', 'certify.yml', ` && test "\${CHECKED:-0}" -ge 1`, ''],
  ['nothing that failed, was skipped or judged nothing is a pass', 'certify.yml', `          RESULT: \${{ needs.check.result }}\n`, ''],
  ['nothing that failed, was skipped or judged nothing is a pass', 'ci.yml', '"$RESULT" = success', '"$RESULT" != failure'],
  ['nothing that failed, was skipped or judged nothing is a pass', 'gate.yml', 'cli.js github gate', 'cli.js github gate || true'],
  [
    'nothing that failed, was skipped or judged nothing is a pass',
    'gate.yml',
    '      - id: app\n',
    '      - id: app\n        continue-on-error: true\n',
  ],
  ['a workflow is called with what its jobs may do, and no more', 'pipeline.yml', '      pages: write # as in publish.yml\n', ''],
  [
    'a workflow is called with what its jobs may do, and no more',
    'pipeline.yml',
    '      issues: read # as in doctor.yml',
    '      issues: write # as in doctor.yml',
  ],
  [
    'a workflow is called with what its jobs may do, and no more',
    'pipeline.yml',
    './.github/workflows/gate.yml',
    './.github/workflows/gates.yml',
  ],
];

test.each(mutations)('%s: seen in %s (%s)', (name, file, text, replacement) => {
  const original = fileNamed(file);
  const mutated = workflowFile(file, original.text.replace(text, replacement));
  expect(mutated.text).not.toBe(original.text);
  const rule: WorkflowRule = workflowRules[name];
  expect(rule(mutated, files).length).toBeGreaterThan(0);
});

test('every rule sees a mutation', () => {
  expect([...new Set(mutations.map(([name]) => name))].sort()).toEqual(Object.keys(workflowRules).sort());
});

describe('what is installed for a job', () => {
  const install = readFileSync(join(import.meta.dirname, '../../.github/actions/install/action.yml'), 'utf8');

  test('is locked, runs no scripts of packages and reads no cache', () => {
    const { steps } = parse(install).runs;
    expect(steps[0].with).toEqual({ 'node-version': 24, 'package-manager-cache': false });
    expect(steps[1].run).toMatch(/^npm ci --ignore-scripts /);
    expect(install).toMatch(/uses: actions\/setup-node@[0-9a-f]{40} # v/);
    expect(steps.some(({ run = '' }: { run?: string }) => run.includes(`\${{`))).toBe(false);
  });
});

describe('the one file of a repository that adopts the pipeline', () => {
  test('has fewer than 30 lines', () => {
    expect(adopted.text.split('\n').length).toBeLessThan(30);
  });

  test('hands no secret to a run for a pull request', () => {
    const { certify, pipeline } = adopted.workflow.jobs;
    expect(certify?.secrets).toBeUndefined();
    expect(pipeline?.if).toBe("github.event_name != 'pull_request' && github.event_name != 'merge_group'");
  });

  test('has the two schedules that the pipeline tells apart', () => {
    const crons = (adopted.workflow.on['schedule'] as readonly { readonly cron: string }[]).map(({ cron }) => cron);
    expect(crons.map((cron) => cron.startsWith('*/'))).toEqual([true, false]);
    expect(fileNamed('pipeline.yml').text).toContain("!startsWith(github.event.schedule, '*/')");
  });

  test('hides no job of the pipeline: each can be called', () => {
    const called = Object.values(fileNamed('pipeline.yml').workflow.jobs).map(({ uses }) => uses?.split('/').at(-1));
    for (const file of [...called, 'certify.yml', 'pipeline.yml'])
      expect(Object.keys(fileNamed(String(file)).workflow.on)).toContain('workflow_call');
    const ownOnly = ['ci.yml', 'certify.yml', 'dependencies.yml', 'fuzz.yml', 'pipeline.yml', 'operate.yml'];
    expect(called.sort()).toEqual(files.map(({ file }) => file).filter((file) => !ownOnly.includes(file)));
  });
});

describe('what maintainers do to a connector', () => {
  const operate = fileNamed('operate.yml');
  const dispatch = (file: WorkflowFile) =>
    (file.workflow.on['workflow_dispatch'] as { readonly inputs: Record<string, { readonly options?: readonly string[] }> }).inputs;
  const step = operate.workflow.jobs['operate']?.steps?.at(-1);
  const script = step?.run ?? '';

  test('is one script, which knows every choice and no other', () => {
    const options = dispatch(operate)['command']?.options ?? [];
    expect([...script.matchAll(/^ *([a-z]+)\)/gm)].map(([, name]) => name)).toEqual(options);
    const offered = ['evidence', ...operationList.map(({ name }) => name)].filter((name) => name !== 'purge');
    expect(options).toEqual(offered.sort());
  });

  test('is offered with the same inputs where the pipeline is adopted', () => {
    expect(dispatch(adoptedOperate)).toEqual(dispatch(operate));
    expect(Object.keys(operate.workflow.on)).toEqual(['workflow_dispatch', 'workflow_call']);
  });

  test('hears of every input by a variable, and of the account by its number', () => {
    expect(step?.env).toMatchObject({
      BY: `\${{ github.actor_id }}`,
      ...Object.fromEntries(Object.keys(dispatch(operate)).map((name) => [name.toUpperCase(), `\${{ github.event.inputs.${name} }}`])),
    });
    // Outside quotes there is no variable that a shell would split or expand.
    expect(script.replaceAll(/"[^"]*"/g, '').replaceAll(/\$\{[A-Z]+:\+\}/g, '')).not.toMatch(/\$[A-Z{]/);
  });

  test.each([
    ['release', { CONNECTOR: 'a b; $(touch x)', REASON: '-x "y" `z` $HOME' }, ['--reason=-x "y" `z` $HOME', '--', 'a b; $(touch x)']],
    ['yank', { CONNECTOR: 'c', REASON: 'r' }, ['--reason=r', '--', 'c']],
    ['yank', { CONNECTOR: 'c', REASON: 'r', ADVISORY: 'https://a b/*' }, ['--reason=r', '--advisory=https://a b/*', '--', 'c']],
    ['approve', { CONNECTOR: '--help' }, ['--', '--help']],
    ['evidence', { CONNECTOR: 'evidence/a.json' }, ['--', 'evidence/a.json']],
  ])('%s hands each input on as one argument', (COMMAND, inputs, rest) => {
    expect(handedOn({ COMMAND, ...inputs })).toEqual({ status: 0, args: [COMMAND, '--store=s', '--by=9', ...rest] });
  });

  test.each([
    { COMMAND: 'purge', CONNECTOR: 'c' },
    { COMMAND: '', CONNECTOR: 'c' },
    { COMMAND: 'evidence', CONNECTOR: 'evidence/../../tool/x' },
    { COMMAND: 'evidence', CONNECTOR: '/proc/self/environ' },
  ])('nothing is called for $COMMAND $CONNECTOR', (inputs) => {
    expect(handedOn(inputs)).toEqual({ status: 2, args: [] });
  });

  /** Runs the script in bash with a function in the place of node. */
  function handedOn(inputs: Readonly<Record<string, string>>) {
    const empty = { REASON: '', UNTIL: '', TO: '', SUCCESSOR: '', ADVISORY: '' };
    const standIn = `node() { shift; printf '%s\\0' "$@" >&2; }\n`;
    const { status, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', `${standIn}${script}`], {
      env: { ...empty, STORE: 's', BY: '9', ...inputs },
      encoding: 'utf8',
    });
    return { status, args: stderr.split('\0').slice(0, -1) };
  }
});

describe('recertify.yml', () => {
  const script = fileNamed('recertify.yml').workflow.jobs['recertify']?.steps?.at(-1)?.run ?? '';

  test.each([
    [[], []],
    [
      ['certify-report-0', 'certify-report-1'],
      ['--reports', '../reports/certify-report-0/report.json', '--reports', '../reports/certify-report-1/report.json'],
    ],
  ])('hands on the reports of the parts %j', (parts, options) => {
    const workspace = temporaryFolder({
      'registry/a': '',
      ...Object.fromEntries(parts.map((name) => [`reports/${name}/report.json`, '{}'])),
    });
    const standIn = `node() { shift; printf '%s\\0' "$@"; }\n`;
    const shell = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', `${standIn}${script}`];
    const { stdout, status } = spawnSync('bash', shell, { cwd: join(workspace, 'registry'), env: { STORE: 's' }, encoding: 'utf8' });
    expect([status, stdout.split('\0').slice(0, -1)]).toEqual([0, ['github', 'recertify', '--store', 's', ...options]]);
  });
});

describe('docs/adopt.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/adopt.md'), 'utf8');

  test('names every variable and secret of each environment, and no others', () => {
    const used = new Map<string, Set<string>>();
    for (const { workflow } of files)
      for (const job of Object.values(workflow.jobs)) {
        if (typeof job.environment !== 'string') continue;
        const names = [...JSON.stringify(job).matchAll(/\b(?:vars|secrets)\.([A-Z_]+)/g)].map(([, name]) => String(name));
        used.set(job.environment, new Set([...(used.get(job.environment) ?? []), ...names]));
      }
    const rows = page.matchAll(/^ {3}\| `([a-z]+)` \| (`[A-Z].*) \|$/gm);
    const told = new Map(
      [...rows].map(([, name = '', cells = '']) => [name, new Set([...cells.matchAll(/`([A-Z_]{3,})`/g)].map(([, one]) => one))]),
    );
    expect(told).toEqual(used);
  });

  test('tells the permissions that the Apps need, and the length of the file', () => {
    expect(page).toContain('| gate | Checks: write; Pull requests: write; Issues: write; Contents: read; Metadata: read |');
    expect(page).toContain('| ledger | Contents: write; Metadata: read |');
    expect(page).toContain(`the workflow file, ${adopted.text.trimEnd().split('\n').length} lines`);
  });

  test('its configuration is one', () => {
    const bytes = readFileSync(join(import.meta.dirname, '../../docs/adopt/certification.json'));
    expect(parseGitHubSettings(bytes)).toEqual({ apps: { gate: 123456, ledger: 234567 }, maintainers: ['@contoso/certification'] });
    expect(parsePolicy(bytes)).toMatchObject({ profile: 'default', catalogUrl: 'https://contoso.github.io/connectors' });
    expect(parseConfiguration('certification.json', bytes, []).baseBranch).toBe('main');
  });

  test('the workflow that it shows for the action alone is as safe', () => {
    const text = /```yaml\n(on: pull_request\n[\s\S]*?)```/.exec(page)?.[1] ?? '';
    const { jobs, permissions } = parse(text);
    expect(permissions).toEqual({ contents: 'read' });
    const [checkout, action] = jobs.certify.steps;
    expect(checkout.with).toEqual({ ref: `\${{ github.event.pull_request.base.sha }}`, 'fetch-depth': 0, 'persist-credentials': false });
    expect(fileNamed('certify.yml').text).toContain(checkout.uses);
    expect(action.uses).toMatch(/^OWNER\/connector-certification@0{40}$/);
  });
});

test('what the tokens of each job may do', async () => {
  await expect(`${JSON.stringify(jobTokens(), null, 2)}\n`).toMatchFileSnapshot('snapshots/job-tokens.json');
  expect(tokensOfJob('gate', 'gate').gate).toEqual({
    metadata: 'read',
    checks: 'write',
    contents: 'read',
    issues: 'write',
    pull_requests: 'write',
  });
  expect(() => tokensOfJob('gate', 'other')).toThrow('There is no job other in gate.');
});

function fileNamed(name: string): WorkflowFile {
  const found = files.find(({ file }) => file === name);
  if (found === undefined) throw new Error(`There is no workflow ${name}.`);
  return found;
}
