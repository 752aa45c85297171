/**
 * Makes repositories of many connectors from those of the corpus, takes each in, publishes and verifies it, and measures every step in a
 * process of its own. Writes the second part of docs/scale.md. What a step took is kept in a file of a folder as soon as the step is
 * done, so that the same call continues where a former one was ended; remove the folder to measure anew.
 * `npm run bench:scale -- 1000 4000 10000`; with `--kept` before the sizes it measures nothing, and writes the page of what is there. The folder is `SCALE_FOLDER` (default: `certify-scale` among the temporary files).
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasCorpus } from './corpus.ts';
import { machine, today, writeSecondPart } from './scale-page.ts';
import { commitFolder, runStep } from './steps.ts';
import { makeConnectors } from './synthetic-connectors.ts';
import { type SizeResults, type StepResult, syntheticPage } from './synthetic-page.ts';

if (!hasCorpus) {
  console.log('The corpus is not here; nothing was measured.');
  process.exit(0);
}

const published: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['certify catalog import', ['catalog', 'import', '.@HEAD', '--yes']],
  ['certify catalog build', ['catalog', 'build']],
  ['certify catalog verify', ['catalog', 'verify', '.certify/site', '--allow-unsigned']],
];
const judged: typeof published = [
  ['certify run', ['run']],
  ['certify run again', ['run']],
];

const fromNothing = 'certify run, nothing imported';

const folder = process.env['SCALE_FOLDER'] ?? join(tmpdir(), 'certify-scale');
const isKeptAlone = process.argv[2] === '--kept';
const asked = process.argv.slice(isKeptAlone ? 3 : 2).map(Number);
writeSecondPart(syntheticPage((asked.length > 0 ? asked : [1000, 4000, 10_000]).map(isKeptAlone ? keptOf : measure)));

function measure(size: number): SizeResults {
  const place = join(folder, String(size));
  const root = join(place, 'repository');
  const input = kept(place, 'connectors in files', () => makeRepository(root, size));
  const steps = new Map<string, StepResult>();
  const step = (name: string, args: readonly string[]): void => {
    const taken = kept(place, name, () => {
      putBack(place, root, name);
      return { ...runStep(args, root), on: today(), machine: machine() };
    });
    steps.set(name, taken);
    console.log(`${size}: ${name.padEnd(30)} ${taken.processor.toFixed(0)} s of the processor, peak ${taken.peak.toFixed(0)} MB`);
  };
  for (const [name, args] of published) step(name, args);
  const sizes = kept(place, 'sizes', () => sizesOf(root, input));
  for (const [name, args] of judged) step(name, args);
  // The way of a repository that never was another catalog: everything is judged, tested and promoted by one run.
  kept(place, 'import put away', () => {
    rmSync(join(place, 'imported'), { recursive: true, force: true });
    renameSync(join(root, '.certify'), join(place, 'imported'));
    return true;
  });
  step(fromNothing, ['run']);
  return { size, steps, sizes };
}

/** What a measurement that is not at its end has kept. */
function keptOf(size: number): SizeResults {
  const place = join(folder, String(size));
  const read = (name: string) => JSON.parse(readFileSync(join(place, `${name}.json`), 'utf8'));
  const names = [...published, ...judged].map(([name]) => name).concat(fromNothing);
  return {
    size,
    steps: new Map(names.filter((name) => existsSync(join(place, `${name}.json`))).map((name) => [name, read(name)])),
    sizes: existsSync(join(place, 'sizes.json')) ? read('sizes') : {},
  };
}

/** What was kept under a name, or what the function gives, kept from now on. */
function kept<Value>(place: string, name: string, make: () => Value): Value {
  const file = join(place, `${name}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const value = make();
  writeFileSync(`${file}.new`, JSON.stringify(value));
  renameSync(`${file}.new`, file);
  return value;
}

/** Copies what is in `.certify` but the pages before a step, or puts the copy back when the step was begun and not ended. */
function putBack(place: string, root: string, step: string): void {
  const copy = join(place, 'before');
  const mark = join(place, 'before.step');
  const now = join(root, '.certify');
  const plain = { recursive: true, filter: (path: string) => path !== join(now, 'site') };
  if (existsSync(mark) && readFileSync(mark, 'utf8') === step) {
    for (const name of existsSync(now) ? readdirSync(now) : []) if (name !== 'site') rmSync(join(now, name), { recursive: true });
    if (existsSync(copy)) cpSync(copy, now, { recursive: true });
    return;
  }
  rmSync(copy, { recursive: true, force: true });
  if (existsSync(now)) cpSync(now, copy, plain);
  writeFileSync(mark, step);
}

/** Writes the repository; the bytes of its connectors. */
function makeRepository(root: string, size: number): number {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  makeConnectors(root, size);
  const policy = { schemaVersion: 1, profile: 'local', optionalQuestions: ['tests', 'approval'] };
  writeFileSync(join(root, 'certification.json'), JSON.stringify(policy));
  writeFileSync(join(root, '.gitignore'), '.certify/\n');
  commitFolder(root);
  const programs = readdirSync(root).filter((name) => name.endsWith('-connectors'));
  return sumOf(programs.flatMap((name) => filesBelow(join(root, name))));
}

/** Bytes of what a catalog takes, by name. */
function sizesOf(root: string, input: number): { readonly [name: string]: number } {
  const site = join(root, '.certify/site');
  const v1 = join(site, 'v1');
  const entries = filesBelow(join(v1, 'connectors'));
  const siteFiles = filesBelow(site);
  return {
    'connectors in files': input,
    store: sumOf(filesBelow(join(root, '.certify/store.git'))),
    site: sumOf(siteFiles),
    'files of the site': siteFiles.length,
    'index.json': statSync(join(v1, 'index.json')).size,
    'catalog.json': statSync(join(v1, 'catalog.json')).size,
    'list.json': statSync(join(v1, 'list.json')).size,
    entries: sumOf(entries),
    'number of entries': entries.length,
  };
}

function filesBelow(place: string): number[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
