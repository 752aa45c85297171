import type { ConnectorReport } from '../certify/report.ts';
import { escapeLine } from './escape.ts';
import { counted } from './words.ts';

/** Deeds of one rule that are told each; no rule is left out, so that nothing comes as a surprise later. */
const mostOfRule = 3;

/** Rules of warnings that are named. */
const mostWarned = 6;

/**
 * What only a person can write of a connector that was just made: what its errors ask for, and the readme's headings without text. `open` is
 * told as it is. Warnings are counted, with their rules.
 */
export function renderLeftToWrite(report: ConnectorReport, toWrite: readonly string[], open: readonly string[] = []): readonly string[] {
  // What to do about findings of one rule is mostly the same; where it is not, each deed has its line.
  const tasks = new Map<string, Map<string, number>>();
  for (const { ruleId, fix, severity } of report.findings) {
    if (severity !== 'error') continue;
    const deeds = tasks.get(ruleId) ?? new Map<string, number>();
    tasks.set(ruleId, deeds.set(fix, (deeds.get(fix) ?? 0) + 1));
  }
  const sorted = [...tasks].sort(([a, m], [b, n]) => sumOf(n.values()) - sumOf(m.values()) || (a < b ? -1 : 1));
  const lines = sorted.flatMap(([ruleId, deeds]) => {
    const told = [...deeds].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const rest = sumOf(told.slice(mostOfRule).map(([, count]) => count));
    return [
      ...told.slice(0, mostOfRule).map(([fix, count]) => `${String(count).padStart(6)}  ${escapeLine(`${ruleId}: ${fix}`)}`),
      ...(rest > 0 ? [`${String(rest).padStart(6)}  more of ${escapeLine(ruleId)} (certify check lists them)`] : []),
    ];
  });
  const readme =
    toWrite.length === 0
      ? []
      : [`        readme.md, the sections without text, which certify check does not find: ${toWrite.map(escapeLine).join(', ')}`];
  const others = open.map((one) => `        ${escapeLine(one)}`);
  if (lines.length + readme.length + others.length === 0) return ['\nNothing is left to write: it passes.', ...warned(report)];
  return ['\nOnly a person can write this:', ...lines, ...others, ...readme, ...warned(report)];
}

/** A warning fails no check, yet may be what the sandbox stumbles over, such as a webhook that nothing ends. */
function warned({ findings }: ConnectorReport): readonly string[] {
  const ids = findings.filter(({ severity }) => severity === 'warning').map(({ ruleId }) => ruleId);
  if (ids.length === 0) return [];
  const rules = [...new Set(ids)].sort();
  const named = rules.slice(0, mostWarned).map(escapeLine).join(', ');
  const rest = rules.length > mostWarned ? ` and ${counted(rules.length - mostWarned, 'other rule')}` : '';
  return [
    `\n${counted(ids.length, 'warning')} that certify check lists; none of them fails it, though certify test may stumble over one:`,
    `        ${named}${rest}`,
  ];
}

function sumOf(counts: Iterable<number>): number {
  return [...counts].reduce((sum, count) => sum + count, 0);
}
