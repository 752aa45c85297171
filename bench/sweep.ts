/**
 * Judges every real connector of the corpus by all rules and prints, per connector, what was found, and per rule, how many
 * connectors break it in each programme beside the count that the rule's specification quotes. Of an error that more than one of a
 * hundred break it says why it is one. At the end stands where swagger-parser and we differ about a definition, and for which reason.
 */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import * as index from '../rules/index.ts';
import { certifierOf } from '../src/certify/certify.ts';
import { type Program, programOfPath } from '../src/connector/program.ts';
import { readFoundConnector } from '../src/io/find-connectors.ts';
import { readSpelling } from '../src/io/read-spelling.ts';
import { corpusConnectors, corpusFolder, hasCorpus, rulesFile } from './corpus.ts';
import { explainedCounts } from './explained-counts.ts';
import { justifiedErrors, needsJustification } from './justified-errors.ts';
import { compare, oracle } from './oracle.ts';

interface Tally {
  findings: number;
  readonly connectors: Map<Program, number>;
}

if (!hasCorpus) {
  console.log('The corpus is not here; nothing was judged.');
  process.exit(0);
}

const rules = Object.values(index);
const certifier = certifierOf(rules, { spelling: await readSpelling() });
const tallies = new Map<string, Tally>(rules.map((rule) => [rule.id, { findings: 0, connectors: new Map() }]));
const judged = new Map<Program, number>();
let failing = 0;
const crashes: string[] = [];
const differences: string[] = [];
let unexplained = 0;
const objectionsTo = await oracle();

for (const folder of corpusConnectors()) {
  const path = relative(corpusFolder, folder);
  try {
    const connector = readFoundConnector({ path, absolutePath: folder, program: programOfPath(folder) }, undefined);
    const report = certifier.certify(connector);
    judged.set(report.program, (judged.get(report.program) ?? 0) + 1);
    const comparison = connector.definition && compare(await objectionsTo(connector.definition.value), report.findings);
    for (const cause of comparison?.accepted ?? []) differences.push(`refused by swagger-parser alone  ${path}  ${cause}`);
    for (const what of comparison?.surplus ?? []) differences.push(`refused by us alone  ${path}  ${what}`);
    for (const what of comparison?.unexplained ?? []) differences.push(`NOT EXPLAINED  ${path}  ${what}`);
    unexplained += comparison?.unexplained.length ?? 0;
    if (report.verdict === 'fail') failing += 1;
    const count = (severity: string): number => report.findings.filter((finding) => finding.severity === severity).length;
    console.log(`${report.verdict}  ${path}  ${count('error')} errors, ${count('warning')} warnings, ${count('info')} hints`);
    const broken = new Set<string>();
    for (const { ruleId } of report.findings) {
      const tally = tallies.get(ruleId);
      if (tally === undefined) continue;
      tally.findings += 1;
      if (!broken.has(ruleId)) tally.connectors.set(report.program, (tally.connectors.get(report.program) ?? 0) + 1);
      broken.add(ruleId);
    }
  } catch (thrown) {
    crashes.push(`${path}: ${thrown instanceof Error ? thrown.stack : thrown}`);
  }
}

const quoted = new Map<string, { certified: number; 'independent-publisher': number } | null>(
  existsSync(rulesFile)
    ? JSON.parse(readFileSync(rulesFile, 'utf8')).map((rule: { id: string; corpus: never }) => [rule.id, rule.corpus])
    : [],
);

console.log(`\nrule${' '.repeat(42)}severity  findings  certified  independent  custom  quoted`);
for (const rule of [...rules].sort((a, b) => (a.id < b.id ? -1 : 1))) {
  const tally = tallies.get(rule.id);
  const of = (program: Program): number => tally?.connectors.get(program) ?? 0;
  const field = quoted.get(rule.id);
  const above = field && (of('certified') > field.certified || of('independent-publisher') > field['independent-publisher']);
  const cells = [
    rule.id.padEnd(45),
    rule.severity.padEnd(9),
    String(tally?.findings ?? 0).padStart(8),
    String(of('certified')).padStart(10),
    String(of('independent-publisher')).padStart(12),
    String(of('custom')).padStart(7),
    ` ${field ? `${field.certified}/${field['independent-publisher']}${above ? `  above: ${explainedCounts[rule.id] ?? 'NOT EXPLAINED'}` : ''}` : '-'}`,
  ];
  if (tally && needsJustification(rule, tally.connectors, judged)) {
    cells.push(` above 1 % and an error: ${justifiedErrors[rule.id] ?? 'NOT JUSTIFIED'}`);
  }
  console.log(cells.join(' '));
}
const all = [...judged.values()].reduce((sum, count) => sum + count, 0);
console.log(`\n${all} connectors judged by ${rules.length} rules, ${failing} fail, ${crashes.length} crashes.`);
for (const line of [...crashes, ...differences]) console.log(line);
process.exitCode = crashes.length + unexplained === 0 ? 0 : 1;
