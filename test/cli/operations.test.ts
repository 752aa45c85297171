import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { operationList } from '../../src/cli/operation-list.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { northwind } from '../helpers/northwind.ts';
import { commitAll, git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const things = 'certified-connectors/Northwind Things';
const policy = { schemaVersion: 1, profile: 'local', optionalQuestions: ['tests', 'approval'] };

async function certify(root: string, ...args: readonly string[]) {
  const terminal = fakeTerminal(root);
  const status = await main(args, terminal);
  return { status, ...terminal.printed };
}

function edit(root: string, version: string, description: string): void {
  const file = join(root, things, 'apiDefinition.swagger.json');
  const definition = JSON.parse(readFileSync(file, 'utf8'));
  definition.info = { ...definition.info, version, description };
  writeFileSync(file, `${JSON.stringify(definition, null, 2)}\n`);
  commitAll(root, version);
}

/** A repository whose 1.0.0 and 1.1.0 were public one after the other. */
async function repository(): Promise<string> {
  const root = temporaryFolder({
    ...goldenFiles(things),
    'publishers/northwind-traders.json': JSON.stringify(northwind),
    'certification.json': JSON.stringify(policy),
    '.gitignore': '.certify/\n',
  });
  commitAll(root);
  expect(await certify(root, 'preview')).toEqual({ status: 0, out: 'northwind-things: 1.0.0 is on preview now.\n', err: '' });
  expect(await certify(root, 'promote', 'northwind-things')).toMatchObject({
    status: 0,
    out: expect.stringContaining('northwind-things 1.0.0 is public now\n'),
  });
  edit(root, '1.1.0', 'Keeps the list of things that a warehouse holds, by day and by night.');
  await certify(root, 'preview', 'northwind-things');
  await certify(root, 'promote');
  return root;
}

test('a version is yanked, and what is public falls back to the one before', async () => {
  const root = await repository();
  expect(
    await certify(
      root,
      'yank',
      'northwind-things',
      '--reason',
      'It sends \u001b[31mpasswords.',
      '--advisory',
      'https://contoso.com/a',
      '--by',
      '9',
    ),
  ).toEqual({
    status: 0,
    out: 'northwind-things: 1.1.0 was yanked, and 1.0.0 is public: It sends \\u001b[31mpasswords. (https://contoso.com/a)\nThe store knows it now. The catalog shows it after: certify catalog build\n',
    err: '',
  });
  expect(await certify(root, 'promote', 'northwind-things')).toMatchObject({
    status: 1,
    out: expect.stringContaining(
      '  hold            no: 1.1.0 was yanked, and another version has to take its place: It sends \\u001b[31mpasswords. Next: the publisher, since 2026-11-20.\n',
    ),
  });
  const ledger = await certify(root, 'ledger', 'northwind-things', '--check');
  expect(ledger.status).toBe(0);
  expect(
    ledger.out.replace(/[0-9a-f]{64}/, 'DIGEST').replace(/evidence [0-9a-f]{12}/g, 'evidence …'),
  ).toBe(`northwind-things: 1.0.0 public, 1.1.0 on preview
   1  2026-11-20T12:00:00.000Z  1.0.0 came on preview  (pipeline)
   2  2026-11-20T12:00:00.000Z  the operations of 1.0.0 (tree 7b6a498b3889) were tried (evidence …)  (pipeline)
   3  2026-11-20T12:00:00.000Z  1.0.0 became public, under policy local  (pipeline)
   4  2026-11-20T12:00:00.000Z  1.1.0 came on preview  (pipeline)
   5  2026-11-20T12:00:00.000Z  the operations of 1.1.0 (tree b4fea2e735b6) were tried (evidence …)  (pipeline)
   6  2026-11-20T12:00:00.000Z  1.1.0 became public after 1.0.0, under policy local  (pipeline)
   7  2026-11-20T12:00:00.000Z  1.1.0 was yanked, and 1.0.0 is public: It sends \\u001b[31mpasswords. (https://contoso.com/a)  (account 9)
Head  DIGEST
7 events of 1 connector checked: the ledger is whole, and leads to both channels.
`);
});

test('a dry run only asks; what is public already is no refusal', async () => {
  const root = await repository();
  const tip = git(join(root, '.certify/store.git'), 'rev-parse', 'catalog');
  edit(root, '1.2.0', 'Keeps the list of things that a warehouse holds, and of those it lost.');
  await certify(root, 'preview');
  const before = git(join(root, '.certify/store.git'), 'rev-parse', 'catalog');
  expect(before).not.toBe(tip);
  expect(await certify(root, 'promote', '--dry-run', 'northwind-things')).toMatchObject({
    status: 0,
    out: expect.stringContaining('1.2.0 would become public'),
  });
  expect(git(join(root, '.certify/store.git'), 'rev-parse', 'catalog')).toBe(before);
  await certify(root, 'promote');
  expect(await certify(root, 'promote', 'northwind-things')).toEqual({
    status: 0,
    out: 'northwind-things: 1.2.0 is public, and nothing newer is on preview.\n',
    err: '',
  });
  expect(await certify(root, 'promote')).toMatchObject({ status: 0, out: 'Nothing on preview waits to become public.\n' });
  expect(await certify(root, 'suspend', 'northwind-things', '--reason', 'Sold.')).toMatchObject({ status: 0 });
  expect(await certify(root, 'promote', 'northwind-things')).toMatchObject({
    status: 1,
    out: 'northwind-things: it is suspended since 2026-11-20.\n',
  });
  expect(await certify(root, 'ledger')).toMatchObject({ status: 0, out: 'northwind-things  suspended, 10 events\n' });
});

test('nobody of the publisher approves, a call for another store is told with it, and each held version names its command', async () => {
  const root = await repository();
  writeFiles(root, {
    'publishers/northwind-traders.json': JSON.stringify({ ...northwind, approvers: [{ login: 'rosa', id: 3 }] }),
    'certification.json': JSON.stringify({ ...policy, optionalQuestions: [] }),
  });
  edit(root, '1.2.0', 'Keeps the list of things that a warehouse holds, and of those it lost.');
  await certify(root, 'preview');
  for (const account of ['1', '3'])
    expect(await certify(root, 'approve', 'northwind-things', '--by', account)).toEqual({
      status: 2,
      out: '',
      err: `certify: certify approve can do nothing for 'northwind-things': account ${account} belongs to the publisher of 1.2.0, and nobody approves their own.\n`,
    });
  const store = join(root, '.certify/store.git');
  expect(await certify(root, 'hold', 'northwind-things', '--reason', 'Wait.', '--store', store)).toMatchObject({
    status: 0,
    out: expect.stringContaining(`The catalog shows it after: certify catalog build --store ${store}\n`),
  });
  const held = await certify(root, 'promote', 'northwind-things');
  expect(held.out).toContain('Wait. Next: the maintainers, since 2026-11-20. → certify release northwind-things --reason "…"\n');
  expect(held.out).toContain(
    ` → certify test "${things}", or certify exempt northwind-things@1.2.0 --question tests --until DATE --reason "…"\n`,
  );
  await certify(root, 'suspend', 'northwind-things', '--reason', 'Sold.');
  expect((await certify(root, 'run')).out).toContain(' → certify resume northwind-things --reason "…"\n');
});

test('a run names the way out of a withdrawal and of a purge', async () => {
  const root = await repository();
  await certify(root, 'withdraw', 'northwind-things', '--reason', 'The service ends.');
  expect((await certify(root, 'run')).out).toContain('The service ends. → certify reinstate northwind-things --reason "…"\n');
  await certify(root, 'reinstate', 'northwind-things', '--reason', 'It goes on.');
  await certify(root, 'purge', 'northwind-things@1.1.0', '--reason', 'It holds a key.');
  expect((await certify(root, 'run')).out).toContain('It holds a key. → remove the folder from the repository: docs/purge.md\n');
});

test('a version that fails or is withdrawn is refused by name', async () => {
  const root = await repository();
  await certify(root, 'withdraw', 'northwind-things', '--reason', 'The service ends.');
  edit(root, '1.2.0', 'Keeps the list of things that a warehouse holds, and of those it lost.');
  expect(await certify(root, 'preview', 'northwind-things')).toEqual({
    status: 1,
    out: "northwind-things: refused, 'northwind-things' was withdrawn on 2026-11-20: The service ends.\n",
    err: '',
  });
  expect(await certify(root, 'preview', 'northwind-thing')).toMatchObject({
    status: 2,
    err: "certify: This repository has no connector 'northwind-thing'. Did you mean northwind-things?\n",
  });
});

test('a purge leaves nothing of the bytes in the store, says what it does not reach, and keeps the content from coming back', async () => {
  const root = await repository();
  const store = join(root, '.certify/store.git');
  const report = git(store, 'ls-tree', '-r', '--name-only', 'catalog')
    .split('\n')
    .filter((path) => path.startsWith('reports/'));
  const done = await certify(root, 'purge', 'northwind-things@1.1.0', '--reason', 'It holds a key.');
  expect(done).toMatchObject({
    status: 0,
    out: expect.stringContaining('northwind-things: 1.1.0 was purged, and 1.0.0 is public: It holds a key.\n'),
  });
  expect(done.out).toContain('The repository that the connector came from still has the bytes, and so have its copies: docs/purge.md\n');
  const left = git(store, 'ls-tree', '-r', '--name-only', 'catalog')
    .split('\n')
    .filter((path) => path.startsWith('reports/'));
  expect(left.length).toBe(report.length - 1);
  expect(git(store, 'rev-list', '--count', 'catalog')).toBe('1');
  expect(await certify(root, 'preview', 'northwind-things')).toMatchObject({
    status: 1,
    out: 'northwind-things: refused, this content was purged on 2026-11-20: It holds a key.\n',
  });
  expect(await certify(root, 'ledger', '--check')).toMatchObject({ status: 0 });
});

test('a yank waits for nothing: without a readable repository nothing is public, and it says why', async () => {
  const root = await repository();
  writeFiles(root, { 'publishers/northwind-traders.json': '{' });
  commitAll(root, 'Break the registry');
  const done = await certify(root, 'yank', 'northwind-things', '--reason', 'Bad.');
  expect(done).toMatchObject({
    status: 0,
    out: expect.stringContaining(
      '1.1.0 was yanked, and nothing is public: Bad.\nNo other version could be looked at, so nothing is public: The publisher registry has',
    ),
  });
});

test('ledger --check finds what is broken and fails', async () => {
  const root = await repository();
  const store = join(root, '.certify/store.git');
  const work = temporaryFolder();
  git(work, 'clone', '--quiet', '--branch', 'catalog', store, 'w');
  const file = join(work, 'w/ledger/northwind-things/2.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('pipeline', 'operator'));
  git(join(work, 'w'), 'commit', '--quiet', '--all', '--message', 'Cheat');
  git(join(work, 'w'), 'push', '--quiet', 'origin', 'catalog');
  const { status, out } = await certify(root, 'ledger', '--check');
  expect([status, out]).toEqual([1, expect.stringContaining('Event 3 of northwind-things does not follow from the event before it.')]);
  expect(await certify(root, 'ledger')).toMatchObject({ status: 2 });
});

describe('the command line', () => {
  test.each(operationList.map(({ name }) => name))('certify %s has help that names its options, and a place in the list', async (name) => {
    const { status, out } = await certify('/', name, '--help');
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`^certify ${name} ID`));
    expect(out).toContain('--by NUMBER');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(130);
    expect((await certify('/', '--help')).out).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
  });

  test.each<[readonly string[], string]>([
    [['yank', 'things', '--reason', 'x'], 'There is no catalog in'],
    [['yank'], 'certify yank takes one connector: certify yank ID[@VERSION]. See: certify yank --help'],
    [['hold', 'a', 'b', '--reason', 'x'], 'certify hold takes one connector: certify hold ID.'],
    [['yank', 'things'], 'certify yank needs a reason, which everybody will read: --reason "TEXT"'],
    [['yank', 'things', '--reason', '  '], 'certify yank needs a reason'],
    [['yank', 'things', '--reason', 'x'.repeat(2001)], 'The reason has 2001 characters; the ledger takes 2000.'],
    [['yank', 'things', '--reason', 'x', '--advisory', 'http://contoso.com'], '--advisory takes an address that begins with https://'],
    [['yank', 'things', '--reason', 'x', '--to', 'contoso'], "Unknown option '--to'"],
    [['hold', 'things', '--reason', 'x', '--by', 'rosa'], "--by takes the number of a GitHub account, not 'rosa'."],
    [['transfer', 'things', '--reason', 'x'], 'certify transfer needs the publisher who takes over: --to PUBLISHER'],
    [['exempt', 'things@1.0', '--reason', 'x'], 'certify exempt needs its last day: --until YYYY-MM-DD'],
    [
      ['exempt', 'things@1.0', '--reason', 'x', '--until', '2026-12-01', '--question', 'soak'],
      "Only the question 'tests' has exemptions, not 'soak'.",
    ],
    [['ledger'], 'There is no catalog in'],
    [['ledger', 'a', 'b'], 'certify ledger takes one connector or publisher.'],
  ])('certify %j is a sentence', async (args, sentence) => {
    const { status, err } = await certify(temporaryFolder(), ...args);
    expect([status, err]).toEqual([2, expect.stringContaining(sentence)]);
  });
});
