import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recertifyAll } from '../../src/cli/github/recertify.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { type CatalogOnGitHub, catalogOnGitHub, publish } from './catalog-on-github.ts';

const policy = { schemaVersion: 1, profile: 'local', optionalQuestions: ['tests', 'approval'] };
const path = 'certified-connectors/Northwind Things/apiDefinition.swagger.json';

/** A catalog with a public version that has a warning. */
async function withWarning(): Promise<CatalogOnGitHub> {
  const world = await catalogOnGitHub(policy);
  const definition = JSON.parse(world.version('1.0.0')[path] ?? '');
  world.standIn.people.commitOnDefault({ [path]: `${JSON.stringify({ ...definition, 'x-ms-conector-metadata': [] }, null, 2)}\n` });
  await publish(world);
  return world;
}

/** The rules of the default branch are these from now on. */
function judgeBy(world: CatalogOnGitHub, rules: Readonly<Record<string, string>>): void {
  world.standIn.people.commitOnDefault({ 'certification.json': JSON.stringify({ ...policy, rules }) });
  world.pull();
}

async function recertified(world: CatalogOnGitHub, reports: readonly string[] = []): Promise<string> {
  const terminal = world.terminal();
  await recertifyAll(await world.connect(), terminal, { store: world.standIn.git, reports, isDry: false });
  return terminal.printed.out;
}

function issues(world: CatalogOnGitHub) {
  return [...world.standIn.world.issues.values()].filter(({ pull }) => pull === undefined);
}

test('what newly fails is told in one issue, which is updated, closed and opened again', async () => {
  const world = await withWarning();
  expect(await recertified(world)).toBe('1 published version judged, 0 with new errors.\n');
  expect(issues(world)).toEqual([]);

  judgeBy(world, { 'extension-name-spelling': 'error' });
  const before = (await world.state()).ledgers.get('northwind-things')?.length;
  expect(await recertified(world)).toBe('1 published version judged, 1 with new errors.\n');
  expect(issues(world).map(({ state, labels }) => [state, labels.map(({ name }) => name)])).toEqual([['open', ['certify: drift']]]);
  expect(issues(world)[0]?.body).toMatch(
    /^<!-- connector-certification:drift -->\n\*\*1 published version has errors under today's rules that it had not when published\.\*\*/,
  );
  expect(issues(world)[0]?.body).toMatch(/^\| `northwind-things` \| `1\.0\.0` \| public, preview \| `[a-z-]+` \(1\) \|$/m);
  world.standIn.forget();
  await recertified(world);
  expect(world.standIn.counts().writes).toBe(0);

  judgeBy(world, {});
  await recertified(world);
  expect(issues(world).map(({ state }) => state)).toEqual(['closed']);
  judgeBy(world, { 'extension-name-spelling': 'error' });
  await recertified(world);
  expect(issues(world).map(({ state }) => state)).toEqual(['open']);
  expect((await world.state()).ledgers.get('northwind-things')).toHaveLength(before ?? 0);
  world.standIn.expectNoViolations();
});

test('reports of shards stand in for judging, and others are refused', async () => {
  const world = await withWarning();
  judgeBy(world, { 'extension-name-spelling': 'error' });
  const checked = world.terminal();
  const { main } = await import('../../src/cli/main.ts');
  await main(['check', '--format', 'json', '--shard', '1/1', './certified-connectors/Northwind Things/'], checked);
  const report = join(world.clone, 'shard.json');
  writeFileSync(report, checked.printed.out);
  expect(await recertified(world, ['shard.json'])).toBe(
    '1 published version judged (1 by the reports that were given), 1 with new errors.\n',
  );
  const [told] = issues(world).map(({ body }) => body);
  await recertified(world);
  expect(issues(world).map(({ body }) => body)).toEqual([told]);
  // What a report says is taken, for the content that it judged.
  writeFileSync(
    report,
    JSON.stringify({ ...JSON.parse(checked.printed.out), connectors: [{ path: 'certified-connectors/Northwind Things', findings: [] }] }),
  );
  expect(await recertified(world, [report])).toBe('1 published version judged (1 by the reports that were given), 0 with new errors.\n');
  judgeBy(world, {});
  await expect(recertified(world, [report])).rejects.toThrow(/was made by other rules than those of this repository/);
  for (const text of ['', '[]', '{"tool":{"rules":"x"},"connectors":[{}]}']) {
    writeFileSync(report, text);
    await expect(recertified(world, [report])).rejects.toThrow(UserError);
  }
});

test('whatever goes wrong, the next run leaves one issue', async () => {
  const world = await withWarning();
  judgeBy(world, { 'extension-name-spelling': 'error' });
  for (const kind of ['permission', 'cut-before', 'cut-after'] as const)
    for (const operation of ['issues/list-for-repo', 'issues/create', 'issues/update']) {
      if (operation === 'issues/create') for (const { number } of issues(world)) world.standIn.world.issues.delete(number);
      else for (const one of issues(world)) one.body = '<!-- connector-certification:drift -->\nOld.';
      world.standIn.failNext(operation, kind);
      await recertified(world).catch((thrown: unknown) => expect(thrown).toBeInstanceOf(UserError));
      await recertified(world);
      expect(
        issues(world).map(({ state }) => state),
        `${kind} at ${operation}`,
      ).toEqual(['open']);
      expect(issues(world)[0]?.body).toContain('1 published version has errors');
    }
  world.standIn.expectNoViolations();
});
