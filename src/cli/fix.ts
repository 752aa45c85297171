import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import type { Finding } from '../certify/finding.ts';
import { repairConnector } from '../certify/repair.ts';
import type { Connector } from '../connector/connector.ts';
import type { FolderEntry } from '../connector/folder.ts';
import { UserError } from '../connector/user-error.ts';
import { changeFiles, type FileChange } from '../io/change-files.ts';
import { findConnectors, readFoundConnector } from '../io/find-connectors.ts';
import { type FileVersion, renderDiff } from '../render/diff.ts';
import { escapeLine } from '../render/escape.ts';
import { counted, countFindings, pathOfFile } from '../render/words.ts';
import { judgesFor } from './judges.ts';
import { parseOptions } from './options.ts';
import { programOf } from './program-option.ts';
import { type Command, progressOn, type Terminal } from './terminal.ts';

const help = `certify fix [PATH…]: repair what has one right answer

PATH is a connector folder or any folder above connectors; without one, the current folder is searched. Files are changed
where they stand, by the smallest edits; a repair stays only when its finding is gone and no other came. A file can get
another name or mode too; none is ever deleted. What needs a person to decide is left, and so is a file that is not strict
JSON or repeats a name.

  --dry-run           print what would change as a diff, and change nothing
  --program PROGRAM   certified, independent-publisher or custom, for folders outside the programmes' own folders
  --config FILE       a configuration instead of the repository's certification.json: what is off there is not repaired
  --no-config         repair without configuration

Exit status: 0 no error is left, 1 at least one error is left, 2 nothing could be repaired.
`;

const rules: readonly Rule[] = Object.values(index);

export const fix: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions('fix', args, {
    'dry-run': { type: 'boolean', default: false },
    program: { type: 'string' },
    config: { type: 'string' },
    'no-config': { type: 'boolean', default: false },
  });
  const fallback = programOf(values.program);
  const found = findConnectors(positionals.length > 0 ? positionals : ['.'], terminal.cwd);
  const judges = await judgesFor(found, values, terminal);
  const progress = progressOn(terminal);
  const summary = { fixed: new Map<string, number>(), files: 0, left: { errors: 0, warnings: 0, hints: 0 } };

  const refused: string[] = [];

  for (const [position, { one, judge }] of judges.assigned.entries()) {
    progress.show(`Repairing ${position + 1} of ${found.length}: ${one.path}`);
    const connector = readFoundConnector(one, fallback);
    const repaired = repairConnector(connector, judge.certifier);
    const changed = changedFiles(connector, repaired.connector);
    if (values['dry-run']) {
      for (const { before, after } of changed) terminal.out(renderDiff(versionOf(one.path, before), versionOf(one.path, after)));
    } else {
      const refusal = await changeFiles(one.absolutePath, changed).catch(sentenceOf);
      if (refusal !== undefined) {
        refused.push(refusal);
        continue;
      }
    }
    summary.files += changed.length;
    for (const { ruleId } of repaired.fixed) summary.fixed.set(ruleId, (summary.fixed.get(ruleId) ?? 0) + 1);
    addTo(summary.left, (await judge.judge(repaired.connector)).report.findings);
  }
  progress.clear();

  // A diff goes on alone, so that it can be piped into git apply.
  (values['dry-run'] ? terminal.err : terminal.out)(summaryText(summary, values['dry-run']) + afterwards(summary.fixed));
  // One folder that cannot be repaired keeps nobody from repairing the others.
  for (const sentence of refused) terminal.err(`certify: ${escapeLine(sentence)}\n`);
  if (refused.length > 0) return 2;
  return summary.left.errors === 0 ? 0 : 1;
}

/** The sentence of an error that a person can do something about; any other is thrown on. */
function sentenceOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  throw error;
}

/** Repairs keep entries in their order, whatever becomes of their names; the changes come in the order in which git tells them. */
function changedFiles(before: Connector, after: Connector): FileChange[] {
  const changed: FileChange[] = [];
  for (const [position, entry] of after.entries.entries()) {
    const old = before.entries[position];
    if (old !== undefined && entry !== old) changed.push({ before: old, after: entry });
  }
  return changed.sort((a, b) => (a.after.path < b.after.path ? -1 : 1));
}

function versionOf(folder: string, { path, executable, bytes }: FolderEntry): FileVersion {
  return { path: pathOfFile(folder, path), isExecutable: executable, bytes };
}

interface Left {
  errors: number;
  warnings: number;
  hints: number;
}

function addTo(left: Left, findings: readonly Finding[]): void {
  const { errors, warnings, hints } = countFindings(findings);
  left.errors += errors;
  left.warnings += warnings;
  left.hints += hints;
}

function summaryText({ fixed, files, left }: { fixed: ReadonlyMap<string, number>; files: number; left: Left }, isDry: boolean): string {
  const rules = [...fixed].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const total = rules.reduce((sum, [, count]) => sum + count, 0);
  const width = String(rules[0]?.[1] ?? 0).length;
  const lines = rules.map(([rule, count]) => `  ${String(count).padStart(width)}  ${rule}`);
  const done = `${isDry ? 'Would repair' : 'Repaired'} ${counted(total, 'finding')} in ${counted(files, 'file')}`;
  const { errors, warnings, hints } = left;
  const head = total === 0 ? 'Nothing to repair.' : `${done}:\n${lines.join('\n')}`;
  return `${head}\nLeft: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(hints, 'hint')} (certify check --all lists them).\n`;
}

/** What the repairs leave to do elsewhere, each order once. */
function afterwards(fixed: ReadonlyMap<string, number>): string {
  const orders = rules.flatMap(({ id, afterRepair }) => (fixed.has(id) && afterRepair !== undefined ? [afterRepair] : []));
  return orders.length === 0 ? '' : `To do by hand:\n${[...new Set(orders)].map((order) => `  ${order}\n`).join('')}`;
}
