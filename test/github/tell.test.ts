import { expect, test } from 'vitest';
import { openTelling, tellAll, turnOf } from '../../src/cli/github/tell.ts';
import { headLine, verdictMarker } from '../../src/github/names.ts';
import type { FaultKind } from '../helpers/github/faults.ts';
import { type CatalogOnGitHub, catalogOnGitHub } from './catalog-on-github.ts';

const policy = { schemaVersion: 1, profile: 'local', optionalQuestions: ['tests'] };

/** A merged pull request of eve's with a verdict and a label; answers with its number. */
async function merged(world: CatalogOnGitHub, files: Record<string, string | null>): Promise<number> {
  const pull = world.standIn.people.openPullRequest({ author: 'eve', files, title: 'Update @everybody' });
  const { head } = await world.github.pullRequest(pull);
  await world.github.createComment(pull, `${verdictMarker}\n${headLine(head)}\n**Ready: every rule passes**`);
  await world.github.addLabels(pull, ['certify: pass', 'by: eve']);
  world.standIn.people.merge(pull, 'maria', 'squash');
  world.pull();
  return pull;
}

async function told(world: CatalogOnGitHub) {
  const terminal = world.terminal();
  const status = await tellAll(await openTelling(await world.connect(), terminal, world.standIn.git), terminal, false);
  return { status, err: terminal.printed.err };
}

function shown(world: CatalogOnGitHub, pull: number) {
  const issue = world.standIn.world.issues.get(pull);
  return { labels: issue?.labels.map(({ name }) => name), comments: issue?.comments.map(({ body }) => body) };
}

test('a merged pull request is told that it is on preview, what is open, that it is held, and that it is public', async () => {
  const world = await catalogOnGitHub(policy);
  const pull = await merged(world, world.version('1.1.0', 'Keeps the list of things that a warehouse holds.'));
  expect(await told(world)).toEqual({ status: 0, err: `#${pull}: was told\n` });
  expect(shown(world, pull).comments?.[0]).toContain('It comes on preview with the next run.');

  expect(await world.certify('preview', '--github')).toMatchObject({ status: 0, err: '' });
  const { head } = await world.github.pullRequest(pull);
  expect((await world.state()).ledgers.get('northwind-things')?.[0]).toMatchObject({ submission: { pullRequest: pull, author: 66, head } });
  expect(await told(world)).toEqual({ status: 0, err: `#${pull}: was told\n` });
  const { labels, comments } = shown(world, pull);
  expect(labels).toEqual(['by: eve', 'certify: preview']);
  expect(comments).toHaveLength(1);
  expect(comments?.[0]).toMatch(
    /^<!-- connector-certification:verdict -->\n<!-- head [0-9a-f]{40} -->\n\*\*Merged: on preview\*\*\n\n\| connector \| version \| stage \| what became of it \|\n\|---\|---\|---\|---\|\n\| `northwind-things` \| `1\.1\.0` \| preview \| It is on preview since 2026-11-20\. \|\n\n\*\*Open before `northwind-things 1\.1\.0` is public:\*\*\n\n- \*\*tests\*\*: .* Optional\.\n- \*\*approval\*\*: .* Next: the maintainers, since 2026-11-20\.\n\n<details>\n<summary>The verdict it was merged with<\/summary>\n\n<!-- the verdict before it was merged -->\n\*\*Ready: every rule passes\*\*\n<!-- end of that verdict -->\n\n<\/details>/,
  );

  world.standIn.forget();
  expect(await told(world)).toEqual({ status: 0, err: '' });
  expect(world.standIn.counts().writes).toBe(0);

  // Nobody approves their own.
  expect(await world.certify('approve', 'northwind-things', '--by', '66')).toMatchObject({ status: 2 });
  await world.certify('hold', 'northwind-things', '--reason', 'Ask @contoso first.', '--by', '9');
  await told(world);
  expect(shown(world, pull).labels).toEqual(['by: eve', 'certify: held']);
  expect(shown(world, pull).comments?.[0]).toContain('and held since 2026-11-20: Ask @&#8203;contoso first.');

  await world.certify('release', 'northwind-things', '--reason', 'Asked.');
  await world.certify('approve', 'northwind-things', '--by', '9');
  await world.certify('promote');
  await told(world);
  expect(shown(world, pull).labels).toEqual(['by: eve', 'certify: public']);
  expect(shown(world, pull).comments?.[0]).toContain('**Merged: public**');
  expect(shown(world, pull).comments?.[0]?.match(/Ready: every rule passes/g)).toHaveLength(1);

  // Long after, nobody asks for it any more.
  world.setTime('2026-12-20T12:00:00Z');
  world.standIn.forget();
  await told(world);
  expect(world.standIn.requests().filter(({ path }) => path.includes(`/${pull}`))).toEqual([]);
  world.standIn.expectNoViolations();
});

test('a merged pull request whose connector is refused is told why, until another one takes its place', async () => {
  const world = await catalogOnGitHub(policy);
  const [[path, text] = ['', '']] = Object.entries(world.version('1.1.0'));
  const pull = await merged(world, { [path]: text.replace('"Northwind Things"', '"Northwind Things API"') });
  await world.certify('preview', '--github');
  await told(world);
  expect(shown(world, pull)).toMatchObject({
    labels: ['by: eve', 'certify: needs changes'],
    comments: [
      expect.stringMatching(/\| `northwind-things` \| `1\.1\.0` \| \*\*refused\*\* \| It does not come on preview: \d+ errors? to fix \|/),
    ],
  });
  const next = await merged(world, world.version('1.1.0', 'Keeps the list of things that a warehouse holds.'));
  await world.certify('preview', '--github');
  await told(world);
  expect([shown(world, pull).labels, shown(world, next).labels]).toEqual([['by: eve'], ['by: eve', 'certify: preview']]);
});

test('what was closed loses its labels, and is not looked at again', async () => {
  const world = await catalogOnGitHub(policy);
  const pull = world.standIn.people.openPullRequest({ author: 'eve', files: world.version('1.1.0'), title: 'Update' });
  world.standIn.people.label(pull, 'certify: needs changes', 'by: eve');
  await world.certify('preview');
  world.standIn.people.close(pull);
  expect(await told(world)).toMatchObject({ status: 0 });
  expect(shown(world, pull)).toEqual({ labels: ['by: eve'], comments: [] });
  world.standIn.forget();
  await told(world);
  expect(world.standIn.requests().some(({ path }) => path.includes(`/pulls/${pull}`))).toBe(false);
});

test('whatever goes wrong at whatever request, the next run brings everything up to date', async () => {
  const world = await catalogOnGitHub(policy);
  const pull = await merged(world, world.version('1.1.0', 'Keeps the list of things that a warehouse holds.'));
  await world.certify('preview', '--github');
  const issue = world.standIn.world.issues.get(pull);
  const before = issue?.comments[0]?.body ?? '';
  await told(world);
  const wanted = shown(world, pull);
  const telling = await openTelling(world.github, world.terminal(), world.standIn.git);
  for (const kind of ['permission', 'not-found', 'cut-before', 'cut-after'] satisfies readonly FaultKind[])
    for (const operation of ['pulls/get', 'issues/list-comments', 'issues/update-comment', 'issues/add-labels', 'issues/remove-label']) {
      if (issue?.comments[0] !== undefined) issue.comments[0].body = before;
      world.standIn.people.label(pull, 'by: eve', 'certify: pass');
      world.standIn.failNext(operation, kind);
      // Opened anew: after twenty writes one that is open waits between them.
      const opened = { ...telling, github: await world.connect() };
      await tellAll(opened, world.terminal(), false).catch(() => undefined);
      expect(await tellAll(opened, world.terminal(), false)).toBe(0);
      expect(shown(world, pull), `${kind} at ${operation}`).toEqual(wanted);
    }
  world.standIn.expectNoViolations();
});

test('of more than one run can look at, everybody has a turn', () => {
  const numbers = Array.from({ length: 25 }, (_, index) => index + 1);
  const turns = [0, 10, 20].map((minutes) => turnOf(numbers, new Date(Date.UTC(2026, 10, 20, 12, minutes)), 10));
  expect(turns.flat().sort((a, b) => a - b)).toEqual(numbers);
  expect(turnOf(numbers, new Date(0), 25)).toEqual(numbers);
});
