/**
 * Tries every operation of every real connector of the corpus on a mock made from its own definition and prints Markdown: how many
 * agree, why the others do not, and whether a rule says so of their connector. With a file name it writes that file.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import * as index from '../rules/index.ts';
import { certifierOf } from '../src/certify/certify.ts';
import { programOfPath } from '../src/connector/program.ts';
import { readFoundConnector } from '../src/io/find-connectors.ts';
import type { TestedOperation } from '../src/preview/operation-tests.ts';
import { testOnMock } from '../src/preview/operation-tests-mock.ts';
import { corpusConnectors, corpusFolder, hasCorpus } from './corpus.ts';
import { spread } from './measured.ts';
import { causeOf, causes } from './try-causes.ts';

if (!hasCorpus) {
  console.log('The corpus is not here; nothing was tried.');
  process.exit(0);
}

/** Milliseconds that the processor worked for us: how busy the machine is besides does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Tally {
  readonly operations: string[];
  readonly connectors: Set<string>;
  /** Operations whose connector one of the rules of this cause speaks of. */
  told: number;
}

const certifier = certifierOf(Object.values(index));
const tallies = new Map<string, Tally>();
const results = new Map<TestedOperation['result'], number>();
const milliseconds: number[] = [];
const crashes: string[] = [];
let connectors = 0;
let unreadable = 0;
let whole = 0;
let calls = 0;
let refused = 0;

for (const folder of corpusConnectors()) {
  const path = relative(corpusFolder, folder);
  try {
    const connector = readFoundConnector({ path, absolutePath: folder, program: programOfPath(folder) }, undefined);
    connectors += 1;
    if (connector.definition === undefined) {
      unreadable += 1;
      continue;
    }
    const rules = new Set(certifier.certify(connector).findings.map(({ ruleId }) => ruleId));
    let agree = true;
    for await (const tested of testOnMock(connector, processorTime)) {
      milliseconds.push(tested.milliseconds);
      calls += tested.calls;
      refused += tested.refused;
      results.set(tested.result, (results.get(tested.result) ?? 0) + 1);
      if (tested.result === 'failed') agree = false;
      if (tested.difference !== null) count(path, tested, rules);
    }
    if (agree) whole += 1;
  } catch (thrown) {
    crashes.push(`${path}: ${thrown instanceof Error ? thrown.stack : thrown}`);
  }
}

function count(path: string, { id, difference }: TestedOperation, rules: ReadonlySet<string>): void {
  const cause = causeOf(difference?.sentence ?? '');
  const tally = tallies.get(cause.name) ?? { operations: [], connectors: new Set<string>(), told: 0 };
  tallies.set(cause.name, tally);
  tally.operations.push(`${path} ${id}: ${difference?.sentence}`);
  tally.connectors.add(path);
  if (cause.rules.some((rule) => rules.has(rule))) tally.told += 1;
}

const page = render();
const [file] = process.argv.slice(2);
if (file === undefined) console.log(page);
else writeFileSync(file, page);
for (const line of crashes) console.error(line);
const unknown = tallies.get('NOT EXPLAINED')?.operations ?? [];
for (const line of unknown) console.error(`NOT EXPLAINED  ${line}`);
process.exitCode = crashes.length + unknown.length === 0 ? 0 : 1;

function render(): string {
  const total = milliseconds.length;
  const of = (result: TestedOperation['result']): number => results.get(result) ?? 0;
  const share = (count: number): string => `${((100 * count) / total).toFixed(1)} %`;
  const grouped = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const rows = (['passed', 'failed', 'needs-runtime', 'needs-real-backend', 'not-safe-to-repeat'] as const)
    .filter((result) => of(result) > 0)
    .map((result) => `| \`${result}\` | ${grouped(of(result))} | ${share(of(result))} |`);
  const known = causes.filter(({ name }) => tallies.has(name)).map((cause) => ({ cause, tally: tallies.get(cause.name) }));
  known.sort((a, b) => (b.tally?.operations.length ?? 0) - (a.tally?.operations.length ?? 0));
  const lines = known.map(({ cause, tally }) => {
    const count = tally?.operations.length ?? 0;
    const rules = cause.rules.map((rule) => `\`${rule}\``).join(', ');
    const told = cause.rules.length === 0 ? cause.noRule : `${rules}: ${tally?.told} of ${count}`;
    return `| ${cause.name} | ${cause.result} | ${count} | ${tally?.connectors.size} | ${cause.reason} | ${told} |`;
  });
  return `# What trying 841 published connectors found

Made by \`npm run try -- docs/tries.md\`: every operation of every connector of the corpus, on a mock made from its own definition, with at
least ten calls that the definition says are right ([testing.md](testing.md)). No service was called.

${grouped(connectors)} connectors were loaded; ${unreadable} have no definition that can be read. ${grouped(total)} operations got ${grouped(calls)} right calls and ${grouped(refused)} wrong ones, which were
all refused. ${crashes.length} crashes. ${whole} connectors have no operation that failed.

| result | operations | share |
|---|---|---|
${rows.join('\n')}

An operation with all its calls takes ${Math.max(1, Math.round(spread(milliseconds).median))} ms of the processor (median), through policies and both comparisons.

## Why the others did not pass

The last column names the rules that should have said so, and of how many of these operations they speak: a rule counts when it finds
something anywhere in the connector.

| cause | result | operations | connectors | why it matters | said by |
|---|---|---|---|---|---|
${lines.join('\n')}
`;
}
