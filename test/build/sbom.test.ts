import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseLock } from '../../build/locked-packages.ts';
import { type DistFile, sbomOf } from '../../build/sbom.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly scope: string;
  readonly hashes?: unknown;
  readonly licenses?: unknown;
  readonly purl?: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

interface Bom {
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const text = readFileSync('package-lock.json', 'utf8');
const lock = parseLock(text);
const about = { description: 'Checks connectors.', licence: 'MIT' };
const fflate = {
  name: 'fflate',
  version: lock.packages.get('node_modules/fflate')?.version ?? '',
  kind: 'package',
  licence: 'MIT',
} as const;
const data = { name: 'letters.txt', version: '1.0.0', kind: 'data', licence: 'MIT', url: 'https://example.com/letters.txt' } as const;
const files: readonly DistFile[] = [
  { path: 'dist/cli.js', sha256: 'ab'.repeat(32), holds: [{ ...fflate, notice: 'node_modules/fflate' }] },
  { path: 'dist/page.js', sha256: 'cd'.repeat(32), holds: [{ ...data, notice: 'letters' }] },
];
const made = sbomOf(about, lock, files);
const bom: Bom = JSON.parse(made);
const component = (name: string): Component | undefined => bom.components.find(({ 'bom-ref': ref }) => ref.replace(/@[^@]*$/, '') === name);
const needs = (ref: string): readonly string[] | undefined => bom.dependencies.find((one) => one.ref === ref)?.dependsOn;

describe('beside the one that npm makes of the same lock', () => {
  let theirs: Bom;
  beforeAll(() => {
    const run = spawnSync('npm', ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application', '--offline'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    theirs = JSON.parse(run.stdout);
  });

  test('it has the same packages, with the same digests and licences', () => {
    const shown = ({ 'bom-ref': ref, purl, hashes, licenses }: Component) => ({ ref, purl, hashes, licenses });
    const known = bom.components.filter(({ 'bom-ref': ref }) => !ref.startsWith('letters.txt@')).map(shown);
    // npm does not read the list that this one has.
    const read = theirs.components
      .map(shown)
      .map((one) => (one.ref === 'reserved@0.1.2' ? { ...one, licenses: [{ license: { id: 'MIT' } }] } : one));
    expect(known).toEqual(read.sort((a, b) => (a.ref < b.ref ? -1 : 1)));
  });

  test('every package needs the same others', () => {
    for (const { ref, dependsOn } of theirs.dependencies) {
      const ours = needs(ref)?.filter((one) => !one.startsWith('dist/'));
      expect([ref, ours]).toEqual([ref, [...new Set(dependsOn)].sort()]);
    }
  });
});

describe('what is told apart', () => {
  test('what is installed with the tool, what may be missing there, and what only the work on it needs', () => {
    expect(component('yaml')?.scope).toBe('required');
    expect(component('@cspell/cspell-types')?.scope).toBe('optional');
    expect(component('vitest')?.scope).toBe('excluded');
  });

  test('a package is bundled where a file holds parts of it, and then everybody has it', () => {
    expect(component('fflate')?.scope).toBe('required');
    expect(component('fflate')?.properties).toContainEqual({ name: 'connector-certification:bundled-in', value: 'dist/cli.js' });
    expect(needs('dist/cli.js')).toEqual([`fflate@${fflate.version}`]);
  });

  test('data that no package brings stands there with its address', () => {
    expect(component('letters.txt')).toMatchObject({
      type: 'data',
      scope: 'required',
      externalReferences: [{ type: 'distribution', url: 'https://example.com/letters.txt' }],
    });
    expect(component('letters.txt')?.purl).toBeUndefined();
  });
});

test('it is the same for the same arguments, in whatever order the lock has its packages', () => {
  const { packages, ...rest } = JSON.parse(text);
  const turned = JSON.stringify({ ...rest, packages: Object.fromEntries(Object.entries(packages).reverse()) });
  expect(sbomOf(about, parseLock(turned), files)).toBe(made);
  expect(made).not.toMatch(/"(?:timestamp|serialNumber)"/);
});

test('every name in it is told once, and leads somewhere', () => {
  const refs = bom.dependencies.map(({ ref }) => ref);
  expect(new Set(refs).size).toBe(refs.length);
  expect(refs.sort()).toEqual(
    [`${lock.name}@${lock.version}`, ...files.map(({ path }) => path), ...bom.components.map((one) => one['bom-ref'])].sort(),
  );
  expect(bom.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.includes(ref))).toEqual([]);
});

test('it has the shape that CycloneDX 1.6 asks for', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(
    JSON.parse(readFileSync('test/fixtures/schemas/cyclonedx-1.6-part.json', 'utf8')),
  );
  expect([validate(bom), validate.errors]).toEqual([true, null]);
  const broken = [
    { ...bom, specVersion: '2' },
    { ...bom, components: [{ ...bom.components[0], scope: 'needed' }] },
    { ...bom, serialNumber: 7 },
  ];
  expect(broken.map((one) => validate(one))).toEqual([false, false, false]);
});
