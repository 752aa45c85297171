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

test('a submission is judged, righted, approved, merged, put on preview, made public and told, each step by who may do it', {
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
  const certify = async (at: string, tokens: { readonly store: string; readonly api?: string }, ...line: readonly string[]) => {
    git(clone, 'pull', '--quiet', '--ff-only');
    const variables: Readonly<Record<string, string>> = {
      ...github.environment(tokens.api ?? ''),
      CERTIFY_STORE_TOKEN: tokens.store,
      CERTIFY_APP_SLUG: line.includes('tell') ? 'certify-gate' : 'github-actions',
    };
    const terminal = fakeTerminal(clone, { now: () => new Date(at), variable: (name) => variables[name] });
    return { status: await main([...line, '--store', store], terminal), ...terminal.printed };
  };
  const gateApp = world.apps.get('certify-gate');
  if (gateApp === undefined) throw new Error('There is no gate.');
  const gateToken = github.appToken(gateApp);
  const tell = (at: string) => certify(at, { store: gateToken, api: gateToken }, 'github', 'tell');
  const catalog = () => git(github.git, 'for-each-ref', '--format=%(objectname)', 'refs/heads/catalog');

  // A job's own token may write contents, and still not the catalog.
  const job = github.workflowToken({ contents: 'write', 'pull-requests': 'read' });
  expect(await certify('2026-11-20T13:00:00Z', { store: job, api: job }, 'preview', '--github')).toMatchObject({ status: 2, out: '' });
  expect(catalog()).toBe('');
  const write = github.appToken(ledger);
  const previewed = await certify('2026-11-20T13:00:00Z', { store: write, api: job }, 'preview', '--github');
  expect(previewed).toMatchObject({ status: 0, err: '' });
  expect(await tell('2026-11-20T14:00:00Z')).toMatchObject({ status: 0, err: `#${pull}: was told\n` });
  expect(labelsOf(pull)).toEqual(['certify: preview']);
  expect(commentsOf(pull)[0]).toContain('**Merged: on preview**');

  const before = catalog();
  expect((await certify('2026-11-21T13:00:00Z', { store: write }, 'promote')).out).toContain('stays on preview');
  expect(catalog()).toBe(before);
  expect((await certify('2026-11-28T13:00:00Z', { store: write }, 'promote')).out).toContain('is public now');
  expect(await tell('2026-11-28T14:00:00Z')).toMatchObject({ status: 0, err: `#${pull}: was told\n` });
  expect(labelsOf(pull)).toEqual(['certify: public']);
  expect(commentsOf(pull)).toHaveLength(1);
  expect(commentsOf(pull)[0]).toContain('public');

  const opened = await openRemoteStore({
    address: store,
    cwd: clone,
    cache: temporaryFolder(),
    token: github.workflowToken({ contents: 'read' }),
  });
  const state = readState((await opened.read()).files);
  const events = state.ledgers.get('northwind-things') ?? [];
  expect(events.map(({ type }) => type).filter((type) => type === 'previewed' || type === 'promoted')).toEqual(['previewed', 'promoted']);
  // The catalog names the very commit that was judged and approved, and who brought it.
  expect(events.find(({ type }) => type === 'previewed')).toMatchObject({
    submission: { pullRequest: pull, author: 3, head: headOf(pull) },
  });
  expect(events.filter(({ type }) => type === 'approved').map(({ by }) => by)).toEqual([{ kind: 'account', id: 9 }]);
  github.expectNoViolations();
});
