/**
 * Takes the real connectors of the corpus in, publishes them, and writes what came of it to docs/scale.md: how many are on each channel
 * and why the rest is not, what a reader downloads, and what each step took.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusFolder, hasCorpus } from './corpus.ts';
import { machine, today, writeFirstPart } from './scale-page.ts';
import { commitFolder, runStep } from './steps.ts';

if (!hasCorpus) {
  console.log('The corpus is not here; nothing was published.');
  process.exit(0);
}
const root = mkdtempSync(join(tmpdir(), 'certify-publish-'));
try {
  for (const program of ['certified-connectors', 'independent-publisher-connectors'])
    cpSync(join(corpusFolder, program), join(root, program), { recursive: true });
  writeFileSync(join(root, 'certification.json'), JSON.stringify({ schemaVersion: 1 }));
  writeFileSync(join(root, '.gitignore'), '.certify/\n');
  commitFolder(root);
  const steps = [
    { name: 'certify catalog import', ...runStep(['catalog', 'import', '.@HEAD', '--yes'], root) },
    { name: 'certify run', ...runStep(['run'], root) },
    { name: 'certify run again', ...runStep(['run'], root) },
    { name: 'certify catalog build', ...runStep(['catalog', 'build'], root) },
    { name: 'certify catalog verify', ...runStep(['catalog', 'verify', '.certify/site', '--allow-unsigned'], root) },
    ...[1, 2].map((jobs) => {
      const args = ['check', '--no-cache', '--format', 'json', '--output', `.certify/report-${jobs}.json`, '--jobs', String(jobs)];
      return { name: `certify check --jobs ${jobs}`, ...runStep(args, root, [0, 1]) };
    }),
  ];
  const page = pageOf(root, steps);
  writeFirstPart(page);
  console.log(page);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function pageOf(folder: string, steps: readonly ({ readonly name: string } & ReturnType<typeof runStep>)[]): string {
  const v1 = join(folder, '.certify/site/v1');
  const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  const told = json(join(folder, '.certify/import.json'));
  const { counts, shards } = json(join(v1, 'index.json'));
  const parts: readonly { readonly size: number }[] = shards ?? [];
  const middleOf = (of: readonly number[]): number => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
  const sizes = readdirSync(join(v1, 'connectors')).map((name) => statSync(join(v1, 'connectors', name)).size);
  sizes.sort((a, b) => a - b);
  const total = told.imported.length + told.leftOut.length + told.collisions.flatMap((one: { leftOut: string[] }) => one.leftOut).length;
  const reasons = new Map<string, number>();
  for (const { reason } of told.leftOut) {
    const kind = String(reason).replace(/"(?:[^"\\]|\\.)*"/g, '…');
    reasons.set(kind, (reasons.get(kind) ?? 0) + 1);
  }
  const median = middleOf(sizes);
  const size = (name: string): number => statSync(join(v1, name)).size;
  const part = middleOf(parts.map((one) => one.size));
  const request = size('timestamp.json') + size('index.json') + part + median;
  const withErrors = told.imported.filter(({ errors }: { errors: number }) => errors > 0).length;
  return `# What publishing costs

\`npm run publish:corpus\` made this page on ${today()}: ${machine()}.
Seconds depend on what else the machine does; counts and sizes do not.

| | |
|---|--:|
| connector folders | ${total} |
| public (imported, not verified) | ${counts.public} |
| on preview | ${counts.preview} |
| imported with errors of today's rules | ${withErrors} |
| left out: the id is that of another folder | ${told.collisions.length} |
${[...reasons].map(([reason, count]) => `| left out: ${reason} | ${count} |`).join('\n')}
| folders whose name is not their id | ${told.renamed.length} |
| groups of ids that differ in hyphens alone | ${told.lookAlikes.length} |

| file | bytes |
|---|--:|
| timestamp.json | ${size('timestamp.json')} |
| index.json | ${size('index.json')} |
| catalog.json | ${size('catalog.json')} |
| list.json | ${size('list.json')} |
| a shard of the index, median | ${part} |
| entry of a connector, median | ${median} |
| entry of a connector, largest | ${sizes.at(-1) ?? 0} |

One entry, verified from the timestamp on, is three requests after it (index, the shard of its path, entry): ${request} bytes with the timestamp.

| step | seconds | seconds per 100 connectors | peak memory |
|---|--:|--:|--:|
${steps.map(({ name, seconds, peak }) => `| ${name} | ${seconds.toFixed(0)} | ${((seconds / total) * 100).toFixed(1)} | ${peak.toFixed(0)} MB |`).join('\n')}
`;
}
