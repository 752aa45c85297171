import type { ConnectorReport } from '../certify/report.ts';
import { escapeLine } from './escape.ts';

/** Lines of a summary that is read in one glance. */
const mostTasks = 20;

/** What only a person can write of a connector that was just made: what its errors ask for, and the readme's headings without text. */
export function renderLeftToWrite(report: ConnectorReport, toWrite: readonly string[]): readonly string[] {
  // What to do about findings of one rule is mostly the same; where it is not, each deed has its line.
  const tasks = new Map<string, number>();
  for (const { ruleId, fix, severity } of report.findings) {
    const task = `${ruleId}: ${fix}`;
    if (severity === 'error') tasks.set(task, (tasks.get(task) ?? 0) + 1);
  }
  const sorted = [...tasks].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const lines = sorted.slice(0, mostTasks).map(([task, count]) => `${String(count).padStart(6)}  ${escapeLine(task)}`);
  const rest = sorted.length > mostTasks ? [`        … and ${sorted.length - mostTasks} more (certify check lists them)`] : [];
  const readme = toWrite.length === 0 ? [] : [`        readme.md, the sections without text: ${toWrite.map(escapeLine).join(', ')}`];
  if (lines.length + readme.length === 0) return ['\nNothing is left to write: it passes.'];
  return ['\nOnly a person can write this:', ...lines, ...rest, ...readme];
}
