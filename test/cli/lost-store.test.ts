import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll, git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const things = 'certified-connectors/Northwind Things';
const policy = JSON.stringify({ schemaVersion: 1, profile: 'local', optionalQuestions: ['tests', 'approval'] });

/** A repository with a connector that was published, and held since. */
async function held(): Promise<string> {
  const root = temporaryFolder({ ...goldenFiles(things), 'certification.json': policy, '.gitignore': '.certify/\nmirror/\n*.pem\n' });
  commitAll(root);
  await certify(root, 'run');
  await certify(root, 'hold', 'northwind-things', '--reason', 'Somebody objected.');
  await certify(root, 'catalog', 'build');
  return root;
}

async function certify(cwd: string, ...args: string[]): Promise<string> {
  const terminal = fakeTerminal(cwd);
  expect([await main(args, terminal), terminal.printed.err]).toEqual([0, '']);
  return terminal.printed.out;
}

async function refused(cwd: string, ...args: string[]): Promise<string> {
  const terminal = fakeTerminal(cwd);
  expect(await main(args, terminal)).toBe(2);
  return terminal.printed.err;
}

function published(root: string, path: string) {
  return JSON.parse(readFileSync(join(root, '.certify/site', path), 'utf8'));
}

function siteBytes(root: string): Record<string, string> {
  const files = readdirSync(join(root, '.certify/site'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map((entry) => join(entry.parentPath, entry.name)).map((path) => [path, readFileSync(path, 'latin1')]));
}

function branches(root: string): string {
  return git(join(root, '.certify/store.git'), 'for-each-ref');
}

test('a run with a new store where something is published writes neither store nor site, and says both ways out', async () => {
  const root = await held();
  const before = siteBytes(root);
  rmSync(join(root, '.certify/store.git'), { recursive: true });
  for (const args of [['run'], ['preview'], ['promote']]) {
    const told = await refused(root, ...args);
    expect(told).toContain(`(its serial is 0, and ${published(root, 'v1/timestamp.json').serial} is published)`);
    expect(told).toMatch(/certify catalog restore, or begin anew on purpose by moving the folder .*site away\.\n$/);
    expect(branches(root)).toBe('');
  }
  expect(siteBytes(root)).toEqual(before);
  // On purpose it begins anew.
  renameSync(join(root, '.certify/site'), join(root, '.certify/old-site'));
  await certify(root, 'run');
});

test('an import and a look for proofs stop before they write to a new store where something is published', async () => {
  const root = await held();
  const record = {
    schemaVersion: 1,
    id: 'northwind-traders',
    name: 'Northwind Traders',
    programs: ['certified'],
    account: { provider: 'github', login: 'northwind', id: 1 },
    approvers: [],
    contact: { email: 'desk@northwindtraders.com' },
    domains: [],
  };
  writeFiles(root, { 'publishers/northwind-traders.json': JSON.stringify(record) });
  commitAll(root, 'Add a publisher');
  rmSync(join(root, '.certify/store.git'), { recursive: true });
  for (const args of [
    ['catalog', 'import', '.@HEAD', '--yes'],
    ['verify-publisher', 'northwind-traders', '--suspend', 'Somebody objected.'],
  ]) {
    expect(await refused(root, ...args)).toContain('The store is not the one that');
    expect(branches(root)).toBe('');
  }
});

test('a longer store of another history is noticed by the ledgers, in shards of the index too', async () => {
  const root = await held();
  const store = join(root, '.certify/store.git');
  renameSync(store, join(root, '.certify/lost.git'));
  renameSync(join(root, '.certify/site'), join(root, '.certify/old-site'));
  for (const name of ['Contoso', 'Fabrikam', 'Tailspin']) writeFiles(root, goldenFiles(`certified-connectors/${name}`));
  commitAll(root, 'More');
  await certify(root, 'run');
  rmSync(join(root, '.certify/site'), { recursive: true });
  renameSync(join(root, '.certify/old-site'), join(root, '.certify/site'));
  const tip = branches(root);
  const head = published(root, 'v1/index.json').ledgers['northwind-things'];
  const sentence = `(it has not the published event ${head.seq} of northwind-things)`;
  expect(await refused(root, 'run')).toContain(sentence);
  expect(await refused(root, 'catalog', 'build')).toContain(sentence);
  const index = published(root, 'v1/index.json');
  const shard = { schemaVersion: 1, files: [], ledgers: index.ledgers };
  const sharded = { ...index, ledgers: {}, shards: [{ path: '/v1/files/0a.json', count: 1 }] };
  writeFiles(join(root, '.certify/site'), { 'v1/index.json': JSON.stringify(sharded), 'v1/files/0a.json': JSON.stringify(shard) });
  expect(await refused(root, 'run')).toContain(sentence);
  rmSync(join(root, '.certify/site/v1/files/0a.json'));
  expect(await refused(root, 'run')).toContain('(/v1/files/0a.json is missing)');
  writeFiles(join(root, '.certify/site'), { 'v1/index.json': JSON.stringify({ ...sharded, shards: [{ path: '/v1/../../x.json' }] }) });
  expect(await refused(root, 'run')).toContain('is no shard');
  expect(branches(root)).toBe(tip);
});

test('a store that was set back is noticed, and the right one goes on', async () => {
  const root = await held();
  const store = join(root, '.certify/store.git');
  const tip = git(store, 'rev-parse', 'catalog');
  git(store, 'update-ref', 'refs/heads/catalog', 'catalog~1');
  expect(await refused(root, 'run')).toContain('The store is not the one that');
  git(store, 'update-ref', 'refs/heads/catalog', tip);
  await certify(root, 'run');
});

test('a published timestamp that is none stops a run; a site without its last file does not', async () => {
  const root = await held();
  const timestamp = join(root, '.certify/site/v1/timestamp.json');
  for (const text of ['{"serial":"9"}', '[]', 'x', '{"serial":-1}']) {
    writeFileSync(timestamp, text);
    expect(await refused(root, 'run'), text).toContain('cannot be read');
  }
  rmSync(timestamp);
  await certify(root, 'run');
  expect(existsSync(timestamp)).toBe(true);
});

test('an operation stops before it writes to a store that was set back', async () => {
  const root = await held();
  const store = join(root, '.certify/store.git');
  const tip = branches(root);
  git(store, 'update-ref', 'refs/heads/catalog', 'catalog~1');
  const back = branches(root);
  for (const args of [
    ['hold', 'northwind-things', '--reason', 'Once more.'],
    ['yank', 'northwind-things@1.0.0', '--reason', 'Bad.'],
    ['deprecate', 'northwind-things', '--reason', 'Old.'],
  ])
    expect(await refused(root, ...args)).toContain('The store is not the one that');
  expect(branches(root)).toBe(back);
  git(store, 'update-ref', 'refs/heads/catalog', tip.split(' ')[0] ?? '');
  // A repository that cannot be read stops no operation.
  renameSync(join(root, '.git'), join(root, '.gone'));
  await certify(root, 'release', 'northwind-things', '--reason', 'Settled.');
});

test('a store or a site of a time to come stops whatever writes, and says what to do', async () => {
  const root = await held();
  const wrong = async (now: string, ...args: string[]): Promise<void> =>
    expect(await main(args, fakeTerminal(root, { now: () => new Date(now) }))).toBe(0);
  const way =
    /: set the clock right, or if that was written by a wrong one, bring back the store of before with certify catalog restore and move the folder .*site away\.\n$/;
  // Two machines may differ by an hour.
  await wrong('2026-11-20T13:00:00Z', 'release', 'northwind-things', '--reason', 'Settled.');
  await wrong('2026-11-20T13:00:00Z', 'catalog', 'build');
  await certify(root, 'run');
  const before = siteBytes(root);
  await wrong('2036-02-03T04:05:06Z', 'catalog', 'build');
  expect(await refused(root, 'run')).toMatch(way);
  expect(await refused(root, 'catalog', 'build')).toContain(
    'The clock of this machine says 2026-11-20T12:00:00.000Z, and what is published was made on 2036-02-03T04:05:06.000Z: set',
  );
  for (const [path, text] of Object.entries(before)) writeFileSync(path, text, 'latin1');
  await certify(root, 'run');
  await wrong('2036-02-03T04:05:06Z', 'hold', 'northwind-things', '--reason', 'Somebody objected.');
  const tip = branches(root);
  for (const args of [
    ['run'],
    ['preview'],
    ['promote'],
    ['catalog', 'build'],
    ['catalog', 'import', '.@HEAD', '--yes'],
    ['release', 'northwind-things', '--reason', 'Settled.'],
  ]) {
    const told = await refused(root, ...args);
    expect(told).toMatch(/and event \d+ of northwind-things in the store was written on 2036-02-03T04:05:06\.000Z: set the clock right/);
    expect(told).toMatch(way);
  }
  expect(branches(root)).toBe(tip);
  // It can be read still.
  expect(await certify(root, 'ledger', 'northwind-things')).toContain('2036-02-03');
});

test('where there is no store nothing is built, told or changed', async () => {
  const root = temporaryFolder({ ...goldenFiles(things), 'certification.json': policy, '.gitignore': '.certify/\n' });
  commitAll(root);
  const remote = join(temporaryFolder(), 'remote.git');
  git(root, 'init', '--quiet', '--bare', remote);
  for (const args of [['catalog', 'build'], ['ledger'], ['hold', 'northwind-things', '--reason', 'No.']]) {
    expect(await refused(root, ...args)).toMatch(/There is no catalog in .* yet\. Make it with: certify run/);
    expect(existsSync(join(root, '.certify'))).toBe(false);
  }
  expect(await refused(root, 'catalog', 'build', '--store', remote)).toContain(`There is no catalog in ${remote} yet.`);
  expect(existsSync(join(root, '.certify/site'))).toBe(false);
});

test('a restore goes above what is published, whatever --serial says, and never onto a store', async () => {
  const root = await held();
  await certify(root, 'catalog', 'mirror', 'mirror');
  expect(await refused(root, 'catalog', 'restore', 'mirror')).toContain('The store is not empty.');
  await certify(root, 'release', 'northwind-things', '--reason', 'Settled.');
  await certify(root, 'run');
  const { serial } = published(root, 'v1/timestamp.json');
  rmSync(join(root, '.certify/store.git'), { recursive: true });
  await certify(root, 'catalog', 'restore', 'mirror', '--serial', '1');
  await certify(root, 'run');
  expect(published(root, 'v1/timestamp.json').serial).toBeGreaterThan(serial);
});

test('a signed catalog, or one with a trust file, is published unsigned only on purpose', async () => {
  const root = await held();
  expect(await main(['catalog', 'keygen', '--output', 'key.pem'], fakeTerminal(root))).toBe(0);
  await certify(root, 'run', '--key', 'key.pem');
  const before = siteBytes(root);
  const tip = branches(root);
  writeFiles(root, goldenFiles('certified-connectors/Contoso'));
  commitAll(root, 'One more');
  for (const args of [['run'], ['catalog', 'build']])
    expect(await refused(root, ...args)).toMatch(
      /There is no key to sign with, and what .*site publishes is signed: sign with --key FILE.*--unsigned/,
    );
  expect([siteBytes(root), branches(root)]).toEqual([before, tip]);
  await certify(root, 'run', '--unsigned');
  expect(published(root, 'v1/timestamp.json').signatures).toEqual([]);
  await certify(root, 'run');
  await certify(root, 'catalog', 'trust', 'init', '--key', 'key.pem');
  commitAll(root, 'Say who signs');
  for (const args of [['run'], ['catalog', 'build']])
    expect(await refused(root, ...args)).toContain('trust/1.json says who signs this catalog');
  await certify(root, 'catalog', 'build', '--unsigned');
  await certify(root, 'catalog', 'build', '--key', 'key.pem');
});
