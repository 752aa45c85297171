import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseLock } from '../../build/locked-packages.ts';
import { iconBackground } from '../../rules/icon/icon-background.ts';
import { goldenFiles, writeFiles } from '../helpers/folder.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'certify-built-')));
afterAll(() => rmSync(top, { recursive: true, force: true }));

/** What a build reads of this repository. */
const sources = [
  'rules',
  'src',
  'build',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'rolldown.config.ts',
  'rules-digest.ts',
  'README.md',
  'LICENSE',
];

/** The files below a folder, or that file, in the order that `turned` asks for. */
function filesBelow(path: string, turned: boolean): readonly string[] {
  const below = readdirSync(path, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const files = below.map((one) => join(one.parentPath, one.name)).sort();
  return turned ? files.reverse() : files;
}

/** Copies what a build reads into a folder, file by file in some order, with the packages that are bundled; others are only linked. */
function checkOut(folder: string, turned: boolean): void {
  const files = sources.flatMap((one) => (one.includes('.') || one === 'LICENSE' ? [one] : filesBelow(one, turned)));
  for (const file of turned ? [...files].reverse() : files) copyTo(folder, file);
  for (const name of ['fflate']) for (const file of filesBelow(`node_modules/${name}`, turned)) copyTo(folder, file);
  for (const { path } of parseLock(readFileSync('package-lock.json', 'utf8')).packages.values()) {
    const place = join(folder, path);
    if (path.lastIndexOf('node_modules/') > 0 || existsSync(place) || !existsSync(path)) continue;
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(realpathSync(path), place);
  }
}

function copyTo(folder: string, file: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  cpSync(file, join(folder, file));
}

async function build(folder: string, env: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, Buffer>> {
  const rolldown = realpathSync('node_modules/rolldown/bin/cli.mjs');
  await promisify(execFile)(process.execPath, [rolldown, '-c', 'rolldown.config.ts'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
  });
  return new Map(
    readdirSync(join(folder, 'dist'))
      .sort()
      .map((file) => [file, readFileSync(join(folder, 'dist', file))]),
  );
}

const here = join(top, 'a');
const there = join(top, 'rules', 'été und  noch tiefer', 'b');
let [first, second]: ReadonlyMap<string, Buffer>[] = [];
beforeAll(async () => {
  checkOut(here, false);
  checkOut(there, true);
  first = await build(here, { TZ: 'UTC', LANG: 'C', LC_ALL: 'C', HOME: here });
  second = await build(there, {
    TZ: 'Pacific/Kiritimati',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    HOME: top,
    SOURCE_DATE_EPOCH: '1',
    CI: 'true',
  });
}, 180_000);

const textOf = (file: string): string => first?.get(file)?.toString('utf8') ?? '';
const sha256 = (bytes: Uint8Array | undefined): string =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

test('two folders, time zones, languages and orders of files give the same bytes', () => {
  expect([...(first?.keys() ?? [])]).toEqual([
    'action.js',
    'catalog.js',
    'cli-author.cjs',
    'cli-catalog.cjs',
    'cli-check.cjs',
    'cli-compare.cjs',
    'cli-explain.cjs',
    'cli-inflate.cjs',
    'cli-judge.cjs',
    'cli-main.cjs',
    'cli-read.cjs',
    'cli-rolldown-runtime.cjs',
    'cli-settings.cjs',
    'cli-start.cjs',
    'cli-submission.cjs',
    'cli-thread.cjs',
    'cli.js',
    'edit-page.js',
    'explained-rules.js',
    'licenses.txt',
    'rules.sha256',
    'ruleset.js',
    'sbom.cdx.json',
    'try-page.js',
  ]);
  const digests = (built: ReadonlyMap<string, Buffer> | undefined) =>
    Object.fromEntries([...(built ?? [])].map(([file, bytes]) => [file, sha256(bytes)]));
  expect(digests(second)).toEqual(digests(first));
  for (const [file, bytes] of first ?? []) expect([file, bytes.includes(top)]).toEqual([file, false]);
});

describe('licenses.txt', () => {
  test.each([
    ['fflate', 'node_modules/fflate/LICENSE', 'action.js, catalog.js, cli-inflate.cjs, explained-rules.js'],
    ['minisearch', 'node_modules/minisearch/LICENSE.txt', 'cli-catalog.cjs'],
    ['rolldown', 'node_modules/rolldown/LICENSE', 'action.js, catalog.js, cli-rolldown-runtime.cjs, explained-rules.js, ruleset.js'],
    [
      'rolldown',
      'node_modules/rolldown/THIRD-PARTY-LICENSE',
      'action.js, catalog.js, cli-rolldown-runtime.cjs, explained-rules.js, ruleset.js',
    ],
    ['@oxc-project/runtime', 'build/notices/oxc-runtime.txt', 'cli-catalog.cjs, ruleset.js'],
    ['confusables.txt', 'build/notices/confusables.txt', 'action.js, cli-judge.cjs, explained-rules.js'],
  ])('holds the terms of %s word for word (%s)', (name, file, heldBy) => {
    const [, part = ''] = new RegExp(`^={80}\n(${name} \\d.*?)(?=^={80}\n[^\n]+ \\d|(?![^]))`, 'ms').exec(textOf('licenses.txt')) ?? [];
    expect(part).toContain(`\nIn: ${heldBy}\n`);
    expect(part).toContain(readFileSync(file, 'utf8'));
  });

  test('has every package that a bundle holds, and no other', () => {
    const bom: {
      readonly components: readonly {
        readonly name: string;
        readonly version: string;
        readonly properties: readonly { readonly name: string }[];
      }[];
    } = JSON.parse(textOf('sbom.cdx.json'));
    const bundled = bom.components.filter(({ properties }) => properties.some(({ name }) => name.endsWith(':bundled-in')));
    const titles = [...textOf('licenses.txt').matchAll(/^={80}\n(.+ \d.*)\n/gm)].map(([, title]) => title);
    expect(bundled.map(({ name, version }) => `${name} ${version}`)).toEqual(titles);
    // What the bundler itself writes above a module that is not ours.
    const named = [...(first ?? [])].flatMap(([, bytes]) => [
      ...bytes.toString('utf8').matchAll(/^\/\/ .*node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm),
    ]);
    expect(new Set(named.map(([, name]) => name))).toEqual(new Set(['fflate']));
  });
});

test('the bill of materials has the digests of the files beside it', () => {
  const { metadata } = JSON.parse(textOf('sbom.cdx.json'));
  const told = metadata.component.components.map(
    (one: { readonly name: string; readonly hashes: readonly { readonly content: string }[] }) => [
      relative('dist', one.name),
      one.hashes[0]?.content,
    ],
  );
  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries([...(first ?? [])].filter(([file]) => file !== 'sbom.cdx.json').map(([file, bytes]) => [file, sha256(bytes)])),
  );
});

test('what a report calls its rules is the digest of rules.sha256', async () => {
  const folder = join(top, 'connectors');
  writeFiles(folder, goldenFiles('certified-connectors/Northwind'));
  const run = promisify(execFile)(process.execPath, [join(here, 'dist/cli.js'), 'check', '--no-config', '--format', 'json', folder]);
  const { tool } = JSON.parse((await run).stdout);
  expect(tool.rules).toBe(`sha256:${sha256(first?.get('rules.sha256'))}`);
  for (const file of ['cli-start.cjs', 'action.js']) expect([file, textOf(file).includes(tool.rules)]).toEqual([file, true]);
});

test('the built command unpacks what is packed: an archive and an icon', () => {
  const folder = join(top, 'packaged/certified-connectors/Northwind');
  for (const { path, bytes } of iconBackground.invalid[0]?.entries() ?? []) writeFiles(folder, { [path]: bytes ?? '' });
  const args = ['check', '--no-config', '--no-cache', '--format', 'json', '.'];
  const { stdout, stderr } = spawnSync(process.execPath, [join(here, 'dist/cli.js'), ...args], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  const findings: { readonly ruleId: string }[] = JSON.parse(stdout).connectors[0].findings;
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['folder-archive-absent', 'icon-background']);
});

test.each([
  ['yaml', 'rules:\n  team-operation-tagged: { given: "$.paths[*][*]", severity: error, then: { field: tags, function: truthy } }\n'],
  ['json', '{"rules":{"team-operation-tagged":{"given":"$.paths[*][*]","severity":"error","then":{"field":"tags","function":"truthy"}}}}'],
])('the built command runs a ruleset in %s', (kind, ruleset) => {
  const folder = join(top, `ruleset-${kind}`);
  writeFiles(folder, { ...goldenFiles('certified-connectors/Northwind'), [`team.${kind}`]: ruleset });
  const args = ['check', '--no-config', '--format', 'json', '--ruleset', `team.${kind}`, 'certified-connectors/Northwind'];
  const { stdout, stderr } = spawnSync(process.execPath, [join(here, 'dist/cli.js'), ...args], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toContain('"team-operation-tagged"');
});

describe('the commands of docs/build.md', () => {
  const blocks = [...readFileSync('docs/build.md', 'utf8').matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text]) => text ?? '');
  const isThere = (name: string) => spawnSync(name, ['--version']).error === undefined;
  const run = (script: string, cwd: string) => spawnSync('bash', ['-eo', 'pipefail', '-c', script], { cwd, encoding: 'utf8' });
  const blockWith = (words: string) => {
    const found = blocks.filter((one) => one.includes(words));
    expect(found, words).toHaveLength(1);
    return found[0] ?? '';
  };

  test.skipIf(!isThere('sha256sum'))('print the digest, and see a changed source', () => {
    const told = () => run(blockWith('dist/rules.sha256'), here);
    expect([told().status, told().stdout]).toEqual([0, `${sha256(first?.get('rules.sha256'))}  dist/rules.sha256\n`]);
    writeFiles(here, { 'rules/index.ts': `${readFileSync('rules/index.ts', 'utf8')} ` });
    expect([told().status, told().stdout]).toEqual([1, expect.stringContaining('\nrules/index.ts: FAILED\n')]);
    copyTo(here, 'rules/index.ts');
    expect(told().status).toBe(0);
  });

  test.skipIf(!isThere('jq'))('see a changed bundle', () => {
    expect(run(blockWith('jq'), here)).toMatchObject({ status: 0, stdout: '' });
    writeFiles(here, { 'dist/cli.js': `${textOf('cli.js')} ` });
    expect(run(blockWith('jq'), here)).toMatchObject({ status: 1, stdout: 'dist/cli.js: FAILED\n' });
    writeFiles(here, { 'dist/cli.js': textOf('cli.js') });
  });
});
