import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { runCertify } from '../helpers/certify-process.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { serveHttp } from '../helpers/loopback.ts';
import { commitAll, git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const things = 'certified-connectors/Northwind Things';
const policy = JSON.stringify({ schemaVersion: 1, profile: 'local', optionalQuestions: ['tests', 'approval'] });

/** A repository after a run: versions public and on preview, older ones, and one whose folder is gone. */
async function repository(): Promise<string> {
  const root = temporaryFolder({
    ...goldenFiles(things),
    ...goldenFiles('certified-connectors/Émile & Söhne'),
    ...goldenFiles('independent-publisher-connectors/Things', 'independent-publisher'),
    'certification.json': policy,
    '.gitignore': '.certify/\n',
  });
  commitAll(root);
  await certify(root, 'catalog', 'import', '.@HEAD', '--yes');
  writeFiles(
    root,
    goldenFiles(things, 'certified', { 'readme.md': '# Northwind Things\n\nOther words about it, and enough of them to be a readme.\n' }),
  );
  writeFiles(root, goldenFiles('certified-connectors/Tailspin Toys'));
  rmSync(join(root, 'certified-connectors/Émile & Söhne'), { recursive: true });
  commitAll(root, 'Change');
  await certify(root, 'run');
  return root;
}

async function certify(cwd: string, ...args: string[]): Promise<string> {
  const terminal = fakeTerminal(cwd);
  expect([await main(args, terminal), terminal.printed.err]).toEqual([0, '']);
  return terminal.printed.out;
}

function siteBytes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.endsWith('/v1/timestamp.json'));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length), readFileSync(path, 'latin1')] as const).sort());
}

test('what a run published is built again without judging, byte for byte, open questions included', async () => {
  const root = await repository();
  const site = join(root, '.certify/site');
  const before = siteBytes(site);
  expect(before['/v1/catalog.json']).toContain('openQuestions":[{');
  rmSync(site, { recursive: true });
  expect(await certify(root, 'catalog', 'build')).toMatch(/^Built 4 connectors: \d+ files changed\.\n$/);
  expect(siteBytes(site)).toEqual(before);
  expect(await certify(root, 'catalog', 'build')).toBe('Built 4 connectors: nothing changed.\n');
  await certify(root, 'catalog', 'build', '--output', 'elsewhere');
  expect(siteBytes(join(root, 'elsewhere'))).toEqual(before);
});

test('the same bytes in another time zone and language, from another place, with the files in another order', async () => {
  const root = await repository();
  const other = join(temporaryFolder(), 'a', 'deeper', 'place');
  cpSync(join(root, '.git'), join(other, '.git'), { recursive: true });
  cpSync(join(root, '.certify/store.git'), join(other, '.certify/store.git'), { recursive: true });
  // The other way round, and packed: no listing of a folder or an object store comes in the same order.
  for (const path of git(other, 'ls-files', '-z').split('\0').reverse()) if (path !== '') git(other, 'checkout', '--quiet', '--', path);
  git(join(other, '.certify/store.git'), 'repack', '-a', '-d', '-q');
  const sites = [
    [root, { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
    [other, { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' }],
  ].map(([folder, environment], index) => {
    const output = join(other, `../site-${index}`);
    runCertify(['catalog', 'build', String(folder), '--output', output], Object(environment));
    return siteBytes(output);
  });
  expect(sites[1]).toEqual(sites[0]);
  expect(Object.keys(sites[0] ?? {}).length).toBeGreaterThan(40);
});

test('a store whose report is not the one it names stops the build', async () => {
  const root = await repository();
  writeFileSync(join(root, '.certify/store.git/refs/heads/catalog'), `${'1'.repeat(40)}\n`);
  const terminal = fakeTerminal(root);
  expect(await main(['catalog', 'build'], terminal)).toBe(2);
  expect(terminal.printed.err).toContain("The catalog's store at");
});

test('a store that lost most of what is published stops the publication, until a person accepts exactly that', async () => {
  const root = await repository();
  const site = join(root, '.certify/site');
  const before = siteBytes(site);
  for (const id of readdirSync(join(site, 'v1/connectors')).map((name) => name.replace(/\.json$/, '')))
    await certify(root, 'withdraw', id, '--reason', 'Its service ends.');
  const terminal = fakeTerminal(root);
  expect(await main(['catalog', 'build'], terminal)).toBe(2);
  expect(terminal.printed.out.split('\n').filter((line) => line.startsWith('gone     ')).length).toBe(4);
  expect(terminal.printed.err).toContain('Of 4 published connectors 4 would be gone. Nothing was published.');
  expect(siteBytes(site)).toEqual(before);
  const digest = /--accept-changes ([0-9a-f]{16})/.exec(terminal.printed.err)?.[1] ?? '';
  expect(await main(['catalog', 'build', '--accept-changes', digest.replace(/^./, 'x')], fakeTerminal(root))).toBe(2);
  await certify(root, 'catalog', 'build', '--accept-changes', digest);
  expect(siteBytes(site)['/v1/catalog.json']?.match(/"status":"[a-z]+"/g)).toEqual(Array(4).fill('"status":"withdrawn"'));
});

test('a machine that starts empty compares with what is served, and publishes nothing when that is gone or cannot be read', async () => {
  const root = await repository();
  const site = join(root, '.certify/site');
  const served: { status?: number; without?: string } = {};
  const port = await serveHttp((request, response) => {
    const path = join(site, request.url ?? '');
    const isThere = existsSync(path) && request.url !== served.without;
    response.writeHead(served.status ?? (isThere ? 200 : 404)).end(isThere ? readFileSync(path) : '');
  });
  const elsewhere = (): string => join(temporaryFolder(), 'site');
  const build = async (output: string) => {
    const terminal = fakeTerminal(root);
    const status = await main(['catalog', 'build', '--published', '--output', output], terminal);
    return { status, said: terminal.printed.err };
  };
  expect((await build(elsewhere())).said).toContain('set it to the address of the catalog');

  writeFiles(root, { 'certification.json': JSON.stringify({ ...JSON.parse(policy), catalogUrl: `http://127.0.0.1:${port}` }) });
  commitAll(root, 'Say where the catalog is');
  const whole = elsewhere();
  expect(await build(whole)).toEqual({ status: 0, said: '' });
  expect(siteBytes(whole)['/v1/connectors/northwind-things.json']).toBeDefined();

  served.without = '/v1/catalog.json';
  expect((await build(elsewhere())).said).toContain('/v1/catalog.json is missing');
  served.status = 503;
  expect((await build(elsewhere())).said).toContain('answered with status 503');
  served.status = 404;
  expect(await build(elsewhere())).toEqual({
    status: 0,
    said: `Nothing is published at http://127.0.0.1:${port} yet: this is the first time.\n`,
  });
  delete served.status;
  delete served.without;

  for (const id of readdirSync(join(site, 'v1/connectors')).map((name) => name.replace(/\.json$/, '')))
    await certify(root, 'withdraw', id, '--reason', 'Its service ends.');
  expect((await build(elsewhere())).said).toContain('Of 4 published connectors 4 would be gone. Nothing was published.');
});
