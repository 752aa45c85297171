/**
 * Makes a repository of many connectors from those of the corpus, takes it in, publishes it, and measures each step in a process of its
 * own: seconds, peak memory, and what store and site take on disk. `npm run bench:scale -- 1000 10000`
 */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasCorpus } from './corpus.ts';
import { commitFolder, runStep } from './steps.ts';
import { makeConnectors } from './synthetic-connectors.ts';

if (!hasCorpus) {
  console.log('The corpus is not here; nothing was measured.');
  process.exit(0);
}
const sizes = process.argv.slice(2).map(Number);
for (const size of sizes.length > 0 ? sizes : [1000, 10_000]) measure(size);

function measure(size: number): void {
  const root = mkdtempSync(join(tmpdir(), 'certify-scale-'));
  try {
    makeRepository(root, size);
    console.log(`${size} connectors, ${megabytes(sizeOf(join(root, 'certified-connectors')))} in files`);
    step('import', ['catalog', 'import', '.@HEAD', '--yes'], root);
    step('run', ['run'], root);
    step('run again', ['run'], root);
    step('build', ['catalog', 'build', '--output', 'site'], root);
    console.log(`  store ${megabytes(sizeOf(join(root, '.certify/store.git')))}, site ${megabytes(sizeOf(join(root, '.certify/site')))}`);
    for (const name of ['index.json', 'catalog.json', 'list.json'])
      console.log(`  ${name} ${statSync(join(root, '.certify/site/v1', name)).size} bytes`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function makeRepository(root: string, size: number): void {
  makeConnectors(root, size);
  const policy = { schemaVersion: 1, profile: 'local', optionalQuestions: ['tests', 'approval'] };
  writeFileSync(join(root, 'certification.json'), JSON.stringify(policy));
  writeFileSync(join(root, '.gitignore'), '.certify/\nsite/\n');
  commitFolder(root);
}

function step(name: string, args: readonly string[], root: string): void {
  const { seconds, peak } = runStep(args, root);
  console.log(`  ${name.padEnd(10)} ${seconds.toFixed(1)} s, peak ${peak.toFixed(0)} MB`);
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
