import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { startCertify } from '../helpers/certify-process.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll, git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const things = 'certified-connectors/Northwind Things';
const contoso = 'certified-connectors/Contoso';
const byRosa = 'independent-publisher-connectors/Things';
/** An error of a rule: a contact without a name, say. */
const broken = { 'readme.md': '' };
const settings = {
  'certification.json': JSON.stringify({ schemaVersion: 1, profile: 'local', optionalQuestions: ['tests', 'approval'] }),
  '.gitignore': '.certify/\n',
};

function existing(more: Record<string, string> = {}): string {
  const root = temporaryFolder({
    ...settings,
    ...goldenFiles(things),
    ...goldenFiles(contoso, 'certified', broken),
    ...goldenFiles(byRosa, 'independent-publisher'),
    ...more,
  });
  commitAll(root);
  return root;
}

async function certify(cwd: string, ...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const terminal = fakeTerminal(cwd);
  const status = await main(args, terminal);
  return { status, ...terminal.printed };
}

function report(root: string) {
  return JSON.parse(readFileSync(join(root, '.certify/import.json'), 'utf8'));
}

function store(root: string, ...args: string[]): string {
  return git(join(root, '.certify/store.git'), ...args);
}

function entries(root: string): { id: string; status: string; isImported: boolean; publisher: { level: string } }[] {
  return JSON.parse(readFileSync(join(root, '.certify/site/v1/catalog.json'), 'utf8')).connectors;
}

test('a repository comes in as one transaction, and the next run publishes it as it is: imported, not verified', async () => {
  const root = existing();
  const commit = git(root, 'rev-parse', 'HEAD');
  const { status, out, err } = await certify(root, 'catalog', 'import', '.@HEAD', '--yes');
  expect([status, err]).toEqual([0, '']);
  expect(out).toContain('Import    3 connectors; 1 with errors');
  expect(store(root, 'rev-list', '--count', 'catalog')).toBe('1');
  expect(
    store(root, 'ls-tree', '-r', '--name-only', 'catalog')
      .split('\n')
      .filter((path) => !path.startsWith('reports/')),
  ).toEqual([
    'channels/preview.json',
    'channels/public.json',
    'ledger/contoso/1.json',
    'ledger/northwind-things/1.json',
    'ledger/things-ip/1.json',
  ]);
  expect(JSON.parse(store(root, 'show', 'catalog:ledger/contoso/1.json'))).toMatchObject({
    type: 'imported',
    by: { kind: 'operator' },
    record: { version: '1.0.0', revision: 0, folder: contoso, commit, tree: git(root, 'rev-parse', `HEAD:${contoso}`) },
    source: { commit },
  });
  expect(report(root)).toMatchObject({
    commit,
    renamed: [{ folder: contoso, id: 'contoso' }, { id: 'northwind-things' }, { id: 'things-ip' }],
  });
  const tip = store(root, 'rev-parse', 'catalog');
  const run = await certify(root, 'run');
  expect(run.status).toBe(0);
  expect(run.out).toContain('Preview   3 versions (0 new)');
  expect(run.out).not.toContain('errors to fix');
  expect(run.out).toContain(`${contoso}: 1 error, imported as it is → certify check "${contoso}"\n`);
  // The run only tried the operations of what had come in.
  expect(
    store(root, 'diff', '--name-only', tip, 'catalog')
      .split('\n')
      .filter((path) => !path.startsWith('evidence/')),
  ).toEqual(['ledger/contoso/2.json', 'ledger/northwind-things/2.json', 'ledger/things-ip/2.json']);
  expect(entries(root).map(({ id, status, isImported, publisher }) => [id, status, isImported, publisher.level])).toEqual([
    ['contoso', 'public', true, 'not-proved'],
    ['northwind-things', 'public', true, 'not-proved'],
    ['things-ip', 'public', true, 'not-proved'],
  ]);
  const list = JSON.parse(readFileSync(join(root, '.certify/site/v1/list.json'), 'utf8'));
  expect(list.contoso).toEqual({
    added: '2026-11-20T12:00:00.000Z',
    preferred: '1.0.0',
    versions: {
      '1.0.0': {
        added: '2026-11-20T12:00:00.000Z',
        updated: '2026-11-20T12:00:00.000Z',
        info: expect.objectContaining({ title: 'Northwind Things', version: '1.0.0' }),
        openapiVer: '2.0',
        swaggerUrl: expect.stringMatching(/^\.\.\/files\/[0-9a-f]{64}\.json$/),
        swaggerYamlUrl: list.contoso.versions['1.0.0'].swaggerUrl,
        link: '../v1/connectors/contoso.json',
      },
    },
  });
  expect(readFileSync(join(root, '.certify/site/connectors/contoso/index.html'), 'utf8')).toContain('imported, not verified');
  expect(readFileSync(join(root, '.certify/site/index.html'), 'utf8')).toContain('imported, not verified');
});

test('without a yes nothing is written; a person at the keyboard is asked', async () => {
  const root = existing();
  const { status, out, err } = await certify(root, 'catalog', 'import', '.@HEAD');
  expect(status).toBe(2);
  expect(out).toContain('Import    3 connectors');
  expect(err).toContain('Nothing was written. To import 3 connectors as they are, run this again with --yes.');
  expect(store(root, 'for-each-ref')).toBe('');
  const questions: string[] = [];
  const confirms = async (question: string): Promise<boolean> => {
    questions.push(question);
    return true;
  };
  expect(await main(['catalog', 'import', '.@HEAD'], fakeTerminal(root, { confirms }))).toBe(0);
  expect(questions).toEqual(['Import 3 connectors as public?']);
});

test('a second import adds only what is missing, and asks no more for the same commit', async () => {
  const root = existing();
  await certify(root, 'catalog', 'import', '.@HEAD', '--yes');
  const again = await certify(root, 'catalog', 'import', '.@HEAD');
  expect([again.status, again.out]).toEqual([0, expect.stringContaining('Nothing is missing: nothing was written.')]);
  expect(again.out).toContain('There     3 ids of an earlier import or run');
  expect(again.out).toContain('Report    .certify/import.json is that of an import before.\n');
  expect(report(root).imported).toHaveLength(3);
  writeFiles(root, goldenFiles('certified-connectors/Fabrikam'));
  commitAll(root);
  expect((await certify(root, 'catalog', 'import', '.@HEAD')).status).toBe(2);
  const more = await certify(root, 'catalog', 'import', '.@HEAD', '--yes');
  expect(more.out).toContain('Import    1 connector;');
  expect(report(root)).toMatchObject({ imported: [{ id: 'fabrikam' }], alreadyThere: ['contoso', 'northwind-things', 'things-ip'] });
});

test('what came in with errors keeps nobody from an update; a new error does', async () => {
  const root = existing();
  await certify(root, 'catalog', 'import', '.@HEAD', '--yes');
  const definition = join(root, contoso, 'apiDefinition.swagger.json');
  const document = JSON.parse(readFileSync(definition, 'utf8'));
  writeFileSync(definition, JSON.stringify({ ...document, info: { ...document.info, description: `${document.info.description} More.` } }));
  commitAll(root);
  const updated = await certify(root, 'run');
  expect(updated.out).toContain('Preview   3 versions (1 new)');
  writeFileSync(definition, JSON.stringify({ ...document, host: 'https://api.contoso.com/' }));
  commitAll(root);
  const worse = await certify(root, 'run');
  expect(worse.out).toContain('Preview   3 versions (0 new)');
  expect(worse.out).toMatch(/Contoso: \d+ errors? to fix/);
});

test('ids that meet are told with who keeps them; hostile and unreadable folders are left out with their reasons', async () => {
  const root = existing({
    ...goldenFiles('certified-connectors/Tailspin-IP'),
    ...goldenFiles('independent-publisher-connectors/Tailspin', 'independent-publisher'),
    ...goldenFiles('certified-connectors/Fab Rikam'),
    ...goldenFiles('certified-connectors/Fab-Rikam'),
    ...goldenFiles('certified-connectors/Con-toso'),
    'certified-connectors/Empty/readme.md': 'x',
    'certified-connectors/Odd/apiDefinition.swagger.json': '{"info": {"version": "1"}}',
    'certified-connectors/Odd/a:b.txt': 'x',
  });
  const { status, out } = await certify(root, 'catalog', 'import', '.@HEAD', '--yes');
  expect(status).toBe(0);
  expect(report(root)).toMatchObject({
    collisions: [
      { id: 'fab-rikam', leftOut: ['certified-connectors/Fab Rikam', 'certified-connectors/Fab-Rikam'] },
      { id: 'tailspin-ip', kept: 'certified-connectors/Tailspin-IP', leftOut: ['independent-publisher-connectors/Tailspin'] },
    ],
    lookAlikes: [['con-toso', 'contoso']],
    leftOut: [
      { folder: 'certified-connectors/Empty', reason: 'its definition cannot be read or has no version.' },
      { folder: 'certified-connectors/Odd', reason: 'the name "a:b.txt" has characters that not every system takes.' },
    ],
  });
  expect(out).toContain('Same id   fab-rikam: nobody gets it; left out: certified-connectors/Fab Rikam, certified-connectors/Fab-Rikam');
  expect(out).toContain('Similar   con-toso, contoso');
  expect(store(root, 'ls-tree', '--name-only', 'catalog:ledger').split('\n')).toEqual([
    'con-toso',
    'contoso',
    'northwind-things',
    'tailspin-ip',
    'things-ip',
  ]);
});

test('from another repository the store keeps the bytes, also when that repository is gone', async () => {
  const other = existing();
  const root = temporaryFolder({ ...settings, ...goldenFiles('certified-connectors/Fabrikam') });
  commitAll(root);
  const bare = join(temporaryFolder(), 'other.git');
  git(root, 'clone', '--quiet', '--bare', other, bare);
  const commit = git(other, 'rev-parse', 'HEAD');
  const byAddress = await certify(root, 'catalog', 'import', `file://${bare}@${commit}`, '--yes');
  expect([byAddress.status, byAddress.err]).toEqual([0, '']);
  rmSync(bare, { recursive: true });
  rmSync(other, { recursive: true });
  const { status, out } = await certify(root, 'run');
  expect(status).toBe(0);
  expect(out).toContain(`${things} is not in the repository any more`);
  expect(entries(root).map(({ id, isImported }) => [id, isImported])).toEqual([
    ['contoso', true],
    ['fabrikam', false],
    ['northwind-things', true],
    ['things-ip', true],
  ]);
});

test('without the folders in its own repository, an import is published by a build', async () => {
  const other = existing();
  const root = temporaryFolder(settings);
  commitAll(root);
  const { status, out } = await certify(root, 'catalog', 'import', `${other}@HEAD`, '--yes');
  expect([status, out]).toEqual([0, expect.stringContaining('not verified. Publish them with: certify catalog build\n')]);
  expect((await certify(root, 'catalog', 'build')).status).toBe(0);
  expect(entries(root)).toHaveLength(3);
  await certify(root, 'catalog', 'mirror', 'mirror');
  rmSync(join(root, '.certify'), { recursive: true });
  expect((await certify(root, 'catalog', 'restore', 'mirror')).out).toContain('Publish it with: certify catalog build\n');
  const own = await certify(other, 'catalog', 'import', '.@HEAD', '--yes');
  expect(own.out).toContain('Publish them with: certify run\n');
});

test('a call that names no commit is a sentence', async () => {
  const root = existing();
  for (const [args, said] of [
    [[], 'takes one repository'],
    [['.'], "'.' names no commit"],
    [['.@nowhere'], "There is no commit 'nowhere' in ."],
    [['https://example.com/x.git@main'], 'is no full commit id'],
    [['ext::sh@0000000000000000000000000000000000000000'], 'begins with https:// or file://'],
  ] as const) {
    const { status, err } = await certify(root, 'catalog', 'import', ...args, '--yes');
    expect([status, err], said).toEqual([2, expect.stringContaining(said)]);
  }
});

test('killed at any moment, an import has happened or has not, and the next one ends with the same store', async () => {
  const root = existing();
  const whole = existing();
  await certify(whole, 'catalog', 'import', '.@HEAD', '--yes');
  const tree = store(whole, 'rev-parse', 'catalog^{tree}');
  for (const milliseconds of [600, 1200, 2000, 3000, 4500]) {
    const child = startCertify(['catalog', 'import', `${root}@HEAD`, '--root', root, '--yes']);
    await new Promise((done) => {
      child.on('exit', done);
      setTimeout(() => child.kill('SIGKILL'), milliseconds);
    });
    const place = join(root, '.certify/store.git');
    if (!existsSync(place)) continue;
    const events = store(root, 'for-each-ref') === '' ? [] : store(root, 'ls-tree', '-r', '--name-only', 'catalog', 'ledger/').split('\n');
    expect([0, 3]).toContain(events.length);
  }
  // By the clock of the processes before: one that is behind it is refused.
  const last = startCertify(['catalog', 'import', `${root}@HEAD`, '--root', root, '--yes']);
  expect(await new Promise((done) => last.on('exit', done))).toBe(0);
  expect(store(root, 'ls-tree', '-r', '--name-only', 'catalog')).toBe(store(whole, 'ls-tree', '-r', '--name-only', tree));
});
