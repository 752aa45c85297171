import type { Location } from '../certify/finding.ts';
import type { DiffEntry, DiffReport } from '../change/diff-report.ts';
import { escapeJson } from './escape.ts';

/** A report of changes as `diff-report.schema.json` describes it: always the same order of members, a line for each change. */
export function renderChangesJson({ schemaVersion, updateClass, sensitive, breaking, changes, ...report }: DiffReport): string {
  const reasons = report.reasons.map(({ of, count, messages }) => ({ of, count, messages }));
  const head = JSON.stringify({ schemaVersion, updateClass, sensitive, breaking, reasons, notCompared: report.notCompared }, null, 2).slice(
    0,
    -2,
  );
  const lines = changes.map((change) => `    ${JSON.stringify(entryMembers(change))}`);
  return escapeJson(`${head},\n  "changes": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`);
}

function entryMembers(change: DiffEntry) {
  const { ruleId, codes, severity, updateClass, sensitive, message, fix, operation, fingerprint } = change;
  return {
    ruleId,
    codes,
    severity,
    breaking: change.breaking,
    updateClass,
    sensitive,
    message,
    fix,
    operation,
    old: change.old,
    new: change.new,
    fingerprint,
    location: placeMembers(change.location),
    previous: placeMembers(change.previous),
  };
}

function placeMembers({ file, pointer, line, column }: Location) {
  return { file, pointer, line, column };
}
