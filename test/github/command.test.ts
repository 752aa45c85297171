import { expect, test } from 'vitest';
import { answerEvent } from '../../src/cli/github/command.ts';
import { headLine, verdictMarker } from '../../src/github/names.ts';
import { type CatalogOnGitHub, catalogOnGitHub, northwind, publish, terminalWithEvent } from './catalog-on-github.ts';

/** A pull request to the connector whose verdict is told; answers with its number. */
async function judged(
  world: CatalogOnGitHub,
  files = world.version('1.1.0', 'Keeps the list of things that a warehouse holds.'),
): Promise<number> {
  const pull = world.standIn.people.openPullRequest({ author: 'eve', files, title: 'Update' });
  await tellVerdict(world, pull);
  return pull;
}

async function tellVerdict(world: CatalogOnGitHub, pull: number): Promise<void> {
  const { head } = await world.github.pullRequest(pull);
  await world.github.createComment(pull, `${verdictMarker}\n${headLine(head)}\n\nReady.`);
}

/** What the command says to the newest comment. */
async function answered(world: CatalogOnGitHub, action?: string): Promise<string> {
  return await answerEvent(world.github, terminalWithEvent(world, action), world.standIn.git);
}

test('a publisher holds and yanks its connector, the ledger knows who asked where, and asking again writes nothing', async () => {
  const world = await catalogOnGitHub();
  await publish(world);
  const pull = await judged(world);
  const hold = world.standIn.people.comment(pull, 'rosa', '/hold The *host* moves. @everybody\nMore words.');
  expect(await answered(world)).toBe(`answered comment ${hold} of pull request ${pull}`);
  expect((await world.state()).ledgers.get('northwind-things')?.at(-1)).toMatchObject({
    type: 'held',
    reason: 'The *host* moves. @everybody',
    by: { kind: 'account', id: 3, comment: { pullRequest: pull, id: hold } },
  });
  expect(world.replies(pull)).toEqual([
    `<!-- connector-certification:reply -->
<!-- answered ${hold} -->

<!-- answer ${hold} -->
**[\`/hold The *host* moves. @everybody\`](${world.github.webUrl}/pull/${pull}#issuecomment-${hold})** by \`rosa\`

- northwind-things: it is held: The \\*host\\* moves. @&#8203;everybody

The catalog shows what happened with its next publication.
<!-- end of answer -->
`,
  ]);
  world.standIn.forget();
  expect(await answered(world)).toBe('the comment was answered before');
  expect(world.standIn.counts()).toEqual({ reads: 1, writes: 0 });

  const yank = world.standIn.people.comment(pull, 'rosa', '/yank northwind-things@1.0.0 It leaks.');
  await answered(world);
  const events = (await world.state()).ledgers.get('northwind-things') ?? [];
  expect(events.at(-1)).toMatchObject({ type: 'yanked', name: { version: '1.0.0', revision: 0 }, fallback: null, by: { id: 3 } });
  expect(world.replies(pull)).toHaveLength(1);
  expect(world.replies(pull)[0]).toMatch(new RegExp(`^<!-- answered ${yank},${hold} -->$`, 'm'));
  expect(await world.certify('ledger', 'northwind-things')).toMatchObject({
    out: expect.stringContaining(
      `1.0.0 was yanked, and nothing is public: It leaks.  (account 3, comment ${yank} on pull request ${pull})`,
    ),
  });
  world.standIn.expectNoViolations();
});

test('a rerun that lost its answer finds the event and writes the answer alone', async () => {
  const world = await catalogOnGitHub();
  await publish(world);
  const pull = await judged(world);
  world.standIn.people.comment(pull, 'maria', '/hold Wait.');
  await answered(world);
  const events = (await world.state()).ledgers.get('northwind-things')?.length;
  const reply = world.replies(pull)[0];
  const issue = world.standIn.world.issues.get(pull);
  issue?.comments.splice(
    issue.comments.findIndex(({ body }) => body === reply),
    1,
  );
  await answered(world);
  expect((await world.state()).ledgers.get('northwind-things')).toHaveLength(events ?? 0);
  expect(world.replies(pull)).toEqual([reply]);
});

test('strangers, and who was an approver, change nothing and are told why', async () => {
  const world = await catalogOnGitHub();
  await publish(world);
  const pull = await judged(world);
  const before = (await world.state()).ledgers.get('northwind-things')?.length;
  world.standIn.people.comment(pull, 'eve', '/yank northwind-things I like it not.');
  await answered(world);
  expect(world.replies(pull)[0]).toContain(
    "- /yank is for the maintainers and for the publisher of 'northwind-things': the account and the approvers of publishers/northwind-traders.json, as the default branch has them. Account number 66 is none of them.",
  );
  // The clone is older than the commit that takes the approver away.
  world.standIn.people.commitOnDefault({ 'publishers/northwind-traders.json': JSON.stringify({ ...northwind, approvers: [] }) });
  world.standIn.people.comment(pull, 'rosa', '/hold Wait.');
  await answered(world);
  expect(world.replies(pull)[0]).toContain('Account number 3 is none of them.');
  // Another account has the login of a maintainer now.
  world.standIn.user('maria').role = undefined;
  world.standIn.people.comment(pull, 'maria', '/promote northwind-things');
  await answered(world);
  expect(world.replies(pull)[0]).toContain('Account number 9 is none of them.');
  expect((await world.state()).ledgers.get('northwind-things')).toHaveLength(before ?? 0);
});

test('a command for a head that moved since is refused', async () => {
  const world = await catalogOnGitHub();
  await publish(world);
  const pull = await judged(world);
  world.standIn.people.comment(pull, 'maria', '/hold Wait.');
  world.setTime('2026-11-20T12:00:05Z');
  world.standIn.people.push(pull, { 'certified-connectors/Contoso Orders/readme.md': '# Orders\n' });
  await answered(world);
  expect(world.replies(pull)[0]).toMatch(
    /^The head is [0-9a-f]{7} now, and that is not the one of the verdict\. Look at it, and comment again\.$/m,
  );
  expect((await world.state()).ledgers.get('northwind-things')?.at(-1)).toMatchObject({ type: 'promoted' });
});

test('a merged version is promoted by a comment, with the questions that hold it told', async () => {
  const world = await catalogOnGitHub({ schemaVersion: 1, profile: 'local', optionalQuestions: [] });
  const pull = await judged(world);
  world.standIn.people.merge(pull, 'maria', 'squash');
  world.pull();
  await world.certify('preview');
  world.standIn.people.comment(pull, 'rosa', '/promote');
  await answered(world);
  expect(world.replies(pull)[0]).toMatch(/^northwind-things 1\.1\.0 stays on preview\.\n\n- .*approval: /ms);
  await world.certify('approve', 'northwind-things', '--by', '9');
  await world.certify('exempt', 'northwind-things@1.1.0', '--question', 'tests', '--until', '2026-12-20', '--reason', 'No server.');
  const asked = world.standIn.people.comment(pull, 'rosa', '/promote');
  await answered(world);
  expect(world.replies(pull)[0]).toMatch(/^northwind-things 1\.1\.0 is public now\.$/m);
  expect((await world.state()).ledgers.get('northwind-things')?.at(-1)).toMatchObject({
    type: 'promoted',
    by: { kind: 'account', id: 3, comment: { pullRequest: pull, id: asked } },
  });
});

test('anybody has a head judged anew, and a rule explained', async () => {
  const world = await catalogOnGitHub();
  const pull = await judged(world);
  const { head } = await world.github.pullRequest(pull);
  world.standIn.people.comment(pull, 'eve', '/recheck');
  await answered(world);
  expect(world.replies(pull)[0]).toContain(`Commit ${head.slice(0, 7)} is not judged yet; it will be within minutes.`);
  await world.github.createCheckRun(head, {
    name: 'certify',
    externalId: 'done:alone:key',
    conclusion: 'failure',
    title: 'No',
    summary: 'One error',
    annotations: [],
  });
  world.standIn.people.comment(pull, 'eve', '/recheck');
  await answered(world);
  expect(await world.github.ownCheckRuns(head)).toMatchObject([{ name: 'certify', conclusion: 'failure', externalId: 'recheck' }]);
  world.standIn.people.comment(pull, 'eve', '/explain info-title-restricted-words');
  await answered(world);
  expect(world.replies(pull)[0]).toMatch(/^\*\*info-title-restricted-words\*\* · error$/m);
  world.standIn.people.comment(pull, 'eve', '/explain info-titel');
  await answered(world);
  expect(world.replies(pull)[0]).toMatch(/^There is no rule or code 'info-titel'\./m);
  world.standIn.people.comment(pull, 'eve', '/rechek');
  await answered(world);
  expect(world.replies(pull)[0]).toContain('That is none of the commands. Nothing was done.');
  expect(world.replies(pull)).toHaveLength(1);
  world.standIn.expectNoViolations();
});

test('nothing is said to edited and withdrawn comments, to other words, to bots and on issues', async () => {
  const world = await catalogOnGitHub();
  const pull = await judged(world);
  const { people } = world.standIn;
  const comment = people.comment(pull, 'maria', '/recheck');
  const terminal = terminalWithEvent(world);
  people.editComment(comment, 'maria', '/yank northwind-things Ha.');
  expect(await answerEvent(world.github, terminal, world.standIn.git)).toBe('the comment was deleted or changed since');
  expect(await answered(world, 'edited')).toBe('the comment was not made just now');
  people.comment(pull, 'eve', '/azp run');
  expect(await answered(world)).toBe('the comment is no command');
  people.comment(pull, 'certify-gate[bot]', '/recheck');
  const byBot = terminalWithEvent(world, 'created', (sender) => sender === 'certify-gate[bot]');
  expect(await answerEvent(world.github, byBot, world.standIn.git)).toBe('the comment was written by a program');
  expect(world.replies(pull)).toEqual([]);
});

test('who asks more than ten times an hour is told once', async () => {
  const world = await catalogOnGitHub();
  const pull = await judged(world);
  for (let count = 0; count < 10; count += 1) world.standIn.people.comment(pull, 'eve', '/recheck');
  world.standIn.people.comment(pull, 'eve', '/recheck');
  await answered(world);
  expect(world.replies(pull)[0]).toContain('More than 10 commands of one account in an hour are not answered');
  world.standIn.people.comment(pull, 'eve', '/recheck');
  expect(await answered(world)).toBe('its author asked too often');
  world.setTime('2026-11-20T13:00:01Z');
  world.standIn.people.comment(pull, 'eve', '/recheck');
  expect(await answered(world)).toMatch(/^answered comment/);
});

test('two runs that begin the reply at once leave one with both answers', async () => {
  const world = await catalogOnGitHub();
  const pull = await judged(world);
  const { people } = world.standIn;
  people.comment(pull, 'eve', '/explain info-title-restricted-words');
  const [first, other] = [terminalWithEvent(world), await world.connect()];
  const asked = people.comment(pull, 'maria', '/recheck');
  const second = terminalWithEvent(world);
  const racing = {
    ...world.github,
    createComment: async (number: number, body: string) => {
      await answerEvent(other, second, world.standIn.git);
      await world.github.createComment(number, body);
    },
  };
  await answerEvent(racing, first, world.standIn.git);
  expect(world.replies(pull)).toHaveLength(1);
  expect(world.replies(pull)[0]?.match(/^<!-- answer \d+ -->$/gm)).toHaveLength(2);
  expect(world.replies(pull)[0]).toContain(`<!-- answer ${asked} -->`);
  world.standIn.expectNoViolations();
});
