import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { expectedSettings } from '../../src/github/expected-settings.ts';
import { openGitHub } from '../../src/io/github/open-github.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';
import { type GitHubStandIn, startGitHub } from '../helpers/github/stand-in.ts';
import { tokensOfJob } from '../helpers/github/workflow-permissions.ts';
import { serveHttp } from '../helpers/loopback.ts';
import { commitAll, git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const now = '2026-11-20T12:00:00Z';
const workflow = `on:
  schedule:
    - cron: '17 5 * * *'
jobs:
  build:
    steps:
      - uses: actions/checkout@0000000000000000000000000000000000000000
      - uses: northwind/tool/.github/workflows/pipeline.yml@0000000000000000000000000000000000000000
`;

interface World {
  readonly github: GitHubStandIn;
  readonly root: string;
  readonly gate: number;
  readonly ledger: number;
  readonly run: (
    token: string,
    ...args: readonly string[]
  ) => Promise<{ readonly status: number; readonly out: string; readonly err: string }>;
  readonly admin: string;
}

/** A repository without any settings, two Apps, and an administrator. */
async function world(
  more: { readonly catalogUrl?: string; readonly files?: Readonly<Record<string, string>>; readonly hasLabels?: boolean } = {},
): Promise<World> {
  const files = { '.github/workflows/publish.yml': workflow };
  const github = await startGitHub({ now: () => new Date(now), files });
  const gate = github.app('certify-gate', { checks: 'write', contents: 'read', issues: 'write', pull_requests: 'write' });
  const ledger = github.app('certify-ledger', { contents: 'write' });
  github.user('fabrikam-admin', { role: 'admin' });
  // GitHub asks for a second between writes of those who write many: only one test waits for it.
  const { labels } = expectedSettings({ defaultBranch: 'main', gateApp: gate.id, ledgerApp: ledger.id, foreignActions: [] });
  if (more.hasLabels !== false) github.world.labels.push(...labels.map((label, index) => ({ ...label, id: 900_000 + index })));
  const configuration = {
    schemaVersion: 1,
    ...(more.catalogUrl && { catalogUrl: more.catalogUrl }),
    github: { apps: { gate: gate.id, ledger: ledger.id } },
  };
  const root = temporaryFolder({
    'certification.json': JSON.stringify(configuration),
    '.github/workflows/publish.yml': workflow,
    ...more.files,
  });
  const run = async (token: string, ...args: readonly string[]) => {
    const environment = github.environment(token);
    const terminal = fakeTerminal(root, { now: () => new Date(now), variable: (name) => environment[name] });
    const status = await main(args, terminal);
    return { status, out: terminal.printed.out, err: terminal.printed.err };
  };
  return { github, root, gate: gate.id, ledger: ledger.id, run, admin: github.userToken('fabrikam-admin') };
}

describe('certify github setup', () => {
  test('makes everything that the pipeline relies on, and a second time nothing', async () => {
    const { github, run, admin, gate, ledger } = await world({ hasLabels: false });
    const dry = await run(admin, 'github', 'setup', '--dry-run');
    expect([dry.status, dry.err]).toEqual([0, '']);
    expect(github.counts().writes).toBe(0);
    const real = await run(admin, 'github', 'setup');
    expect([real.status, real.err]).toEqual([0, '']);
    expect(real.out.replaceAll('changed  ', 'would change  ').split('\n').slice(0, -2)).toEqual(dry.out.split('\n').slice(0, -2));
    expect(real.out).toMatch(/\n\d+ changes made\. Look again with: certify doctor\n$/);

    const [branch, catalog] = github.world.rulesets;
    expect([branch?.name, branch?.enforcement, branch?.conditions, branch?.bypassActors]).toEqual([
      'certify: default branch',
      'active',
      { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      [],
    ]);
    expect(branch?.rules.find(({ type }) => type === 'required_status_checks')).toMatchObject({
      parameters: { required_status_checks: [{ context: 'certify', integration_id: gate }] },
    });
    expect(catalog?.bypassActors).toEqual([{ actor_id: ledger, actor_type: 'Integration', bypass_mode: 'always' }]);
    expect(catalog?.rules.map(({ type }) => type)).toEqual(['creation', 'update', 'deletion', 'non_fast_forward']);
    expect([...github.world.environments.keys()]).toEqual(['gate', 'preview', 'verification', 'production']);
    expect(github.world.actions).toEqual({
      permissions: { enabled: true, allowed_actions: 'selected', sha_pinning_required: true },
      workflow: { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false },
      selected: { github_owned_allowed: true, verified_allowed: false, patterns_allowed: ['northwind/tool/*'] },
    });
    expect(github.world.labels.map(({ name }) => name)).toContain('certify: waiting for approval');

    github.forget();
    expect(await run(admin, 'github', 'setup')).toEqual({ status: 0, out: 'Everything that could be seen is as it should be.\n', err: '' });
    expect(github.counts().writes).toBe(0);
    github.expectNoViolations();
  });

  test("keeps what is stricter, and rules of one's own", async () => {
    const { github, run, admin, gate } = await world();
    await run(admin, 'github', 'setup');
    const [branch] = github.world.rulesets;
    if (branch === undefined) throw new Error('There is no ruleset.');
    const own = { type: 'required_linear_history' };
    const changed = branch.rules.map((rule) => {
      if (rule['type'] === 'pull_request')
        return {
          ...rule,
          parameters: { ...Object(rule['parameters']), required_approving_review_count: 2, require_code_owner_review: false },
        };
      if (rule['type'] !== 'required_status_checks') return rule;
      // Anybody's check of that name, and one of the repository's own.
      return {
        ...rule,
        parameters: {
          ...Object(rule['parameters']),
          required_status_checks: [{ context: 'certify' }, { context: 'ci', integration_id: 15368 }],
        },
      };
    });
    Object.assign(branch, { rules: [own, ...changed] });
    const { out } = await run(admin, 'github', 'setup');
    expect(out).toContain(
      "changed  The ruleset 'certify: default branch' has a rule 'pull_request' that is not as strict as expected (require_code_owner_review).\n",
    );
    expect(out).toContain("has a rule 'required_status_checks' that is not as strict as expected (required_status_checks).\n");
    const after = github.world.rulesets[0];
    expect(after?.rules).toContainEqual(own);
    expect(after?.rules.find(({ type }) => type === 'pull_request')).toMatchObject({
      parameters: { required_approving_review_count: 2, require_code_owner_review: true },
    });
    expect(after?.rules.find(({ type }) => type === 'required_status_checks')).toMatchObject({
      parameters: {
        required_status_checks: [
          { context: 'ci', integration_id: 15368 },
          { context: 'certify', integration_id: gate },
        ],
      },
    });
    expect((await run(admin, 'github', 'setup')).out).toBe('Everything that could be seen is as it should be.\n');
    github.expectNoViolations();
  });

  test('with a token that may not says for each thing what is missing, goes on, and a second call repairs the rest', async () => {
    const { github, run, admin } = await world();
    github.failNext('repos/create-repo-ruleset', 'permission');
    const first = await run(admin, 'github', 'setup');
    expect(first.status).toBe(2);
    expect(first.err).toMatch(/^certify: Could not write the ruleset 'certify: default branch': .*\n$/);
    expect(first.out).toContain("changed  There is no ruleset 'certify: catalog'.");
    const second = await run(admin, 'github', 'setup');
    expect([second.status, second.out.split('\n').length]).toEqual([0, 3]);
    github.expectNoViolations();
  });

  test('needs the Apps, a repository and a token, and says so', async () => {
    const { run, admin } = await world({ files: { 'certification.json': '{"schemaVersion":1}' } });
    expect((await run(admin, 'github', 'setup')).err).toContain('certification.json does not name the two Apps.');
    const terminal = fakeTerminal((await world()).root);
    expect(await main(['github', 'setup'], terminal)).toBe(2);
    expect(terminal.printed.err).toContain('Set GITHUB_REPOSITORY to the owner and the name of the repository');
  });
});

describe('certify doctor', () => {
  test('finds nothing after setup but what does not run yet', async () => {
    const { run, admin } = await world();
    await run(admin, 'github', 'setup');
    expect(await run(admin, 'doctor')).toEqual({
      status: 1,
      err: '',
      out: `differs  certification.json does not say where the catalog is served.
         Set catalogUrl to its address.
differs  The schedule of publish.yml has not succeeded yet.
         Look at its runs on the page Actions. GitHub switches schedules off where nothing happened for 60 days; enable the workflow there.

2 things not as expected.
`,
    });
  });

  test.each([
    ['2026-11-19T05:20:00Z', undefined],
    ['2026-11-17T05:20:00Z', 'The schedule of publish.yml succeeded last 78 hours ago.'],
  ])('looks when a schedule succeeded last: %s', async (at, sentence) => {
    const times = { now: new Date(at) };
    const { github, run, admin } = await world();
    Object.assign(github.world, { now: () => times.now });
    github.people.runWorkflow({ file: 'publish.yml', event: 'schedule' });
    times.now = new Date(now);
    // Neither a failure nor a run that somebody started tells that the schedule goes on.
    github.people.runWorkflow({ file: 'publish.yml', event: 'schedule', conclusion: 'failure' });
    github.people.runWorkflow({ file: 'publish.yml', event: 'workflow_dispatch' });
    const { out } = await run(admin, 'doctor');
    if (sentence === undefined) expect(out).not.toContain('The schedule of');
    else expect(out).toContain(sentence);
    github.expectNoViolations();
  });

  test('tells each setting that was loosened, with the way out', async () => {
    const { github, run, admin } = await world();
    await run(admin, 'github', 'setup');
    const [branch, catalog] = github.world.rulesets;
    if (branch === undefined || catalog === undefined) throw new Error('There are no rulesets.');
    Object.assign(branch, { enforcement: 'disabled' });
    Object.assign(catalog, {
      bypassActors: [...catalog.bypassActors, { actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' }],
    });
    Object.assign(github.world.environments.get('gate') ?? {}, { settings: {} });
    Object.assign(github.world.actions, {
      permissions: { enabled: true, allowed_actions: 'all', sha_pinning_required: false },
      workflow: { default_workflow_permissions: 'write', can_approve_pull_request_reviews: true },
    });
    const { status, out } = await run(admin, 'doctor', '--format', 'json');
    expect(status).toBe(1);
    const { found, verdict } = JSON.parse(out);
    expect(verdict).toBe('fail');
    expect(found.map(({ sentence }: { sentence: string }) => sentence).slice(0, -2)).toEqual([
      'The ruleset \'certify: default branch\' is not in force ("disabled").',
      expect.stringMatching(
        /^The ruleset 'certify: catalog' may be passed by App \d+ \(always\), RepositoryRole 5 \(always\); expected is App \d+ \(always\)\.$/,
      ),
      "The environment 'gate' gives its secrets to jobs of every branch.",
      'Actions of every owner may run.',
      'Actions that are not pinned to a commit may run.',
      'northwind/tool/* may not run, and a workflow uses it.',
      'Tokens of workflows that say nothing may write.',
      'Workflows may approve pull requests.',
    ]);
    expect(new Set(found.map(({ wayOut }: { wayOut: string }) => wayOut))).toContain('certify github setup repairs it.');
    expect((await run(admin, 'github', 'setup')).status).toBe(0);
    expect((await run(admin, 'doctor')).out).toMatch(/\n2 things not as expected\.\n$/);
    github.expectNoViolations();
  });

  test('with the token of its workflow says what it may not see', async () => {
    const { github, run, admin } = await world();
    await run(admin, 'github', 'setup');
    const { out, err } = await run(github.workflowToken(tokensOfJob('doctor', 'doctor').workflow), 'doctor');
    expect(err).toBe('');
    expect(out.split('\n').filter((line) => line.startsWith('unseen'))).toEqual([
      expect.stringContaining("The token may not see who may pass the ruleset 'certify: default branch'."),
      expect.stringContaining("The token may not see who may pass the ruleset 'certify: catalog'."),
      expect.stringContaining('Nobody can say which actions may run'),
      expect.stringContaining("Nobody can say what a workflow's token may do"),
    ]);
    expect(out).toMatch(/\n2 things not as expected, 4 unseen\.\n$/);
    github.expectNoViolations();
  });

  test.each([
    [{ generatedAt: '2026-11-20T05:00:00.000Z', expiresAt: '2026-11-27T05:00:00.000Z' }, undefined],
    [
      { generatedAt: '2026-11-13T05:00:00.000Z', expiresAt: '2026-11-20T05:00:00.000Z' },
      'The catalog of 2026-11-13T05:00:00.000Z expired at 2026-11-20T05:00:00.000Z.',
    ],
    [
      { generatedAt: '2026-11-14T05:00:00.000Z', expiresAt: '2026-11-21T05:00:00.000Z' },
      'The catalog of 2026-11-14T05:00:00.000Z is believed until 2026-11-21T05:00:00.000Z only.',
    ],
    [404, 'Nothing is published at '],
    [{}, 'Nobody can say how old the catalog is: '],
    [503, 'Nobody can say how old the catalog is: '],
  ])('tells the age of the catalog: %j', async (served, sentence) => {
    const port = await serveHttp((_request, response) => {
      if (typeof served === 'number') response.writeHead(served).end();
      else response.writeHead(200).end(JSON.stringify(served));
    });
    const { run, admin } = await world({ catalogUrl: `http://127.0.0.1:${port}` });
    const { out } = await run(admin, 'doctor');
    const lines = out.split('\n').filter((line) => /catalog (?:of|is)|Nothing is published/.test(line));
    if (sentence === undefined) expect(lines).toEqual([]);
    else expect(lines[0]).toContain(sentence);
  });
});

describe('certify github drill', () => {
  test('shows that everything is refused where setup was, and leaves nothing behind', async () => {
    const { github, run, admin } = await world();
    await run(admin, 'github', 'setup');
    const tips = git(github.git, 'for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads');
    const { status, out, err } = await run(admin, 'github', 'drill', 'contoso/connectors');
    expect([status, err]).toEqual([0, '']);
    expect(out.split('\n').map((line) => line.slice(0, 10))).toEqual(['refused   ', 'refused   ', 'refused   ', 'Everything', '']);
    expect(out).toContain('Required status check');
    expect(git(github.git, 'for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads')).toBe(tips);
    expect([...github.world.issues.values()].map(({ state }) => state)).toEqual(['closed']);
    github.expectNoViolations();
  });

  test('tells what gets through where nothing protects the branches, and takes back what it can', async () => {
    const { github, run, admin } = await world();
    const { status, out } = await run(admin, 'github', 'drill', 'contoso/connectors');
    expect(status).toBe(1);
    expect(out.split('\n').map((line) => line.slice(0, 10))).toEqual(['ACCEPTED  ', 'unclear   ', 'ACCEPTED  ', 'NOT SAFE: ', '']);
    expect(git(github.git, 'branch', '--list').trim()).toBe('* main');
  });

  test('sees that a check of the right name from anybody is not enough', async () => {
    const { github, run, admin } = await world();
    await run(admin, 'github', 'setup');
    const rules = github.world.rulesets[0]?.rules.flatMap((rule) =>
      rule['type'] === 'pull_request'
        ? []
        : rule['type'] === 'required_status_checks'
          ? [{ ...rule, parameters: { ...Object(rule['parameters']), required_status_checks: [{ context: 'certify' }] } }]
          : [rule],
    );
    Object.assign(github.world.rulesets[0] ?? {}, { rules });
    const { status, out } = await run(admin, 'github', 'drill', 'contoso/connectors');
    expect(status).toBe(1);
    expect(out).toMatch(/^ACCEPTED {2}merging pull request #1, whose own workflow and status say success\n/);
    expect((await run(admin, 'doctor')).out).toContain(
      "has a rule 'required_status_checks' that is not as strict as expected (required_status_checks).",
    );
  });

  test('asks for the name of the scratch repository', async () => {
    const { github, run, admin } = await world();
    for (const name of [[], ['contoso/other'], ['contoso/connectors', 'x']])
      expect((await run(admin, 'github', 'drill', ...name)).err).toContain(
        'Type the name of the scratch repository that GITHUB_REPOSITORY names',
      );
    expect(github.counts().writes).toBe(0);
  });
});

test('a pull request that waits too long for its verdict is told, and one that has it is not', async () => {
  const times = { now: new Date('2026-11-20T06:00:00Z') };
  const github = await startGitHub({ now: () => times.now });
  const gate = github.app('certify-gate', { checks: 'write', contents: 'read', issues: 'write', pull_requests: 'write' });
  const ledger = github.app('certify-ledger', { contents: 'write' });
  github.user('fabrikam-admin', { role: 'admin' });
  github.user('tailspin');
  const root = temporaryFolder({
    'certification.json': JSON.stringify({ schemaVersion: 1, github: { apps: { gate: gate.id, ledger: ledger.id } } }),
  });
  const number = github.people.openPullRequest({ author: 'tailspin', files: { 'a.txt': 'a\n' } });
  times.now = new Date('2026-11-20T11:00:00Z');
  const environment = github.environment(github.userToken('fabrikam-admin'));
  const told = async (): Promise<string> => {
    const terminal = fakeTerminal(root, { now: () => times.now, variable: (name) => environment[name] });
    await main(['doctor'], terminal);
    return terminal.printed.out;
  };
  const sentence = `differs  Pull request #${number} has no verdict, and nothing happened to it for 5 hours.`;
  expect(await told()).toContain(sentence);
  const place = { apiUrl: github.apiUrl, serverUrl: github.serverUrl, repository: github.repository };
  const head = String([...github.world.issues.values()][0]?.pull?.headSha);
  const run = { name: 'certify', externalId: 'a', conclusion: 'failure', title: 'a', summary: 'a', annotations: [] } as const;
  // Of that name, but not from the gate.
  const forger = await openGitHub({ ...place, token: github.workflowToken({ checks: 'write' }), app: 'github-actions' });
  await forger.createCheckRun(head, run);
  expect(await told()).toContain(sentence);
  await (await openGitHub({ ...place, token: github.appToken(gate), app: 'certify-gate' })).createCheckRun(head, run);
  expect(await told()).not.toContain('has no verdict');
  github.expectNoViolations();
});

test('the store that setup begins takes the first version', async () => {
  const { github, run, admin } = await world();
  await run(admin, 'github', 'setup');
  const folder = temporaryFolder({ ...goldenFiles('certified-connectors/Northwind Things'), '.gitignore': '.certify/\n' });
  commitAll(folder);
  const terminal = fakeTerminal(folder);
  expect([await main(['preview', '--store', github.git], terminal), terminal.printed.err]).toEqual([0, '']);
  expect(git(github.git, 'ls-tree', '--name-only', 'catalog').split('\n')).toContain('channels');
});
