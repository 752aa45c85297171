import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { startGitHub } from '../helpers/github/stand-in.ts';
import { workflowFiles } from '../helpers/github/workflow-files.ts';
import { tokensOfJob } from '../helpers/github/workflow-permissions.ts';
import { serveHttp } from '../helpers/loopback.ts';
import { git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

/** The calls of the tool in a job, in their order, with the conditions of their steps. */
function callsOf(workflow: string, job: string): readonly { readonly call: readonly string[]; readonly condition: string }[] {
  const found = workflowFiles().find(({ workflow: one }) => one.name === workflow)?.workflow.jobs[job]?.steps ?? [];
  return found.flatMap(({ run = '', if: condition = '' }) =>
    [...run.matchAll(/node \.\.\/tool\/dist\/cli\.js ([^|&;\n]*)/g)].map(([, call = '']) => ({ call: call.trim().split(' '), condition })),
  );
}

test('the steps of preview, promote and publish lead from a merged connector to a signed catalog that is served and compared with', async () => {
  const workspace = temporaryFolder();
  const [registry, site] = ['registry', 'site'].map((name) => join(workspace, name)) as [string, string];
  const port = await serveHttp((request, response) => {
    const path = join(workspace, 'served', request.url ?? '');
    response.writeHead(existsSync(path) ? 200 : 404).end(existsSync(path) ? readFileSync(path) : '');
  });
  const files = {
    ...goldenFiles('certified-connectors/Northwind Things'),
    'certification.json': JSON.stringify({
      schemaVersion: 1,
      profile: 'local',
      optionalQuestions: ['tests', 'approval'],
      catalogUrl: `http://127.0.0.1:${port}`,
    }),
    '.gitignore': '.certify/\n',
  };
  const github = await startGitHub({ files, now: () => new Date('2026-11-20T12:00:00Z') });
  const store = github.git;
  git(workspace, 'clone', '--quiet', github.git, registry);
  const certify = async (call: readonly string[], variables: Readonly<Record<string, string>> = {}) => {
    const terminal = fakeTerminal(registry, { variable: (name) => variables[name] });
    const args = call.map((word) => (word === '"$STORE"' ? store : word));
    return { status: await main(args, terminal), ...terminal.printed };
  };
  const keyFile = join(workspace, 'signing-key.pem');
  const publicKey = join(workspace, 'publisher.pem');
  writeFiles(workspace, { 'publisher.pem': (await certify(['catalog', 'keygen', '--output', keyFile])).out });
  await certify(['catalog', 'trust', 'init', '--key', keyFile]);
  github.people.commitOnDefault({ 'trust/1.json': readFileSync(join(registry, 'trust/1.json'), 'utf8') });
  rmSync(join(registry, 'trust'), { recursive: true });
  git(registry, 'pull', '--quiet', '--ff-only');

  for (const [workflow, job] of [
    ['preview', 'preview'],
    ['promote', 'promote'],
  ] as const)
    for (const { call } of callsOf(workflow, job)) {
      const environment = github.environment(github.workflowToken(tokensOfJob(workflow, job).workflow));
      expect(await certify(call, environment)).toMatchObject({ status: 0, err: '' });
    }

  const steps = callsOf('publish', 'build');
  expect(steps.map(({ call }) => call.slice(0, 2).join(' '))).toEqual(['catalog build', 'catalog verify', 'catalog sign']);
  for (const { call, condition } of steps) {
    expect(condition).toBe(call[1] === 'sign' ? "vars.CERTIFY_SIGN == 'key'" : '');
    const done = await certify(call, { CERTIFY_SIGNING_KEY: readFileSync(keyFile, 'utf8') });
    expect([call[1], done.status, done.status === 0 ? '' : done.out]).toEqual([call[1], 0, '']);
    if (call[1] === 'build') expect(done.err).toContain('this is the first time');
  }
  expect(await certify(['catalog', 'verify', site, '--trust', publicKey])).toMatchObject({ status: 0 });

  // The next run starts with an empty folder again, and goes on from what is served.
  renameSync(site, join(workspace, 'served'));
  for (const { call } of steps.slice(0, 2)) expect(await certify(call)).toMatchObject({ status: 0, err: '' });
  git(store, 'update-ref', 'refs/heads/catalog', git(store, 'rev-list', '--max-parents=0', 'catalog'));
  rmSync(site, { recursive: true });
  const [build] = steps;
  expect((await certify(build?.call ?? [])).err).toContain('bring that one back with certify catalog restore');
  github.expectNoViolations();
});
