import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Manifest, withFigures } from '../../build/dependency-figures.ts';
import { closureOf, parseLock } from '../../build/locked-packages.ts';
import { temporaryFolder } from '../helpers/folder.ts';

const page = readFileSync('docs/dependencies.md', 'utf8');
const lock = parseLock(readFileSync('package-lock.json', 'utf8'));
const manifest: Manifest & { readonly scripts: object } = JSON.parse(readFileSync('package.json', 'utf8'));
const direct = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });

describe('docs/dependencies.md', () => {
  test('has the figures of today: npm run figures writes them', () => {
    expect(withFigures(page, lock, manifest)).toBe(page);
    const { yaml, ...fewer } = manifest.dependencies;
    expect(yaml).toBeDefined();
    expect(withFigures(page, lock, { ...manifest, dependencies: fewer })).not.toBe(page);
  });

  test('ends with the figures', () => {
    expect(page.split('<!-- Here it ends. -->')).toEqual([expect.any(String), '\n']);
  });

  test('gives a reason for every package, and none for one that is gone', () => {
    const reasons = (heading: string) => {
      const [, section = ''] = new RegExp(`^## ${heading}.*?\n(.*?)(?=^##)`, 'ms').exec(page) ?? [];
      const rows = section.split('\n').filter((line) => line.startsWith('| `') && !line.includes('(optional peer)'));
      return rows.flatMap((row) => [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name)).sort();
    };
    expect(reasons('What `certify` needs')).toEqual(Object.keys(manifest.dependencies).sort());
    expect(reasons('What only this repository needs')).toEqual(Object.keys(manifest.devDependencies).sort());
  });

  test('tells what Spectral, GitHub and others cost', () => {
    const installed = (names: readonly string[]) =>
      closureOf(
        lock.packages,
        names.map((name) => `node_modules/${name}`),
      ).filter((path) => lock.packages.get(path)?.isOptional === false).length;
    const names = Object.keys(manifest.dependencies);
    const without = (pattern: RegExp) => installed(names.filter((name) => !pattern.test(name)));
    const all = installed(names);
    expect(page).toContain(`| ${all - without(/spectral/)} of the ${all} packages that are installed`);
    expect(page).toContain(`everybody else has ${without(/spectral/)} packages`);
    expect(page).toContain(`\`@octokit/rest\` and its plugins | ${all - without(/octokit|bottleneck/)} |`);
    expect(page).toContain(`\`@apidevtools/swagger-parser\` | ${all - without(/swagger-parser/)} |`);
    expect(page).toContain(`\`@actions/core\` | ${all - without(/actions/)} |`);
    expect(without(/sigstore\/(?:bundle|protobuf)|bottleneck|ref-resolver/)).toBe(all);
  });

  test('names every package with an install script', () => {
    const names = [...lock.packages.values()].filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    const [, section = ''] = /^\*\*No install scripts\.\*\*(.*?)^\*\*/ms.exec(page) ?? [];
    expect([...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name)).toEqual(names);
  });
});

test('every script of package.json does something of its own, and every one that a page names is there', () => {
  const scripts = Object.values(manifest.scripts);
  expect(scripts.filter((script, at) => scripts.indexOf(script) !== at || script === 'npm run --silent build')).toEqual([]);
  const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : []))];
  const named = pages.flatMap((name) => [...readFileSync(name, 'utf8').matchAll(/\bnpm run (?:--silent )?([a-z][a-z:-]*)/g)]);
  expect(named.length).toBeGreaterThan(10);
  expect(named.map(([, name = '']) => name).filter((name) => !Object.hasOwn(manifest.scripts, name))).toEqual([]);
});

test('package.json names exact versions, those of the lock', () => {
  const versions = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(versions).toEqual(Object.fromEntries(direct.map((name) => [name, lock.packages.get(`node_modules/${name}`)?.version])));
});

describe('install scripts', () => {
  /** Installs a package that has one, from a folder on this disk, under a `.npmrc`; whether it ran. */
  function runs(npmrc: string): boolean {
    const folder = temporaryFolder({
      'fabrikam/package.json': JSON.stringify({
        name: 'fabrikam',
        version: '1.0.0',
        scripts: { postinstall: `node -e "require('fs').writeFileSync('ran', '')"` },
      }),
      'project/package.json': JSON.stringify({ name: 'contoso', version: '1.0.0' }),
      'project/.npmrc': npmrc,
    });
    const pack = spawnSync('npm', ['pack', '--offline', '../fabrikam'], { cwd: join(folder, 'project'), encoding: 'utf8' });
    expect(pack.status).toBe(0);
    const install = spawnSync('npm', ['install', '--offline', '--no-audit', '--no-fund', './fabrikam-1.0.0.tgz'], {
      cwd: join(folder, 'project'),
      encoding: 'utf8',
      env: { ...process.env, npm_config_ignore_scripts: undefined },
    });
    expect(install.status).toBe(0);
    return readdirSync(join(folder, 'project/node_modules/fabrikam')).includes('ran');
  }

  test('of packages do not run under the .npmrc of this repository', () => {
    expect(runs(readFileSync('.npmrc', 'utf8'))).toBe(false);
  });

  test('would run without it', () => {
    expect(runs('')).toBe(true);
  });

  test('of our own there are none, and every installation in an action says it again', () => {
    expect(Object.keys(manifest.scripts).filter((name) => /install|prepare|prepublish|^dependencies$/.test(name))).toEqual([]);
    for (const file of ['action.yml', '.github/actions/install/action.yml', '.github/workflows/dependencies.yml'])
      expect([
        file,
        [...readFileSync(file, 'utf8').matchAll(/npm ci\b(.*)/g)].map(([, options]) => options?.includes('--ignore-scripts')),
      ]).toEqual([file, [true]]);
    const gate = readFileSync('.ci/run', 'utf8');
    expect(gate).toMatch(/^npm ci$/m);
    expect(gate).not.toMatch(/npm audit|ignore-scripts=false|npm rebuild/);
  });

  test.each([
    ['biome', 'node_modules/@biomejs/biome/bin/biome', ['--version']],
    ['esbuild', 'node_modules/esbuild/bin/esbuild', ['--version']],
    ['tsc', 'node_modules/typescript/bin/tsc', ['--version']],
    ['tsx', 'node_modules/tsx/dist/cli.mjs', ['--version']],
    ['knip', 'node_modules/knip/bin/knip.js', ['--version']],
  ])('are not what %s needs to run', (_name, file, args) => {
    const run = spawnSync(process.execPath, [file, ...args], { encoding: 'utf8' });
    expect([run.status, run.stdout]).toEqual([0, expect.stringMatching(/\d+\.\d+\.\d+/)]);
  });
});

describe('the workflow dependencies', () => {
  const { jobs } = parse(readFileSync('.github/workflows/dependencies.yml', 'utf8'));
  const steps: readonly { readonly run?: string; readonly if?: string }[] = jobs.audit.steps;

  test('asks about signatures, about what is installed with the tool, and about everything', () => {
    expect(steps.flatMap(({ run }) => run ?? []).slice(1)).toEqual([
      'npm audit signatures',
      'npm audit --omit=dev',
      'npm audit --audit-level=high',
    ]);
  });
});

test('dependabot proposes what is a week old, of actions and of packages', () => {
  const { version, updates } = parse(readFileSync('.github/dependabot.yml', 'utf8'));
  expect(version).toBe(2);
  const shape = (one: Readonly<Record<string, unknown>>) => [
    one['package-ecosystem'],
    one['directories'] ?? [one['directory']],
    one['cooldown'],
    one['schedule'],
  ];
  expect(updates.map(shape)).toEqual([
    ['github-actions', ['/', '/.github/actions/install'], { 'default-days': 7 }, { interval: 'weekly' }],
    ['npm', ['/'], { 'default-days': 7 }, { interval: 'weekly' }],
  ]);
  const known = ['package-ecosystem', 'directories', 'directory', 'schedule', 'cooldown', 'groups'];
  expect(updates.flatMap((one: object) => Object.keys(one)).filter((key: string) => !known.includes(key))).toEqual([]);
  // Every place where an action is named.
  const places = readdirSync('.github/actions').map((name) => `/.github/actions/${name}`);
  expect(updates[0].directories).toEqual(['/', ...places]);
});
