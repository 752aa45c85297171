/**
 * Compares 120 real updates by all rules that tell changes and prints Markdown: what was found by kind and by pair, and whether it
 * confirms what a cruder comparison, made before these rules, says about each pair. With a file name it writes that file.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as changes from '../rules/changes.ts';
import type { Rule } from '../rules/define.ts';
import { comparerOf } from '../src/certify/compare.ts';
import { type DiffReport, diffReportOf } from '../src/change/diff-report.ts';
import { type Connector, readConnector } from '../src/connector/connector.ts';
import type { FolderEntry } from '../src/connector/folder.ts';
import { programOfPath } from '../src/connector/program.ts';
import { pairsFolder } from './corpus.ts';
import { explainedPairs } from './explained-pairs.ts';
import { type CrudeFacts, rulesOfFact, untold } from './pair-facts.ts';

interface Blobs {
  readonly swagger: string;
  /** Null where there was none, and where it is the same in both versions. */
  readonly properties: string | null;
}

interface Pair {
  readonly id: string;
  readonly connector: string;
  readonly before: Blobs;
  readonly after: Blobs;
  readonly no_semantic_change: boolean | null;
  /** Null where one of the two is not strict JSON in a way the crude comparison could not read. */
  readonly diff: CrudeFacts | null;
}

type Outcome = 'confirmed' | 'explained' | 'NOT EXPLAINED';

interface Judged {
  readonly pair: Pair;
  /** Undefined where one of the two definitions cannot be read. */
  readonly report: DiffReport | undefined;
  readonly facts: readonly { readonly kind: string; readonly outcome: Outcome; readonly detail: string }[];
}

if (!existsSync(pairsFolder)) {
  console.log('The pairs are not here; nothing was compared.');
  process.exit(0);
}

const rules = Object.values<Rule>(changes);
const comparer = comparerOf(rules, 'any');
const pairs: readonly Pair[] = JSON.parse(readFileSync(join(pairsFolder, 'pairs.json'), 'utf8'));
const crashes: string[] = [];
const judged: Judged[] = [];
for (const pair of pairs) {
  try {
    judged.push(judge(pair));
  } catch (thrown) {
    crashes.push(`${pair.id}: ${thrown instanceof Error ? thrown.stack : thrown}`);
  }
}

const text = page();
const [, , output] = process.argv;
if (output === undefined) process.stdout.write(text);
else writeFileSync(output, text);
const open = judged.flatMap(({ pair, facts }) =>
  facts.filter(({ outcome }) => outcome === 'NOT EXPLAINED').map((fact) => ({ pair, ...fact })),
);
for (const { pair, kind, detail } of open) console.error(`NOT EXPLAINED  ${pair.id} ${kind}: ${detail}`);
for (const crash of crashes) console.error(crash);
console.error(`${judged.length} pairs compared, ${open.length} facts not explained, ${crashes.length} crashes.`);
process.exitCode = crashes.length + open.length === 0 ? 0 : 1;

function judge(pair: Pair): Judged {
  const [before, after] = [versionOf(pair, pair.before), versionOf(pair, pair.after)];
  if (before.definition === undefined || after.definition === undefined) return { pair, report: undefined, facts: [] };
  const report = diffReportOf(comparer.compare(before, after));
  const facts = Object.entries(pair.diff ?? {})
    .filter(([kind]) => kind !== 'version' && kind !== 'breaking')
    .map(([kind, fact]) => ({ kind, left: untold(kind, fact, report) }));
  const candidates = pair.diff?.['breaking'];
  if (Array.isArray(candidates)) {
    const isExpected = candidates.length > 0;
    facts.push({ kind: isExpected ? 'breaking' : 'nonBreaking', left: report.breaking === isExpected ? [] : rulesIn(report, !isExpected) });
  }
  if (pair.no_semantic_change) facts.push({ kind: 'noSemanticChange', left: report.changes.length === 0 ? [] : rulesIn(report) });
  return { pair, report, facts: facts.map(({ kind, left }) => outcomeOf(pair.id, kind, left)) };
}

function outcomeOf(id: string, kind: string, left: readonly string[]): Judged['facts'][number] {
  if (left.length === 0) return { kind, outcome: 'confirmed', detail: '' };
  const reason = explainedPairs.get(`${id} ${kind}`);
  return reason === undefined
    ? { kind, outcome: 'NOT EXPLAINED', detail: left.join(', ') }
    : { kind, outcome: 'explained', detail: reason };
}

/** The rules that told something, breaking or not when asked. */
function rulesIn({ changes }: DiffReport, breaking?: boolean): string[] {
  const told = changes.filter((change) => breaking === undefined || change.breaking === breaking);
  return [...new Set(told.map(({ ruleId }) => ruleId))].concat(told.length === 0 ? ['nothing told'] : []);
}

function versionOf({ connector }: Pair, { swagger, properties }: Blobs): Connector {
  const entries = [entry('apiDefinition.swagger.json', swagger), ...(properties === null ? [] : [entry('apiProperties.json', properties)])];
  const name = connector.slice(connector.lastIndexOf('/') + 1);
  return readConnector({ path: connector, name, program: programOfPath(connector) ?? 'certified', entries, truncated: false });
}

function entry(path: string, blob: string): FolderEntry {
  const bytes = readFileSync(join(pairsFolder, blob));
  return { path, kind: 'file', executable: false, size: bytes.length, bytes };
}

function page(): string {
  const reports = judged.flatMap(({ report }) => report ?? []);
  const breaking = reports.filter((report) => report.breaking).length;
  return `${[
    '# What 120 real updates change',
    `Made by \`npm run pairs\` from ${pairs.length} updates of ${new Set(pairs.map(({ connector }) => connector)).size} published connectors, chosen for diversity: how often something occurs here means nothing
elsewhere. ${reports.length} could be compared, ${pairs.length - reports.length - crashes.length} hold a definition that cannot be read; ${crashes.length} crashes. ${breaking} break something.`,
    '## By kind of change',
    kindTable(reports),
    '## Beside a cruder comparison',
    `A comparison of names, types and members, made before these rules, says what each pair changes, with up to five places of each kind. A fact
is confirmed when the report tells every place named, or something that it is part of.`,
    factTable(),
    ...explanations(),
    '## By pair',
    pairTable(),
  ].join('\n\n')}\n`;
}

function kindTable(reports: readonly DiffReport[]): string {
  const rows = rules
    .filter(({ change }) => change !== undefined)
    .map(({ id, change }) => {
      const counts = reports.map(({ changes }) => changes.filter(({ ruleId }) => ruleId === id).length).filter((count) => count > 0);
      const total = counts.reduce((sum, count) => sum + count, 0);
      return {
        id,
        total,
        text: row([id, change?.isBreaking ? 'yes' : '', change?.updateClass ?? '', change?.sensitive ?? '', counts.length, total]),
      };
    })
    .sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1));
  return table(
    ['rule', 'breaking', 'class', 'sensitive', 'pairs', 'changes'],
    '---|---|---|---|--:|--:',
    rows.map(({ text }) => text),
  );
}

function factTable(): string {
  const facts = judged.flatMap((one) => one.facts);
  const kinds = [...Object.keys(rulesOfFact), 'breaking', 'nonBreaking', 'noSemanticChange'];
  const rows = kinds.map((kind) => {
    const count = (outcome: Outcome) => facts.filter((fact) => fact.kind === kind && fact.outcome === outcome).length;
    return row([kind, (rulesOfFact[kind] ?? []).join(', '), count('confirmed'), count('explained'), count('NOT EXPLAINED')]);
  });
  return table(['fact', 'told by', 'confirmed', 'explained', 'not explained'], '---|---|--:|--:|--:', rows);
}

function explanations(): string[] {
  const explained = judged.flatMap(({ pair, facts }) =>
    facts.filter(({ outcome }) => outcome === 'explained').map(({ kind, detail }) => row([pair.id, kind, detail])),
  );
  return explained.length === 0 ? [] : ['What is not confirmed, and why:', table(['pair', 'fact', 'why'], '---|---|---', explained)];
}

function pairTable(): string {
  const rows = judged.map(({ pair, report }) => {
    if (report === undefined) return row([pair.id, 'cannot be read', '', '', '', '']);
    const count = report.changes.filter((change) => change.breaking).length;
    const kinds = new Set(report.changes.map(({ ruleId }) => ruleId)).size;
    return row([pair.id, report.changes.length, kinds, count, report.updateClass, report.sensitive.join(', ')]);
  });
  return table(['pair', 'changes', 'kinds', 'breaking', 'update class', 'sensitive'], '---|--:|--:|--:|---|---', rows);
}

function table(names: readonly string[], alignment: string, rows: readonly string[]): string {
  return [row(names), `|${alignment}|`, ...rows].join('\n');
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}
