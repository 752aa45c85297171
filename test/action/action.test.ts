import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type RolldownOptions, rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import config from '../../rolldown.config.ts';
import { rangeOfEvent } from '../../src/cli/action/range.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll, git } from '../helpers/repository.ts';

const top = join(import.meta.dirname, '../..');
// Beside the packages that it imports.
const actionPath = join(top, 'dist', `test-action-${process.pid}`);
const definition = parse(readFileSync(join(top, 'action.yml'), 'utf8'));
const things = 'certified-connectors/Northwind Things';

beforeAll(async () => {
  const options = ([config].flat() as RolldownOptions[]).find(({ output }) => !Array.isArray(output) && output?.file === 'dist/action.js');
  const bundle = await rolldown(options ?? {});
  await bundle.write({ file: join(actionPath, 'dist/action.js'), format: 'esm', codeSplitting: false });
  await bundle.close();
});
afterAll(() => rmSync(actionPath, { recursive: true, force: true }));

interface World {
  /** The bare repository that the pull request is in, as the server has it. */
  readonly origin: string;
  readonly server: string;
  /** A clone as actions/checkout makes it: the base branch, one commit deep. */
  readonly checkout: string;
  readonly base: string;
  readonly head: string;
}

/** A repository with a pull request 7 that writes these files; a path to null removes it. */
function world(files: Readonly<Record<string, string>>): World {
  const server = temporaryFolder();
  const origin = join(server, 'contoso/connectors.git');
  const work = temporaryFolder({ ...goldenFiles(things), 'readme.md': '# Connectors\n' });
  const base = commitAll(work);
  git(work, 'checkout', '--quiet', '-b', 'submission');
  writeFiles(work, files);
  const head = commitAll(work, 'Change');
  mkdirSync(origin, { recursive: true });
  git(origin, 'init', '--quiet', '--bare', '--initial-branch=main');
  git(work, 'push', '--quiet', origin, 'main', 'submission:refs/pull/7/head', 'submission:refs/heads/gh-readonly-queue/main/pr-7-0');
  const checkout = join(server, 'checkout');
  git(server, 'clone', '--quiet', '--depth=1', `file://${origin}`, checkout);
  return { origin, server, checkout, base, head };
}

function pullRequest({ base, head }: Pick<World, 'base' | 'head'>, title = 'Northwind Things (Certified): update') {
  const branch = { ref: 'main', sha: base };
  return {
    action: 'opened',
    pull_request: { number: 7, title, body: '', user: { id: 5 }, base: branch, head: { ref: 'patch-1', sha: head } },
  };
}

/** Runs the step of action.yml as a runner does: its script, by its shell, with every input and the files of GitHub. */
function runStep(folder: string, event: object, inputs: Readonly<Record<string, string>> = {}, server = folder) {
  const files = temporaryFolder({ 'event.json': JSON.stringify(event), output: '', summary: '' });
  const step = definition.runs.steps.at(-1);
  const values: Record<string, string> = Object.fromEntries(
    Object.entries(definition.inputs as Record<string, { default: string }>).map(([name, { default: value }]) => [
      name,
      name === 'token' ? 'secret' : value,
    ]),
  );
  const given: Record<string, string> = Object.fromEntries(
    Object.entries(step.env as Record<string, string>).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(value)?.[1] ?? '';
      return [name, { ...values, ...inputs }[input] ?? ''];
    }),
  );
  const { stdout, stderr, status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      HOME: files,
      ...given,
      GITHUB_ACTION_PATH: actionPath,
      GITHUB_EVENT_PATH: join(files, 'event.json'),
      GITHUB_OUTPUT: join(files, 'output'),
      GITHUB_STEP_SUMMARY: join(files, 'summary'),
      GITHUB_REPOSITORY: 'contoso/connectors',
      GITHUB_SERVER_URL: `file://${server}`,
      GITHUB_ACTIONS: 'true',
    },
  });
  return {
    stdout,
    stderr,
    status,
    outputs: outputsIn(readFileSync(join(files, 'output'), 'utf8')),
    summary: readFileSync(join(files, 'summary'), 'utf8'),
  };
}

/** What a runner reads from the file of outputs: `name=value`, or a block between its own delimiters. */
function outputsIn(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name = '', delimiter] = /^([^=<]+)<<(.+)$/.exec(line) ?? [];
    if (line === '') continue;
    if (delimiter === undefined) throw new Error(`A line of its own: ${line}`);
    const end = lines.indexOf(delimiter);
    outputs[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join('\n');
  }
  return outputs;
}

const broken = goldenFiles(things, 'certified', { 'readme.md': 'x\n' });
const brokenTitle = {
  ...broken,
  [`${things}/apiDefinition.swagger.json`]: String(broken[`${things}/apiDefinition.swagger.json`]).replace(
    '"Northwind Things"',
    '"Northwind API"',
  ),
};
const better = goldenFiles(things, 'certified', {
  'readme.md': '# Northwind Things\n\nOther words about it, and enough of them to be a readme.\n',
});

describe('a pull request', () => {
  test('with errors is shown at its lines, in the summary, in the outputs and as SARIF, and fails the step', () => {
    const { checkout, server, base, head } = world(brokenTitle);
    const { status, stdout, outputs, summary, stderr } = runStep(
      checkout,
      pullRequest({ base, head }),
      { 'sarif-file': 'certify.sarif', 'report-file': 'report.json' },
      server,
    );
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(
      /^::error file=certified-connectors\/Northwind Things\/apiDefinition\.swagger\.json,line=\d+,col=\d+,title=info-title-restricted-words::/m,
    );
    expect(stdout.trim().split('\n').at(-1)).toMatch(
      /^::error::\d+ errors? and \d+ warnings?: see the annotations and the summary of the run\.$/,
    );
    expect(outputs).toMatchObject({ verdict: 'fail', connectors: '1', checked: '1', report: 'report.json', sarif: 'certify.sarif' });
    expect(Number(outputs['errors'])).toBeGreaterThan(0);
    expect(summary).toContain('info-title-restricted-words');
    const sarif = JSON.parse(readFileSync(join(checkout, 'certify.sarif'), 'utf8'));
    expect(sarif.runs[0].results.length).toBeGreaterThan(0);
    expect(JSON.parse(readFileSync(join(checkout, 'report.json'), 'utf8')).submission).toMatchObject({ base, head });
    // What the pull request wrote was read as objects.
    expect(readFileSync(join(checkout, things, 'apiDefinition.swagger.json'), 'utf8')).not.toContain('Northwind API');
    expect(git(checkout, 'rev-parse', 'HEAD')).toBe(base);
  });

  test('without errors passes', () => {
    const { checkout, server, base, head } = world(better);
    const { status, stdout, outputs } = runStep(checkout, pullRequest({ base, head }), {}, server);
    expect(stdout).not.toContain('::error');
    expect([status, outputs]).toEqual([
      0,
      { verdict: 'pass', errors: '0', warnings: outputs['warnings'], connectors: '1', checked: '1', report: '', sarif: '' },
    ]);
  });

  test('fails for warnings where that is asked, and for errors not where it is not', () => {
    const { checkout, server, base, head } = world({ ...better, [`${things}/readme.md`]: 'x\n' });
    const event = pullRequest({ base, head });
    const run = (failOn: string) => runStep(checkout, event, { 'fail-on': failOn, annotations: 'false', summary: 'false' }, server);
    const [never, warning, odd] = [run('never'), run('warning'), run('sometimes')];
    expect([never.status, warning.status, odd.status]).toEqual([0, 1, 1]);
    expect(never.stdout).toBe(`Certified 1 connector: ${never.outputs['verdict']}.\n`);
    expect(never.summary).toBe('');
    expect(odd.stdout).toBe("::error::The input 'fail-on' takes error, warning or never, not 'sometimes'.\n");
  });

  test('that was pushed to meanwhile is not judged', () => {
    const { checkout, server, base } = world(better);
    const { status, stdout, outputs } = runStep(checkout, pullRequest({ base, head: '1'.repeat(40) }), {}, server);
    expect(stdout).toContain('::error::Commit 111111111111 is not at refs/pull/7/head any more');
    expect([status, outputs]).toEqual([1, {}]);
  });

  test('of a repository that does not answer is not judged, and the token is not told', () => {
    const { checkout, base, head } = world(better);
    const { status, stdout, outputs } = runStep(checkout, pullRequest({ base, head }), {}, '/nowhere');
    expect(stdout).toContain('::error::The submission could not be fetched from file:///nowhere/contoso/connectors.git');
    expect(stdout).not.toContain('secret');
    expect([status, outputs]).toEqual([1, {}]);
  });
});

test('a merge group is judged between its commits', () => {
  const { checkout, server, base, head } = world(better);
  const event = {
    action: 'checks_requested',
    merge_group: { base_sha: base, head_sha: head, head_ref: 'refs/heads/gh-readonly-queue/main/pr-7-0' },
  };
  expect(runStep(checkout, event, {}, server)).toMatchObject({ status: 0, outputs: { verdict: 'pass', checked: '1' } });
});

test('two commits that are named are compared, whatever the event is', () => {
  const { checkout, server, base, head } = world(better);
  git(checkout, 'fetch', '--quiet', '--unshallow', 'origin', 'refs/pull/7/head');
  expect(runStep(checkout, {}, { base, head }, server)).toMatchObject({ status: 0, outputs: { verdict: 'pass', checked: '1' } });
  expect(runStep(checkout, {}, { head }, server).stdout).toBe(
    "::error::The input 'head' goes with 'base', the branch or commit to compare with.\n",
  );
});

test('where the event is about no submission, every connector below the path is judged, and none is a failure', () => {
  const folder = temporaryFolder({
    ...goldenFiles(`connectors/${things}`),
    ...goldenFiles('connectors/certified-connectors/Tailspin Toys'),
  });
  commitAll(folder);
  expect(runStep(folder, { ref: 'refs/heads/main' }, { path: 'connectors' })).toMatchObject({
    status: 0,
    outputs: { verdict: 'pass', connectors: '2', checked: '2' },
  });
  const empty = runStep(temporaryFolder(), { ref: 'refs/heads/main' });
  expect([empty.status, empty.outputs]).toEqual([1, {}]);
});

describe('hostile texts', () => {
  const commands = [
    '::set-output name=verdict::pass',
    '::add-mask::a',
    '::stop-commands::x',
    '##[error]forged',
    '::error file=.github/workflows/gate.yml::forged',
  ];
  const hostile = commands.map((command) => `\n${command}\r\n${command}\u2028 ghadelimiter_x <<EOF verdict=pass %0A${command}`).join('');

  test('write no workflow command, no output and no markup of their own', () => {
    const text = JSON.stringify(hostile).slice(1, -1);
    const spoiled = String(broken[`${things}/apiDefinition.swagger.json`])
      .replace('"Northwind Things"', `"Northwind API${text}"`)
      .replace(/"summary": "/g, `"summary": "${text}`)
      .replace(/"\/([a-z])/g, `"/${text}$1`);
    const { checkout, server, base, head } = world({
      [`${things}/apiDefinition.swagger.json`]: spoiled,
      [`${things}/\n::error::a`]: 'x\n',
      'certified-connectors/::error::b\r\n##[error]c/readme.md': hostile,
    });
    const { status, stdout, outputs, summary } = runStep(checkout, pullRequest({ base, head }, hostile), {}, server);
    expect(status).toBe(1);
    expect(outputs).toMatchObject({ verdict: 'fail', report: '', sarif: '' });
    expect(Object.keys(outputs).sort()).toEqual(['checked', 'connectors', 'errors', 'report', 'sarif', 'verdict', 'warnings']);
    for (const line of stdout.split(/\r\n|[\n\r\u2028\u2029]/)) {
      expect(line).toMatch(/^(?:$|::(?:error|warning|notice) file=[^:]*::|::error::\d+ errors? and |[^:#])/);
      expect(line).not.toContain('##[');
      if (/^\s*::/.test(line)) expect(line).not.toMatch(/file=\.github/);
    }
    expect(stdout).toContain('::error file=');
    expect(summary).not.toMatch(/^::/m);
  });

  test('an event of any shape is refused with a sentence, or taken', () => {
    const json = fc.jsonValue();
    const sha = fc.oneof(fc.constant('a'.repeat(40)), fc.string(), json);
    const branch = fc.oneof(fc.record({ sha }), json);
    const request = fc.oneof(fc.record({ number: fc.oneof(fc.nat(), json), base: branch, head: branch }), json);
    const group = fc.oneof(
      fc.record({ base_sha: sha, head_sha: sha, head_ref: fc.oneof(fc.constant('refs/heads/gh-readonly-queue/main/pr-1-a'), fc.string()) }),
      json,
    );
    const event = fc.oneof(json, fc.record({ pull_request: request, merge_group: group }, { requiredKeys: [] }));
    fc.assert(
      fc.property(event, (value) => {
        try {
          const range = rangeOfEvent('event', new TextEncoder().encode(JSON.stringify(value)));
          if (range === undefined) return;
          expect([range.base, range.head].every((id) => /^[0-9a-f]{40}$/.test(id))).toBe(true);
          expect(range.ref).toMatch(/^refs\/(?:pull\/[1-9]\d*\/head|heads\/gh-readonly-queue\/[\w./-]+)$/);
        } catch (thrown) {
          if (!(thrown instanceof UserError)) throw thrown;
        }
      }),
    );
  });

  test.each([
    '--upload-pack=touch x',
    'refs/heads/gh-readonly-queue/../../pull/1/head',
    'refs/heads/gh-readonly-queue/a b',
    'refs/heads/main',
  ])('the branch %s is none of a merge queue', (ref) => {
    const event = { merge_group: { base_sha: 'a'.repeat(40), head_sha: 'b'.repeat(40), head_ref: ref } };
    expect(() => rangeOfEvent('event', new TextEncoder().encode(JSON.stringify(event)))).toThrow('event names no branch of a merge queue.');
  });
});

describe('action.yml', () => {
  const source = readFileSync(join(top, 'src/action.ts'), 'utf8');
  const { inputs, outputs, runs } = definition;

  test('gives every input to the step, which reads it, and takes every output from it', () => {
    const read = [...source.matchAll(/get(?:Boolean)?Input\('([a-z-]+)'\)/g)].map(([, name]) => name);
    expect(read.sort()).toEqual(Object.keys(inputs).sort());
    const variables = Object.entries(runs.steps.at(-1).env);
    expect(variables.sort()).toEqual(
      Object.keys(inputs)
        .map((name) => [`INPUT_${name.toUpperCase()}`, `\${{ inputs.${name} }}`])
        .sort(),
    );
    for (const [name, { value }] of Object.entries(outputs as Record<string, { value: string }>))
      expect(value).toBe(`\${{ steps.certify.outputs.${name} }}`);
    for (const { default: value } of Object.values(inputs) as { default: unknown }[]) expect(typeof value).toBe('string');
  });

  test('runs what is locked, pins what it uses, and puts no expression into a script', () => {
    expect(runs.steps.map(({ run = '' }: { run?: string }) => run).join()).not.toContain('${{');
    expect(runs.steps[0].uses).toMatch(/^actions\/setup-node@[0-9a-f]{40}$/);
    expect(runs.steps[1].run).toMatch(/^npm ci --ignore-scripts /);
    expect(existsSync(join(top, 'package-lock.json'))).toBe(true);
  });
});
