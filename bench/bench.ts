/**
 * Measures whole processes in turn on the same machine, so that ratios mean something where seconds do not:
 * our check over the whole corpus, beside the floor (`JSON.parse` alone) and the Spectral CLI with 44 rules of the usual kind.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpusConnectors, corpusFolder, hasCorpus } from './corpus.ts';

interface Usage {
  readonly user: number;
  readonly peak: number;
  readonly wall: number;
}

if (!hasCorpus) {
  console.log('The corpus is not here; nothing was measured.');
  process.exit(0);
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
const rounds = Number(process.argv[2] ?? 3);
const folders = corpusConnectors();
const one = folders[Math.floor(folders.length / 2)] ?? '';
const spectral = here('../node_modules/@stoplight/spectral-cli/dist/index.js');

function measure(args: readonly string[]): Usage {
  const file = join(scratch, 'usage.json');
  const started = performance.now();
  const result = spawnSync(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: `--import ${here('usage.mjs')}`, USAGE_FILE: file },
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 2 ** 28,
  });
  // Both tools answer 1 for findings; 2 is a run that did not happen, and its time means nothing.
  if (result.status !== 0 && result.status !== 1) throw new Error(`${args.join(' ').slice(0, 200)}: ${result.stderr}`);
  return { ...JSON.parse(readFileSync(file, 'utf8')), wall: (performance.now() - started) / 1000 };
}

const spectralOn = (paths: readonly string[]): string[] => [
  spectral,
  'lint',
  '-q',
  '-f',
  'json',
  '-o',
  join(scratch, 'spectral.json'),
  '-r',
  here('spectral-44.yaml'),
  ...paths,
];
const contenders: Record<string, readonly string[]> = {
  'floor: JSON.parse of every file': [here('floor.mjs'), ...folders],
  'certify check, all rules': [here('../dist/cli.js'), 'check', '--no-cache', '--format', 'json', ...folders],
  'certify check again, unchanged': [here('../dist/cli.js'), 'check', `--cache=${scratch}`, ...folders],
  'certify check again, unchanged, JSON report': [here('../dist/cli.js'), 'check', `--cache=${scratch}`, '--format', 'json', ...folders],
  'Spectral CLI, 44 rules': spectralOn([`${corpusFolder}/**/apiDefinition.swagger.json`]),
  'node -e 0': ['-e', '0'],
  'certify check, one connector': [here('../dist/cli.js'), 'check', '--no-cache', one],
  'Spectral CLI, 44 rules, one connector': spectralOn([join(one, 'apiDefinition.swagger.json')]),
};

// The first time keeps the results that the measured ones take.
for (const name of Object.keys(contenders)) if (/again/.test(name)) measure(contenders[name] ?? []);
const seen = new Map<string, Usage[]>(Object.keys(contenders).map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const [name, args] of Object.entries(contenders)) seen.get(name)?.push(measure(args));
}
rmSync(scratch, { recursive: true });

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const of = (name: string, figure: keyof Usage): number => median((seen.get(name) ?? []).map((usage) => usage[figure]));

console.log(`${folders.length} connectors, Node ${process.version}, ${cpus().length} cores, median of ${rounds} rounds\n`);
console.log('| process | user s | wall s | peak MB |\n|---|---|---|---|');
for (const name of seen.keys()) {
  console.log(`| ${name} | ${of(name, 'user').toFixed(2)} | ${of(name, 'wall').toFixed(2)} | ${of(name, 'peak').toFixed(0)} |`);
}
const [floor, ours, again, againJson, theirs, nothing, ourOne, theirOne] = Object.keys(contenders) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const ratio = (a: string, b: string, figure: keyof Usage): string => (of(a, figure) / of(b, figure)).toFixed(3);
console.log(`\nuser CPU, whole corpus: ${ratio(ours, floor, 'user')} of the floor, ${ratio(ours, theirs, 'user')} of Spectral CLI`);
console.log(`user CPU, unchanged: ${ratio(again, floor, 'user')} of the floor, ${ratio(againJson, floor, 'user')} as JSON`);
console.log(
  `wall, one connector: ${ratio(ourOne, nothing, 'wall')} of an empty process, ${ratio(ourOne, theirOne, 'wall')} of Spectral CLI`,
);
