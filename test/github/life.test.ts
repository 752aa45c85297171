import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readState } from '../../src/catalog/store-state.ts';
import { main } from '../../src/cli/main.ts';
import { openRemoteStore } from '../../src/io/store-remote.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';
import { startGate } from '../helpers/gate.ts';
import { git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';
import { northwind, things } from './catalog-on-github.ts';

const workflowFolder = join(import.meta.dirname, '../../.github/workflows');

/** The workflows of this repository, and what a registry has besides. */
const registry = (): Record<string, string> => ({
  ...Object.fromEntries(
    readdirSync(workflowFolder).map((file) => [`.github/workflows/${file}`, readFileSync(join(workflowFolder, file), 'utf8')]),
  ),
  'publishers/northwind-traders.json': JSON.stringify(northwind),
  'certification.json': JSON.stringify({ schemaVersion: 1, soakDays: { new: 7 }, optionalQuestions: ['tests'] }),
  '.gitignore': '.certify/\n',
});

/** The golden connector without the id of an operation. */
function broken(): Record<string, string> {
  const files = goldenFiles(things);
  const path = `${things}/apiDefinition.swagger.json`;
  return { ...files, [path]: (files[path] ?? '').replace('"operationId": "ListThings",', '') };
}

test('a submission is judged, righted, approved, merged, put on preview and made public, each step by who may do it', {
  timeout: 180_000,
}, async () => {
  const { github, gate, headOf, checksOn, commentsOf, labelsOf, clone } = await startGate(registry());
  const { people, world } = github;
  const ledger = github.app('ledger', { contents: 'write' });
  github.protectDefault({ check: 'certify', from: world.apps.get('certify-gate'), approvals: 1 });
  github.protectCatalog(ledger);
  github.user('rosa', { id: 3 });
  github.user('maria', { id: 9, role: 'maintain' });
  const started = (name: string) => github.happenings().findLast((one) => one.name === name)?.starts;
  const press = () => people.merge(pull, 'maria');

  const pull = people.openPullRequest({ author: 'rosa', files: broken(), title: 'Add Northwind Things' });
  expect(started('pull_request')).toEqual(['certify.yml', 'ci.yml']);
  people.runWorkflow({ file: 'certify.yml', event: 'pull_request', pull, jobs: { certify: 'success' } });
  expect(started('workflow_run')).toEqual(['gate.yml']);
  expect((await gate()).status).toBe(0);
  expect(checksOn(headOf(pull))['certify']).toBe('failure');
  const annotated = world.checkRuns.flatMap(({ app, annotations }) => (app.slug === 'certify-gate' ? annotations : []));
  expect(annotated.map(({ path }) => path)).toEqual([`${things}/apiDefinition.swagger.json`]);
  expect([labelsOf(pull), commentsOf(pull).length]).toEqual([['certify: needs changes'], 1]);
  // The job of the pull request has the required name, and is not the App's.
  expect(press).toThrow('Required status check is expected.');

  people.push(pull, goldenFiles(things));
  expect(press).toThrow('Required status check is expected.');
  expect((await gate()).status).toBe(0);
  expect(checksOn(headOf(pull))['certify']).toBe('success');
  expect(commentsOf(pull)).toHaveLength(1);
  expect(world.issues.get(pull)?.comments[0]?.earlier).toHaveLength(1);
  expect(press).toThrow('At least 1 approving review is required');
  people.review(pull, 'maria', 'approve');
  const merged = press();
  expect(world.issues.get(pull)?.pull?.mergeCommit).toBe(merged);
  expect(started('push')).toEqual(['ci.yml', 'preview.yml']);

  const store = `${github.serverUrl}/${github.repository}.git`;
  const certify = async (step: string, token: string, at: string, ...more: readonly string[]) => {
    git(clone, 'pull', '--quiet', '--ff-only');
    const variable = (name: string) => (name === 'CERTIFY_STORE_TOKEN' ? token : undefined);
    const terminal = fakeTerminal(clone, { now: () => new Date(at), variable });
    return { status: await main([step, ...more, '--store', store], terminal), ...terminal.printed };
  };
  const pushes = github.happenings().filter(({ name }) => name === 'push').length;
  const job = github.workflowToken({ contents: 'write' });
  const refusedToJob = await certify('preview', job, '2026-11-20T13:00:00Z');
  expect([refusedToJob.status, refusedToJob.out, world.happenings.filter(({ name }) => name === 'push').length]).toEqual([2, '', pushes]);
  const token = github.appToken(ledger);
  expect(await certify('preview', token, '2026-11-20T13:00:00Z')).toMatchObject({ status: 0, err: '' });
  expect((await certify('promote', token, '2026-11-21T13:00:00Z')).out).toContain('stays on preview');
  expect(await certify('approve', token, '2026-11-22T13:00:00Z', 'northwind-things', '--by', '9')).toMatchObject({ status: 0 });
  const promoted = await certify('promote', token, '2026-11-28T13:00:00Z');
  expect(promoted.out).toContain('is public now');

  const opened = await openRemoteStore({
    address: store,
    cwd: clone,
    cache: temporaryFolder(),
    token: github.workflowToken({ contents: 'read' }),
  });
  const state = readState((await opened.read()).files);
  const events = state.ledgers.get('northwind-things') ?? [];
  expect(events.map(({ type }) => type).filter((type) => type === 'previewed' || type === 'promoted')).toEqual(['previewed', 'promoted']);
  // The catalog names the very commit that was judged and approved.
  expect(JSON.stringify(events)).toContain(headOf(pull));
  github.expectNoViolations();
});
