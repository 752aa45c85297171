import { expect, test } from 'vitest';
import type { EventDraft } from '../../src/catalog/ledger.ts';
import { lifeLabelsOf, livesOf, pullRequestsToTell } from '../../src/github/lives.ts';
import { folderWith, policyOf } from '../helpers/catalog-samples.ts';
import { emptyWorld, type World } from '../helpers/catalog-world.ts';

const instant = policyOf({ profile: 'local', optionalQuestions: ['tests', 'approval'] });
const full = policyOf({ profile: 'default' });
const day = (date: number): string => `2026-11-${String(date).padStart(2, '0')}T00:00:00.000Z`;
const base = { id: 'things', at: day(4), by: { kind: 'operator' }, reason: 'It <leaks>.' } as const;

/** 1.0.0 is public since the second; the numbers of what pull request 7 brought. */
async function published(): Promise<World> {
  const world = emptyWorld();
  await world.arrive(folderWith({}), day(1), 66);
  await world.ask(day(2), instant);
  return world;
}

function told(world: World) {
  return livesOf(7, world.state(), []).map(({ version, stage, sentence }) => [version, stage, sentence]);
}

test('a version on preview is told with its open questions', async () => {
  const world = emptyWorld();
  await world.arrive(folderWith({}), day(1), 66);
  const decision = await world.ask(day(2), full);
  const [life] = livesOf(7, world.state(), decision === undefined ? [] : [decision]);
  expect(life).toMatchObject({ id: 'things', version: '1.0.0', stage: 'preview', sentence: 'It is on preview since 2026-11-01.' });
  expect(life?.open.map(({ question, who }) => [question, who])).toEqual([
    ['tests', 'maintainers'],
    ['soak', 'time'],
    ['approval', 'maintainers'],
  ]);
  expect(lifeLabelsOf(life === undefined ? [] : [life])).toEqual(['certify: preview']);
  expect(livesOf(8, world.state(), [])).toEqual([]);
});

const first: EventDraft = { type: 'yanked', ...base, name: { version: '1.0.0', revision: 0 }, advisory: null, fallback: null };
test.each<[string, EventDraft, string, string, readonly string[]]>([
  ['a yank', first, 'gone', 'It was yanked on 2026-11-04: It <leaks>.', []],
  ['a withdrawal', { type: 'withdrawn', ...base }, 'gone', 'The connector was withdrawn on 2026-11-04: It <leaks>.', []],
  ['a suspension', { type: 'suspended', ...base }, 'held', 'The connector is suspended since 2026-11-04: It <leaks>.', ['certify: held']],
  ['a hold, which keeps what is public', { type: 'held', ...base }, 'public', 'It is public since 2026-11-02.', ['certify: public']],
])('%s is told', async (_, event, stage, sentence, labels) => {
  const world = await published();
  world.tell(event);
  expect(told(world)).toEqual([['1.0.0', stage, sentence]]);
  expect(lifeLabelsOf(livesOf(7, world.state(), []))).toEqual(labels);
});

test('what took the place of a version is told', async () => {
  const world = await published();
  await world.arrive(folderWith({ info: { version: '1.1.0' } }), day(3));
  await world.ask(day(4), instant);
  expect(told(world)).toEqual([['1.0.0', 'replaced', '1.1.0 took its place, after it was public since 2026-11-02.']]);
  expect(lifeLabelsOf(livesOf(7, world.state(), []))).toEqual([]);
});

test('who waits is told always, everybody else for some days', async () => {
  const world = await published();
  expect(pullRequestsToTell(world.state(), new Date(day(1)))).toEqual([7]);
  expect(pullRequestsToTell(world.state(), new Date(day(3)))).toEqual([]);
  const waiting = emptyWorld();
  await waiting.arrive(folderWith({}), day(1), 66);
  expect(pullRequestsToTell(waiting.state(), new Date(day(30)))).toEqual([7]);
});
