/**
 * Measures whole processes in turn on the same machine and writes the tables of docs/performance.md: our check over the corpus, on one
 * connector and on ever more of them, beside the floor (`JSON.parse` alone), the Spectral CLI with 44 rules of the usual kind and, where its
 * place is given, the Redocly CLI; a comparison of versions; and what publishing the corpus takes.
 *
 *   npm run bench -- [--rounds 3] [--connectors 841] [--redocly FOLDER/node_modules/@redocly/cli/bin/cli.js]
 *
 * With fewer connectors than there are, the tables are printed and not written.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseJsonFile } from '../src/connector/json-file.ts';
import { corpusConnectors, corpusFolder, hasCorpus } from './corpus.ts';
import { writeLargestPair } from './largest-pair.ts';
import { type Contender, type Measured, meanOf, measureInTurn } from './measured.ts';
import { circumstances, type Goal, goalTable, processTable, ratioGoal, writePerformancePage } from './performance-page.ts';
import { commitFolder, runStep } from './steps.ts';

if (!hasCorpus) {
  console.log('The corpus is not here; nothing was measured.');
  process.exit(0);
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, connectors: { type: 'string' }, redocly: { type: 'string' } },
});
const rounds = Number(values.rounds);
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
const folders = corpusConnectors().slice(0, values.connectors === undefined ? undefined : Number(values.connectors));
const definitionOf = (folder: string): string => join(folder, 'apiDefinition.swagger.json');

const cli = here('../dist/cli.js');
const floor = (paths: readonly string[]): Contender => ({ name: 'floor: `JSON.parse` of every file', args: [here('floor.mjs'), ...paths] });
const check = (name: string, options: readonly string[], paths: readonly string[]): Contender => ({
  name,
  args: [cli, 'check', ...options, ...paths],
});
const checks = [
  check('`certify check`, all rules, JSON report', ['--no-cache', '--format', 'json'], folders),
  check('`certify check`, all rules, as text', ['--no-cache'], folders),
] as const;
const spectral = (definitions: readonly string[]): Contender => ({
  name: 'Spectral CLI, 44 rules',
  args: [
    here('../node_modules/@stoplight/spectral-cli/dist/index.js'),
    ...['lint', '-q', '-f', 'json', '-o', join(scratch, 'spectral.json'), '-r', here('spectral-44.yaml')],
    ...definitions,
  ],
});
const redocly = (definitions: readonly string[]): Contender[] =>
  values.redocly === undefined
    ? []
    : [
        {
          name: 'Redocly CLI, recommended rules',
          args: [values.redocly, 'lint', '--format', 'json', '--max-problems', '1000000', ...definitions],
        },
      ];

const [tables, goals]: [string[], Goal[]] = [[], []];
const floorsRounds = rounds * 3;
const roundsOfOne = rounds * 5;
measureFloors();
measureCorpus();
measureOne();
measureGrowth();
measureDiff();
tables.push(publishing());
rmSync(scratch, { recursive: true });
const all = [circumstances(folders.length, { rounds, floorsRounds, roundsOfOne }), goalTable(goals), ...tables].join('');
if (values.connectors === undefined) writePerformancePage(all);
console.log(all);

/** A machine changes its pace while it measures: each check is compared with the floors right before and after it, more often than the slow ones. */
function measureFloors(): void {
  console.error('checks between floors …');
  const [json, text] = checks;
  const [before, jsons, between, texts, after] = measureInTurn([floor(folders), json, floor(folders), text, floor(folders)], floorsRounds);
  goals.push(
    ...ratioGoal('whole corpus, JSON report: user CPU, in floors', jsons, meanOf(before, between), 'user', 10),
    ...ratioGoal('whole corpus, as text: user CPU, in floors', texts, meanOf(between, after), 'user', 10),
  );
}

function measureCorpus(): void {
  const cache = join(scratch, 'results');
  mkdirSync(cache, { mode: 0o700 });
  const again = check('`certify check` again, nothing changed', [`--cache=${cache}`], folders);
  const [jsonCheck, textCheck] = checks;
  measureInTurn([again], 1);
  // Spectral takes so long that the machine's pace is another when it ends: each check is measured before it and after it.
  const [parsed, json, text, unchanged, theirs, textAfter, jsonAfter] = measured('the whole corpus', [
    floor(folders),
    jsonCheck,
    textCheck,
    again,
    spectral(folders.map(definitionOf)),
    textCheck,
    jsonCheck,
    ...redocly(folders.map(definitionOf).filter(isPlain)),
  ]);
  goals.push(
    ...ratioGoal('whole corpus, JSON report: user CPU to the Spectral CLI', meanOf(json, jsonAfter), theirs, 'user', 0.1),
    ...ratioGoal('whole corpus, as text: user CPU to the Spectral CLI', meanOf(text, textAfter), theirs, 'user', 0.1),
    ...ratioGoal('whole corpus again, nothing changed: user CPU, in floors', unchanged, parsed, 'user', 1.5),
    { what: 'whole corpus, JSON report: peak memory', values: json?.usages.map(({ peak }) => peak) ?? [], goal: 350, unit: ' MB' },
    { what: 'whole corpus, as text: peak memory', values: text?.usages.map(({ peak }) => peak) ?? [], goal: 350, unit: ' MB' },
  );
}

function measureOne(): void {
  const sized = folders
    .filter((folder) => isPlain(definitionOf(folder)))
    .map((folder) => ({ folder, size: statSync(definitionOf(folder)).size }))
    .sort((a, b) => a.size - b.size);
  for (const [name, one] of [
    ['smallest', sized[0]],
    ['median', sized[sized.length >> 1]],
    ['largest', sized.at(-1)],
  ] as const) {
    if (one === undefined) continue;
    const contenders = [
      { name: '`node -e 0`', args: ['-e', '0'] },
      check('`certify check`', ['--no-cache'], [one.folder]),
      spectral([definitionOf(one.folder)]),
      ...redocly([definitionOf(one.folder)]),
    ];
    const [empty, ours, theirs] = measured(`the ${name} connector (${Math.round(one.size / 1000)} KB)`, contenders, roundsOfOne);
    if (name !== 'median') continue;
    goals.push(
      ...ratioGoal('the median connector: wall, in empty processes', ours, empty, 'wall', 2.5),
      ...ratioGoal('the median connector: wall to the Spectral CLI', ours, theirs, 'wall', 0.2),
    );
  }
}

function measureGrowth(): void {
  // In an order that no name decides, so that each part is a sample of the whole.
  const shuffled = folders.map((folder) => ({
    folder,
    key: [...basename(folder)].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 65521, 7),
  }));
  const ordered = shuffled.sort((a, b) => a.key - b.key).map(({ folder }) => folder);
  measured(
    'ever more connectors',
    [10, 50, 200, 400, ordered.length].flatMap((count) => {
      const some = ordered.slice(0, count);
      return [{ ...floor(some), name: `floor, ${count}` }, check(`\`certify check\`, ${count}`, ['--no-cache'], some)];
    }),
  );
}

function measureDiff(): void {
  const { older, newer } = writeLargestPair(scratch);
  const [ours] = measured('two versions of the largest definition, ten edits', [
    { name: '`certify diff`, JSON report', args: [cli, 'diff', '--format', 'json', older, newer] },
  ]);
  goals.push({
    what: 'comparing the largest definition: user CPU',
    values: ours?.usages.map(({ user }) => user) ?? [],
    goal: 0.3,
    unit: ' s',
  });
}

function publishing(): string {
  const root = join(scratch, 'repository');
  for (const folder of folders) {
    const place = relative(corpusFolder, folder);
    if (!place.startsWith('custom')) cpSync(folder, join(root, place), { recursive: true });
  }
  writeFileSync(join(root, 'certification.json'), JSON.stringify({ schemaVersion: 1 }));
  writeFileSync(join(root, '.gitignore'), '.certify/\n');
  commitFolder(root);
  const steps: readonly (readonly [string, readonly string[]])[] = [
    ['`certify catalog import`', ['catalog', 'import', '.@HEAD', '--yes']],
    ['`certify run`, with all pages', ['run']],
    ['`certify run` again, nothing changed', ['run']],
    ['`certify catalog build`', ['catalog', 'build']],
    ['`certify catalog verify`', ['catalog', 'verify', '.certify/site', '--allow-unsigned']],
  ];
  const rows = steps.map(([name, args]) => {
    const { user, seconds, peak } = runStep(args, root);
    console.error(`${name}: ${user.toFixed(1)} s`);
    return `| ${name} | ${user.toFixed(1)} | ${seconds.toFixed(1)} | ${peak.toFixed(0)} |\n`;
  });
  return `| the corpus as a catalog, once | user s | wall s | peak MB |\n|---|--:|--:|--:|\n${rows.join('')}\n`;
}

/** Measures contenders in turn, and adds their table; of one that comes twice in a round, it shows the first time. */
function measured(title: string, contenders: readonly Contender[], times = rounds): Measured[] {
  console.error(`${title} …`);
  const all = measureInTurn(contenders, times);
  const names = all.map(({ name }) => name);
  const shown = all.filter(({ name }, index) => names.indexOf(name) === index);
  tables.push(processTable(title, shown));
  return all;
}

/** True for a definition that every tool can read: strict JSON without repeated names. */
function isPlain(file: string): boolean {
  try {
    const { value, syntaxProblems, duplicateKeys } = parseJsonFile(file, readFileSync(file));
    return value !== undefined && syntaxProblems.length + duplicateKeys.length === 0;
  } catch {
    return false;
  }
}
