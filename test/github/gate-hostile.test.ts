import { expect, test, vi } from 'vitest';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { goldenFiles } from '../helpers/folder.ts';
import { type GateWorld, startGate } from '../helpers/gate.ts';
import { git, tryGit } from '../helpers/github/git-objects.ts';
import { hostile } from '../render/reports.ts';

// Real git and a server at each step take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const base = { 'README.md': '# Connectors\n' };

/** What is written into comments and checks, and what a job would print. */
function told(world: GateWorld, pull: number, printed: string) {
  const runs = world.github.world.checkRuns.filter(({ sha }) => sha === world.headOf(pull));
  const comments = (world.github.world.issues.get(pull)?.comments ?? [])
    .filter(({ author }) => author.type === 'Bot')
    .map(({ body }) => body);
  const summaries = runs.flatMap(({ output }) => [output.title ?? '', output.summary ?? '']);
  return { comments, all: [...comments.map((text) => text.split('\n').slice(2).join('\n')), ...summaries, printed] };
}

function expectHarmless({ all }: ReturnType<typeof told>): void {
  for (const text of all) {
    expect(text).not.toContain('<!--');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toContain('##[');
    const outsideCode = text.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect(outsideCode).not.toMatch(/<script|<img|!\[|(?<![\w/.])@\w/i);
  }
}

test('title, body, branch, file names and texts of a connector bring nothing of their own', async () => {
  const world = await startGate(base);
  const folder = 'certified-connectors/::error::x <!-- connector-certification:verdict --> `@team` | <img src=x>';
  const files = goldenFiles(folder);
  const path = `${folder}/apiDefinition.swagger.json`;
  const definition = JSON.parse(files[path] ?? '') as { info: JsonObject; paths: Record<string, Record<string, JsonObject>> };
  const text = hostile.replaceAll('\ud800', '');
  const get = definition.paths['/things']?.['get'];
  const changed = {
    ...definition,
    info: { ...definition.info, title: text, description: text },
    paths: { ...definition.paths, '/things': { get: { ...get, summary: text, description: text, operationId: text } } },
  };
  const pull = world.github.people.openPullRequest({
    author: 'stranger',
    branch: 'x;$(id)`id`',
    title: `<!-- connector-certification:verdict -->\n::error::${text} @everyone`,
    body: `<!-- connector-certification:verdict -->\n- [x] ${text}\n::set-output name=a::b`,
    files: {
      ...files,
      [path]: JSON.stringify(changed),
      [`${folder}/a\nb::warning::c <script>.md`]: text,
      [`${folder}/$(touch owned).json`]: '{',
      'certified-connectors/\u202egnp.exe': text,
    },
  });
  const run = await world.gate();
  expect(run.status).toBe(0);
  const seen = told(world, pull, `${run.out}${run.err}`);
  expect(world.checksOn(world.headOf(pull))['certify']).toBe('failure');
  expect(seen.comments).toHaveLength(1);
  expect(seen.comments[0]?.split('\n').slice(0, 2)).toEqual([
    '<!-- connector-certification:verdict -->',
    `<!-- head ${world.headOf(pull)} -->`,
  ]);
  expect(seen.comments[0]).toContain('\n**Not ready yet: ');
  expect(seen.comments[0]).toContain('`npx connector-certification check --base origin/main`');
  expectHarmless(seen);
  world.github.forget();
  await world.gate();
  expect(world.github.counts().writes).toBe(0);
  world.github.expectNoViolations();
});

test('3,000 changed files beside a connector are a failure within the size of a comment', async () => {
  const world = await startGate(base);
  const pull = world.github.people.openPullRequest({ author: 'stranger', files: goldenFiles('certified-connectors/Northwind Things') });
  const blob = git(world.github.world, ['hash-object', '-w', '--stdin'], 'Hello\n');
  const lines = Array.from({ length: 3000 }, (_, index) => `100644 blob ${blob}\tnote ${index}.md`);
  const head = world.headOf(pull);
  const top = git(world.github.world, ['ls-tree', head]);
  const tree = git(world.github.world, ['mktree'], `${[...lines, top].join('\n')}\n`);
  const parent = git(world.github.world, ['rev-parse', `${head}^`]);
  const commit = git(world.github.world, ['commit-tree', tree, '-p', parent, '-m', 'Many']);
  git(world.github.world, ['update-ref', `refs/pull/${pull}/head`, commit]);
  const request = world.github.world.issues.get(pull)?.pull;
  if (request !== undefined) request.headSha = commit;
  expect((await world.gate()).status).toBe(0);
  expect(world.checksOn(commit)).toMatchObject({ certify: 'failure', 'certify / files': 'failure' });
  expect(world.commentsOf(pull)[0]?.length).toBeLessThan(65_536);
  world.github.expectNoViolations();
});

test('a head without a common history, and one that is gone, do not stop the others', async () => {
  const world = await startGate(base);
  const { people } = world.github;
  const good = people.openPullRequest({ author: 'northwind', files: goldenFiles('certified-connectors/Northwind Things') });
  const orphan = people.openPullRequest({ author: 'stranger', files: goldenFiles('certified-connectors/Orphan Things') });
  const commit = git(world.github.world, ['commit-tree', `${world.headOf(orphan)}^{tree}`, '-m', 'Orphan']);
  git(world.github.world, ['update-ref', `refs/pull/${orphan}/head`, commit]);
  const request = world.github.world.issues.get(orphan)?.pull;
  if (request !== undefined) request.headSha = commit;
  const gone = people.openPullRequest({ author: 'stranger', files: goldenFiles('certified-connectors/Gone Things') });
  expect(tryGit(world.github.world, ['update-ref', '-d', `refs/pull/${gone}/head`]).status).toBe(0);
  const run = await world.gate();
  expect(run.status).toBe(2);
  expect(run.err).toContain(`#${gone}: its head could not be fetched. Nothing is lost: run again.`);
  expect(world.checksOn(world.headOf(good))['certify']).toBe('success');
  expect(world.checksOn(commit)).toEqual({ certify: 'failure' });
  expect(world.checksOn(world.headOf(gone))).toEqual({});
});
