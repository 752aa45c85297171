import { expect, test } from 'vitest';
import { answerEvent } from '../../src/cli/github/command.ts';
import { UserError } from '../../src/connector/user-error.ts';
import type { FaultKind } from '../helpers/github/faults.ts';
import { catalogOnGitHub, publish, terminalWithEvent } from './catalog-on-github.ts';

const kinds: readonly FaultKind[] = [
  'permission',
  'rate-limit',
  'not-found',
  'unprocessable',
  'too-many-requests',
  'bad-gateway',
  'cut-before',
  'cut-after',
];

test.each(kinds)('a fault at whatever request: running again answers once (%s)', async (kind) => {
  const world = await catalogOnGitHub();
  const { standIn } = world;
  const pull = standIn.people.openPullRequest({ author: 'eve', files: world.version('1.1.0') });
  const { head } = await world.github.pullRequest(pull);
  const run = { name: 'certify', externalId: 'key', conclusion: 'success', title: 'Yes', summary: 'Fine', annotations: [] } as const;
  await world.github.createCheckRun(head, run);
  let hour = 0;
  for (const operation of [
    'issues/list-comments',
    'pulls/get',
    'repos/get',
    'checks/list-for-ref',
    'checks/update',
    'issues/create-comment',
    'issues/update-comment',
  ]) {
    world.setTime(new Date(Date.parse('2026-11-20T12:00:00Z') + ++hour * 3_600_000).toISOString());
    // The first answer of a pull request is another request than the next ones.
    const issue = standIn.world.issues.get(pull);
    if (operation === 'issues/create-comment') issue?.comments.splice(0);
    const comment = standIn.people.comment(pull, 'eve', '/recheck');
    const terminal = terminalWithEvent(world);
    const github = await world.connect();
    standIn.failNext(operation, kind);
    let outcome = '';
    let failures = 0;
    while (outcome === '')
      try {
        outcome = await answerEvent(github, terminal, standIn.git);
      } catch (thrown) {
        expect(thrown, `${kind} at ${operation}`).toBeInstanceOf(UserError);
        failures += 1;
        expect(failures, `${kind} at ${operation}`).toBe(1);
      }
    expect(await answerEvent(github, terminal, standIn.git)).toBe('the comment was answered before');
    const replies = world.replies(pull);
    expect(replies, `${kind} at ${operation}`).toHaveLength(1);
    expect(replies[0]?.split(`<!-- answer ${comment} -->`), `${kind} at ${operation}`).toHaveLength(2);
    expect(replies[0]).toContain('will be judged anew within minutes');
  }
  expect((await world.github.ownCheckRuns(head)).map(({ externalId }) => externalId)).toEqual(['recheck']);
  standIn.expectNoViolations();
});

test('an event is written once, also when its answer was cut off', async () => {
  const world = await catalogOnGitHub();
  await publish(world);
  const pull = world.standIn.people.openPullRequest({ author: 'eve', files: world.version('1.1.0') });
  let before = (await world.state()).ledgers.get('northwind-things')?.length ?? 0;
  for (const kind of ['cut-before', 'cut-after', 'permission'] as const) {
    world.standIn.world.issues.get(pull)?.comments.splice(0);
    world.standIn.people.comment(pull, 'maria', '/yank northwind-things@1.0.0 It leaks.');
    const terminal = terminalWithEvent(world);
    world.standIn.failNext('issues/create-comment', kind);
    await expect(answerEvent(world.github, terminal, world.standIn.git)).rejects.toThrow(UserError);
    expect((await world.state()).ledgers.get('northwind-things')).toHaveLength(before + 1);
    expect(await answerEvent(world.github, terminal, world.standIn.git)).toMatch(kind === 'cut-after' ? /before$/ : /^answered/);
    expect(world.replies(pull)).toHaveLength(1);
    expect((await world.state()).ledgers.get('northwind-things')).toHaveLength(before + 1);
    await world.certify('unyank', 'northwind-things@1.0.0', '--reason', 'For the next round.');
    before += 2;
  }
  world.standIn.expectNoViolations();
});
