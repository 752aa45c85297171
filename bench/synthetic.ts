/**
 * Makes repositories of many connectors from those of the corpus, takes each in, publishes and verifies it, and measures every step in a
 * process of its own: seconds, peak memory, and what store and site take on disk. Writes the second part of docs/scale.md.
 * `npm run bench:scale -- 1000 10000`
 */
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasCorpus } from './corpus.ts';
import { machine, today, writeSecondPart } from './scale-page.ts';
import { commitFolder, runStep } from './steps.ts';
import { makeConnectors } from './synthetic-connectors.ts';

if (!hasCorpus) {
  console.log('The corpus is not here; nothing was measured.');
  process.exit(0);
}

type Step = ReturnType<typeof runStep>;
interface Measured {
  readonly size: number;
  readonly steps: ReadonlyMap<string, Step>;
  readonly facts: ReadonlyMap<string, number>;
}

const asked = process.argv.slice(2).map(Number);
const all = (asked.length > 0 ? asked : [1000, 10_000]).map(measure);
writeSecondPart(pageOf(all));

function measure(size: number): Measured {
  const root = mkdtempSync(join(tmpdir(), 'certify-scale-'));
  const steps = new Map<string, Step>();
  const step = (name: string, ...args: readonly string[]): void => {
    const taken = runStep(args, root);
    steps.set(name, taken);
    console.log(`  ${name.padEnd(24)} ${taken.seconds.toFixed(1)} s, peak ${taken.peak.toFixed(0)} MB`);
  };
  try {
    makeRepository(root, size);
    const facts = new Map([
      ['connectors in files', sizeOf(join(root, 'certified-connectors')) + sizeOf(join(root, 'independent-publisher-connectors'))],
    ]);
    console.log(`${size} connectors`);
    step('certify run, the first', 'run');
    step('certify run, again', 'run');
    // The same connectors once more, as an import.
    renameSync(join(root, '.certify'), join(root, '.old'));
    rmSync(join(root, '.old'), { recursive: true });
    step('certify catalog import', 'catalog', 'import', '.@HEAD', '--yes');
    step('certify catalog build', 'catalog', 'build');
    step('certify catalog verify', 'catalog', 'verify', '.certify/site', '--allow-unsigned');
    facts.set('store', sizeOf(join(root, '.certify/store.git')));
    facts.set('site', sizeOf(join(root, '.certify/site')));
    for (const name of ['index.json', 'catalog.json', 'list.json']) facts.set(name, statSync(join(root, '.certify/site/v1', name)).size);
    return { size, steps, facts };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function makeRepository(root: string, size: number): void {
  makeConnectors(root, size);
  const policy = { schemaVersion: 1, profile: 'local', optionalQuestions: ['tests', 'approval'] };
  writeFileSync(join(root, 'certification.json'), JSON.stringify(policy));
  writeFileSync(join(root, '.gitignore'), '.certify/\n.old/\n');
  commitFolder(root);
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function pageOf(measured: readonly Measured[]): string {
  const row = (name: string, cells: readonly string[]): string => `| ${name} | ${cells.join(' | ')} |`;
  const head = [
    row(
      '',
      measured.map(({ size }) => `${size} connectors`),
    ),
    `|---|${measured.map(() => '--:|').join('')}`,
  ];
  const steps = [...(measured[0]?.steps.keys() ?? [])].map((name) =>
    row(
      name,
      measured.map(({ steps: taken, size }) => {
        const { seconds = 0, peak = 0 } = taken.get(name) ?? {};
        return `${seconds.toFixed(0)} s (${((seconds / size) * 100).toFixed(1)} for 100), ${peak.toFixed(0)} MB`;
      }),
    ),
  );
  const facts = [...(measured[0]?.facts.keys() ?? [])].map((name) =>
    row(
      name,
      measured.map(({ facts: known }) => `${((known.get(name) ?? 0) / 1e6).toFixed(1)} MB`),
    ),
  );
  return `\`npm run bench:scale\` made this part on ${today()}: ${machine()}. The connectors are those of the corpus again and
again, each with a folder, title, host and description of its own. Seconds depend on what else the machine does; memory is the peak of
the process.

${[...head, ...steps].join('\n')}

${[...head, ...facts].join('\n')}
`;
}
